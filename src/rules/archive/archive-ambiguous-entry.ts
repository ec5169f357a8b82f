import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-ambiguous-entry',
  title: 'Entry that readers interpret differently',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'An entry whose name, size or type depends on who reads it: PAX against ustar fields, GNU long names, two manifests, size fields that differ.',
  why: 'what a reviewer sees and what an installer writes can be two different packages',
  fix: [{ tool: 'npm', text: 'Pack again with `npm pack`.' }],
  example: 'ustar name package/a.js, PAX path package/b.js',
  quiet: 'PAX paths for long names and for names outside ASCII are normal.',
  cwe: 'CWE-436',
  source: 'POSIX.1-2017, pax interchange format',
});
