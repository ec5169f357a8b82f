import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-duplicate-entry',
  title: 'Path that occurs twice',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'Two entries with one installed path, also after normalisation. Every copy is scanned.',
  why: 'the last copy wins on disk while the first stays public',
  fix: [{ tool: 'npm', text: 'Pack again with `npm pack`, which writes every path once.' }],
  example: 'package/index.js (1 kB)\npackage/index.js (9 kB)',
  quiet: 'Copies with the same content are info.',
  cwe: 'CWE-436',
  source: 'POSIX.1-2017, pax interchange format',
});
