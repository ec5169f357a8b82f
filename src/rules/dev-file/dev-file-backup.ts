import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-backup',
  title: 'Backup copy or leftover of a patch',
  family: 'dev-environment',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Files that editors and merge tools leave behind: `*.bak`, `*.orig`, `*.rej`, `*.old`, `*~`, swap files, `*.patch`, `*.diff`.',
  why: 'an older copy may hold what was removed from the file',
  fix: [
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    { tool: 'any', text: 'Delete it.' },
  ],
  example: 'lib/config.js.bak',
  quiet: 'Folders called patches; tests, fixtures and examples.',
  cwe: 'CWE-530',
  source: 'npm documentation, package.json, files',
});
