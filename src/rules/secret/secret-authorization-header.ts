import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-authorization-header',
  title: 'Literal Authorization header',
  family: 'credential',
  severity: 'high',
  severityIfOpen: 'high',
  what: '`Authorization: Basic …`, `Bearer …` and `Token …` with a literal value, and `curl -u user:password`.',
  why: 'whoever reads the header can send it again',
  fix: [
    { tool: 'any', text: 'Revoke the token, or change the password, at the server that accepts it.' },
    { tool: 'any', text: 'Build the header at run time from the environment or a secret store.' },
  ],
  example: 'dist/api.js   "Authorization": "Basic …"',
  quiet:
    'Variables and templates, words and placeholders, passwords made of words. Tokens of a known kind are reported as that kind.',
  cwe: 'CWE-798',
});
