import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-webhook-url',
  title: 'Incoming webhook URL',
  family: 'credential',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Webhook addresses of Slack, Discord and Microsoft Teams: the address is the credential.',
  why: 'whoever has the address can post into the channel',
  fix: [
    { tool: 'any', text: 'Delete the webhook or make a new address first.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/report.js   https://hooks.slack.com/services/…',
  quiet: 'Documentation values such as `T00000000` are only counted.',
  cwe: 'CWE-798',
  source: 'Slack documentation, incoming webhooks',
});
