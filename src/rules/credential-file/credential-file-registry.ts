import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-registry',
  title: 'Package-registry credential file',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'A literal token or password for a registry: `_authToken`, `_auth`, `_password` (npm, pnpm), `npmAuthToken`, `npmAuthIdent` (yarn), bunfig.toml, .pypirc, pip.conf, cargo and RubyGems credentials. npm and yarn lines are found in any file; outside rc files the value itself must look like a credential.',
  why: 'whoever reads it can act as its owner at the registry, which often includes publishing',
  fix: [
    {
      tool: 'any',
      text: 'Revoke it first: unpublishing does not recall copies. Then put a reference such as `${NPM_TOKEN}` in its place.',
    },
    {
      tool: 'npm',
      text: 'Write `//registry.example.org/:_authToken=${NPM_TOKEN}` and set the variable where you publish; keep `.npmrc` with literals in your home folder.',
    },
    { tool: 'yarn', text: 'Write `npmAuthToken: "${NPM_TOKEN}"`. npm packs `.yarnrc.yml`: keep it out of `files`.' },
    { tool: 'bun', text: 'Write `token = "$NPM_TOKEN"` in bunfig.toml. npm packs that file: keep it out of `files`.' },
    { tool: 'ci', text: 'Prefer trusted publishing (OIDC), which needs no stored token.' },
  ],
  example: '.npmrc   //registry.example.org/:_authToken=…',
  quiet:
    'References (`${NPM_TOKEN}`), placeholders, client code that handles such keys. `npm_` tokens are reported as `secret-npm-token`.',
  cwe: 'CWE-798',
  source: 'npm documentation, npmrc, auth related configuration',
});
