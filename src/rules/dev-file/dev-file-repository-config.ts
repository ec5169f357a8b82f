import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-repository-config',
  title: 'CI, container or repository configuration',
  family: 'dev-environment',
  severity: 'medium',
  severityIfOpen: 'info',
  what: '`.github`, `.circleci`, `.travis.yml`, Dockerfile, compose files, `.husky`, `.changeset`, `.gitattributes`, TODO and notes.',
  why: 'such files name deploy hosts, secrets, image registries and plans that are not announced',
  fix: [{ tool: 'npm', text: 'List what ships in `files`: the package needs none of them at run time.' }],
  example: '.github/workflows/release.yml',
  quiet: '`.github/FUNDING.yml`, language grammars such as `dockerfile.js`. Info for open packages.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
