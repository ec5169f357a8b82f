import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-slack-token',
  title: 'Slack token',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Bot, user, app, configuration and session tokens.',
  why: 'whoever has the token can read and write in the workspace',
  fix: [
    { tool: 'any', text: 'Revoke it with `auth.revoke` or in the settings of the app first.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/notify.js   xoxb-…',
  quiet: 'Placeholders are only counted.',
  cwe: 'CWE-798',
  source: 'Slack documentation, token types',
});
