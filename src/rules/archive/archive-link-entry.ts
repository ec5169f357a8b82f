import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-link-entry',
  title: 'Link or device in the archive',
  family: 'packaging-hygiene',
  severity: 'low',
  severityIfOpen: 'low',
  what: 'A symbolic link, hard link, device or FIFO in the tar. npm drops links when it installs.',
  why: 'the link does not work for anybody, and its target can name a path of the machine that packed it',
  fix: [{ tool: 'npm', text: 'Pack with `npm pack`, which leaves links out; ship the file itself.' }],
  example: 'package/bin/tool -> /home/NAME/tool',
  quiet: 'Nothing.',
  cwe: 'CWE-59',
});
