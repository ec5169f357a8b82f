/** What typically stands in the files of fixtures/packed-by-default.json. Secrets are made at run time. */
import { Buffer } from 'node:buffer';
import { expand, make } from './fixture-values.ts';

const HOST = 'git.acme-holding.corp';
const REGISTRY = `https://npm.acme-holding.corp/dep/-/dep-1.0.0.tgz`;

const TEXTS: Readonly<Record<string, string>> = {
  '.env': 'PORT=3000\nDB_PASSWORD={{random:20}}\n',
  '.env.local': 'API_SECRET={{random:24}}\n',
  '.env.production': 'DATABASE_PASSWORD={{random:22}}\n',
  '.dev.vars': 'API_SECRET={{random:24}}\n',
  '.yarnrc': `"//npm.acme-holding.corp/:_authToken" "{{random:36}}"\n`,
  '.yarnrc.yml': 'npmAuthToken: "{{random:36}}"\n',
  'bunfig.toml': `[install.registry]\nurl = "https://npm.acme-holding.corp/"\ntoken = "{{random:36}}"\n`,
  '.netrc': `machine ${HOST}\nlogin ci\npassword {{random:24}}\n`,
  '.git-credentials': `https://ci:{{random:30}}@${HOST}\n`,
  '.pypirc': '[pypi]\nusername = ci\npassword = {{random:30}}\n',
  '.ssh/id_ed25519': '{{key}}\n',
  '.ssh/config': `Host ${HOST}\n  User deploy\n`,
  '.ssh/known_hosts': `${HOST} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA\n`,
  '.aws/credentials': '[default]\naws_secret_access_key = {{random:40}}\n',
  '.aws/config': '[profile staging]\nregion = eu-central-1\n',
  '.docker/config.json': `{"auths":{"docker.acme-holding.corp":{"auth":"{{login:ci}}"}}}`,
  '.bash_history': 'cd acme\nexport DEPLOY_TOKEN={{random:32}}\nnpm publish\n',
  '.claude/settings.local.json': '{"permissions":{"allow":["Bash(npm test:*)","Bash(git push:*)"]}}',
  '.claude/settings.json': '{"hooks":{}}',
  '.claude/agents/reviewer.md': '# Reviewer\nReads every change.\n',
  'CLAUDE.md': '# Architecture\n',
  'AGENTS.md': '# How to build\n',
  '.mcp.json': '{"mcpServers":{"db":{"command":"db-server","env":{"DB_PASSWORD":"{{random:24}}"}}}}',
  '.cursor/mcp.json': '{"mcpServers":{"db":{"command":"db-server","env":{"DB_PASSWORD":"{{random:24}}"}}}}',
  '.cursor/rules/style.mdc': 'Use tabs.\n',
  '.cursorrules': 'Use tabs.\n',
  '.aider.chat.history.md': '# aider chat started\n\n#### fix the login\n',
  '.aider.conf.yml': 'model: large\n',
  '.idea/workspace.xml': '<project version="4"></project>\n',
  '.vscode/settings.json': '{"editor.tabSize": 2}',
  '.github/workflows/release.yml': 'on: push\njobs: {}\n',
  '.gitlab-ci.yml': 'stages: [build]\n',
  '.circleci/config.yml': 'version: 2.1\n',
  Jenkinsfile: 'pipeline { agent any }\n',
  '.husky/pre-commit': 'npm test\n',
  '.changeset/brave-cats.md': "---\n'acme': minor\n---\nSomething new.\n",
  '.gitattributes': '*.png binary\n',
  '.gitmodules': `[submodule "core"]\n  path = core\n  url = https://${HOST}/core.git\n`,
  '.jj/repo/store/type': 'git',
  '.eslintcache': '[{"size":1}]',
  '.nyc_output/out.json': '{"src/a.js":{"path":"src/a.js","s":{}}}',
  'coverage/lcov.info': 'TN:\nSF:src/a.js\nDA:1,1\nend_of_record\n',
  'coverage/lcov-report/index.html': '<html><body>All files</body></html>\n',
  'coverage/coverage-final.json': '{"src/a.js":{"path":"src/a.js","s":{}}}',
  'tsconfig.tsbuildinfo': '{"fileNames":["./src/a.ts"],"version":"5.9.3"}',
  '.turbo/turbo-build.log': 'build done\n',
  '.next/cache/webpack/index.pack': 'pack\n',
  '.venv/pyvenv.cfg': 'home = python\nversion = 3.12.1\n',
  '__pycache__/tool.cpython-312.pyc': 'cached\n',
  '.vercel/project.json': '{"projectId":"prj_{{random:28}}","orgId":"team_{{random:24}}"}',
  '.terraform/terraform.tfstate': '{"version":3,"serial":1,"lineage":"x","backend":{"type":"s3"}}',
  'terraform.tfstate': '{"version":4,"terraform_version":"1.9.0","outputs":{},"resources":[]}',
  '.sentryclirc': '[auth]\ntoken={{random:64}}\n',
  'sentry.properties': 'defaults.org=acme\nauth.token={{random:64}}\n',
  'npm-debug.log.123': '0 info it worked if it ends with ok\n1 verbose cli [ node, npm ]\n',
  'yarn-error.log': 'Arguments:\n  node yarn.js install\n\nPATH:\n  bin\n\nTrace:\n  Error: x\n',
  'pnpm-debug.log': '0 debug pnpm:scope\n1 error no lockfile\n',
  'server.log': '2026-01-02T03:04:05Z INFO started\n2026-01-02T03:04:06Z INFO listening\n',
  'bun.lock': '{"lockfileVersion":1,"packages":{}}',
  'sub/package-lock.json': '{"name":"sub","lockfileVersion":3,"packages":{}}',
  'npm-shrinkwrap.json': `{"name":"acme","lockfileVersion":3,"packages":{"node_modules/dep":{"version":"1.0.0","resolved":"${REGISTRY}"}}}`,
  'sub/node_modules/dep/package.json': '{"name":"dep","version":"1.0.0"}',
  id_rsa: '{{key}}\n',
  'server.key': '{{key}}\n',
  'server.pem': '{{key}}\n',
  'dump.sql': "-- PostgreSQL database dump\nINSERT INTO users (name, mail) VALUES ('a', 'a@example.org');\n",
  'Heap.20260101.heapsnapshot': '{"snapshot":{"meta":{"node_fields":["type"]},"node_count":1}}',
  'index.js.rej': '--- a/index.js\n+++ b/index.js\n@@ -1 +1 @@\n-a\n+b\n',
  'index.js~': 'module.exports = 0;\n',
  'config.gypi': "{'variables': {'nodedir': '/opt/node', 'user_agent': 'npm'}}\n",
};
const CORE_DUMP = '7f454c46 02010100 00000000 00000000 0400';

/** The bytes of the file at one of those paths. */
export function typicalContent(path: string): Buffer {
  switch (path) {
    case 'dist/index.js.map':
      return make({ sources: 30 }, path);
    case 'acme-0.9.0.tgz':
      return make({ tgz: { 'package.json': '{"name":"acme","version":"0.9.0"}', 'src/a.ts': 'let a = 1;\n' } }, path);
    case 'app.sqlite':
      return make({ hex: Buffer.from('SQLite format 3\0').toString('hex'), size: 4096 }, path);
    case 'core':
    case 'core.123':
      return make({ hex: CORE_DUMP, size: 4096 }, path);
    case 'Thumbs.db':
      return make({ hex: 'd0cf11e0a1b11ae1', size: 512 }, path);
    default: {
      const text = TEXTS[path];
      if (text === undefined) throw new Error(`nothing is known about ${path}`);
      return Buffer.from(expand(text, path));
    }
  }
}
