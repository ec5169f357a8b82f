import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-provider-token',
  title: 'Token of another provider',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Tokens of more than a hundred other providers: clouds, hosts, registries, build services, databases, secret stores, monitoring. The list is in docs/secret-kinds.md.',
  why: 'whoever has the token can do what its owner can',
  fix: [
    {
      tool: 'any',
      text: 'Revoke it at the provider first, the finding names the page. Unpublishing does not recall copies.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
    { tool: 'ci', text: 'Prefer short-lived credentials that the workflow requests through OIDC.' },
  ],
  example: 'dist/deploy.js   glpat-…',
  quiet:
    'Placeholders are only counted. Where the form alone proves little, the name of the provider must stand beside it. Keys that are made for browsers are info.',
  cwe: 'CWE-798',
});
