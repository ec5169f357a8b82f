import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-hidden-entry',
  title: 'Content that installation drops',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Bytes in the archive that npm does not write to disk: bodies of entry types it skips, entries without a folder, blocks it rejects.',
  why: 'the content is public, yet no installed copy shows it',
  fix: [{ tool: 'npm', text: 'Pack again with `npm pack`; it writes plain files only.' }],
  example: 'an entry of an unknown type with a body of 40 kB',
  quiet: 'Directories, and links, which have their own rule.',
  cwe: 'CWE-436',
  source: 'POSIX.1-2017, pax interchange format',
});
