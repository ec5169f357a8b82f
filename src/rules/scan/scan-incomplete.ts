import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'scan-incomplete',
  title: 'Content that was not fully scanned',
  family: 'scan',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Something could not be read to its end: cut or corrupt archives, encryption, unknown containers, a limit that was reached.',
  why: 'what was not read was not checked, so the result is undecided and never a pass',
  fix: [
    {
      tool: 'any',
      text: 'Read the detail: rebuild a broken archive, remove or accept what is encrypted, raise the limit that is named.',
    },
  ],
  example: 'assets/data.zip: encrypted',
  quiet: 'Nothing: every byte that was skipped is listed.',
});
