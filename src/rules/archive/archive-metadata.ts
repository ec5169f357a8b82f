import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-metadata',
  title: 'Builder identity, odd modes or unusual form of the archive',
  family: 'packaging-hygiene',
  severity: 'low',
  severityIfOpen: 'info',
  what: 'User and group names or ids, real modification times, unusual modes, comments and filled header fields that current npm does not write.',
  why: 'headers tell who packed, when and with what',
  fix: [{ tool: 'npm', text: 'Pack with current npm or pnpm: both write neutral owners, modes and times.' }],
  example: 'uid 501, uname NAME, mtime 2026-03-31',
  quiet: 'Folder entries. Packages made by old npm releases are info when open.',
  cwe: 'CWE-538',
});
