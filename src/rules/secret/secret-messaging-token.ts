import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-messaging-token',
  title: 'Token of a messaging service',
  family: 'credential',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Keys of SendGrid, Mailgun, Mailchimp, Brevo, Resend, Twilio and others, and bot tokens of Discord and Telegram.',
  why: 'whoever has the token can send in your name and often read what was sent',
  fix: [
    { tool: 'any', text: 'Revoke it at the provider first, the finding names the page.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/mailer.js   SG.…',
  quiet:
    'Placeholders are only counted. A bare hex string is never a token: it needs the name of the provider beside it.',
  cwe: 'CWE-798',
});
