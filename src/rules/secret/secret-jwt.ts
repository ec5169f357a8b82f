import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-jwt',
  title: 'JSON Web Token',
  family: 'credential',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'A signed token whose header and payload decode, and which has not expired.',
  why: 'whoever has the token is its subject until it expires',
  fix: [
    { tool: 'any', text: 'End the session or rotate the signing key at the issuer.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/api.js   Authorization: "Bearer eyJ…"',
  quiet: 'Expired tokens, tokens that live for less than a day, unsigned ones and the sample of jwt.io.',
  cwe: 'CWE-798',
  source: 'RFC 7519, JSON Web Token',
});
