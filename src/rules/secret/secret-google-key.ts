import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-google-key',
  title: 'Google API key or OAuth secret',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'API keys (`AIza…`), OAuth client secrets (`GOCSPX-…`), access and refresh tokens, HMAC keys of Cloud Storage, reCAPTCHA keys.',
  why: 'what the key opens depends on its restrictions; refresh tokens and HMAC keys open data',
  fix: [
    {
      tool: 'any',
      text: 'Restrict the key to its web sites and APIs, or delete it under APIs and services → Credentials.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/app.js   AIza…',
  quiet:
    'Keys for browsers are public by design and info. Secrets of installed applications are medium: Google does not treat them as confidential.',
  cwe: 'CWE-798',
  source: 'Google Cloud documentation, API keys',
});
