import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'path-build-directory',
  title: 'CI workspace or build directory',
  family: 'personal-data',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'Absolute paths of build services (`/home/runner/work/…`, `D:\\a\\<repository>\\<repository>`, `/codebuild/output/…` and others), and `file:///` URLs of a home or workspace.',
  why: 'the path names the service, often an internal repository, and shows that the build is not reproducible',
  fix: [
    {
      tool: 'webpack',
      text: 'Set `module.parser.javascript.importMeta: false`: webpack replaces `import.meta.url` by the path of the build.',
    },
    {
      tool: 'esbuild',
      text: 'A plugin that resolves to absolute paths prints them as `namespace:/path`: return paths relative to the project.',
    },
    { tool: 'any', text: 'Build in a folder with a neutral name, or strip the comment that holds the path.' },
  ],
  example: '// wasm-embedded:/home/runner/work/acme/acme/release/parser.wasm',
  quiet:
    'Bare prefixes such as `/workspace/`, `/builds/`, `/root/`, `D:\\a\\b`; every shape needs the folders that the service makes. Workspace paths are low in open packages, URLs are not.',
  cwe: 'CWE-200',
  source: 'reproducible-builds.org, build path',
});
