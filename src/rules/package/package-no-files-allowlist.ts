import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'package-no-files-allowlist',
  title: 'No effective files allowlist',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'package.json has no `files` list, or one with an entry that matches everything.',
  why: 'every new file in the folder ships until somebody forbids it, and the next one may be a secret',
  fix: [
    {
      tool: 'npm',
      text: 'Add the build folder: `"files": ["dist", "!**/*.map"]`. package.json, README and LICENSE ship anyway.',
    },
    {
      tool: '.npmignore',
      text: 'Delete it when you add `files`. npm stops reading .gitignore as soon as an .npmignore exists.',
    },
    { tool: 'any', text: 'Check the result with `npm pack --dry-run`.' },
  ],
  example: 'package.json   {"name":"acme-cli","main":"dist/index.js"}',
  quiet: 'Info for published packages and tarballs: the list of files is there to be judged itself.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
