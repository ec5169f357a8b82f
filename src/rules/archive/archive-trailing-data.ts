import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-trailing-data',
  title: 'Data after the end of the archive',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Bytes behind the end of the tar or of the compressed stream: further members, a second archive, anything but zero padding. They are scanned too.',
  why: 'installers ignore these bytes, so nobody sees what is published in them',
  fix: [
    { tool: 'npm', text: 'Pack again with `npm pack` and publish that file.' },
    { tool: 'any', text: 'If a tool of yours appends data, for example a signature, publish it as a file of its own.' },
  ],
  example: 'package.tgz = [gzip stream] [more bytes]',
  quiet: 'Zero padding.',
  cwe: 'CWE-436',
  source: 'RFC 1952, GZIP file format; POSIX.1-2017, pax interchange format',
});
