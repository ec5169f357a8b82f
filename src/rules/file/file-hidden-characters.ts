import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'file-hidden-characters',
  title: 'Hidden characters in code',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'Code in which a bidirectional override or isolate is still open at the end of its line, or in which an invisible character stands inside a word.',
  why: 'a reviewer reads something else than the machine runs',
  fix: [{ tool: 'any', text: 'Write such characters as escapes (`\\u202e`), and find out who put them there.' }],
  example: 'if (level !== "user<U+202E> // Check if admin") {',
  quiet:
    'Tables and classes of characters, closed isolates, byte order marks at the start, text in languages that need joiners. Translations into right-to-left languages use such characters on purpose, so this warns and does not fail by default. Invisible characters are low in open packages.',
  cwe: 'CWE-1007',
  source: 'Trojan Source, CVE-2021-42574',
});
