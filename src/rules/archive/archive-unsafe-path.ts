import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-unsafe-path',
  title: 'Unsafe path in the archive',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'An absolute path, a drive letter, `..`, a backslash, a name that Windows reserves, or a path that is too long or too deep.',
  why: 'careless extractors write outside their folder, and systems disagree on what the file is called',
  fix: [{ tool: 'npm', text: 'Pack again with `npm pack`, and rename the file if its name is the cause.' }],
  example: 'package/../../etc/profile',
  quiet: 'Folder entries, and a top folder that is not called `package`.',
  cwe: 'CWE-22',
  source: 'Microsoft documentation, naming files, paths and namespaces',
});
