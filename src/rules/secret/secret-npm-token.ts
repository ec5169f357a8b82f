import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-npm-token',
  title: 'npm access token',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: '`npm_` and 36 characters of which the last six are a checksum of the others. Found in any bytes: code, maps, binaries, rc files.',
  why: 'whoever has the token can publish in your name, and packages published that way spread the theft',
  fix: [
    {
      tool: 'npm',
      text: 'Revoke it now: `npm token list`, then `npm token revoke <id>`. Then check the versions published since it leaked.',
    },
    {
      tool: 'ci',
      text: 'Publish with trusted publishing (OIDC): `npm publish` in a workflow with `id-token: write` needs no token.',
    },
    { tool: 'any', text: 'Refer to it as `${NPM_TOKEN}` in `.npmrc`, and keep that file out of the package.' },
  ],
  example: '//registry.example.org/:_authToken=npm_…',
  quiet: 'A wrong checksum is info and possible: somebody made the value up. Placeholders are only counted.',
  cwe: 'CWE-798',
  source: 'GitHub blog, new access token format of npm, 2021',
});
