import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'package-no-files-allowlist',
  title: 'No effective files allowlist',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'In package.json: no `files` list, one with an entry that matches everything, or one with a folder that holds source maps with text. In a folder also an `.npmignore` that makes npm overlook entries of `.gitignore`.',
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
  quiet:
    'Info for published packages and tarballs: the list of files is there to be judged itself. Maps of open packages, and maps that `files` names. Entries of `.gitignore` for what npm never packs and for what entry points lead into.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
