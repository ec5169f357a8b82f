import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-deceptive-name',
  title: 'Deceptive file name',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'A name with bidirectional, zero-width or control characters, invalid UTF-8, or one that differs from another only in case or Unicode form.',
  why: 'the name that people read is not the name of the file',
  fix: [{ tool: 'any', text: 'Rename the file to plain characters that stay different when case is ignored.' }],
  example: 'package/invoice‹U+202E›sj.exe',
  quiet: 'Letters of any language.',
  cwe: 'CWE-451',
  source: 'Unicode Technical Report 36',
});
