import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-generic-assignment',
  title: 'Random value in a setting named after a secret',
  family: 'credential',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'A name with `secret`, `token`, `passw`, `apikey` or `credential` that is given a quoted random value. Off by default: switch it on with `--rule secret-generic-assignment=warn`.',
  why: 'no provider is known for the value, but its name says that it is meant to be secret',
  fix: [
    {
      tool: 'any',
      text: 'If it is a credential, revoke it where it was issued; else rename the setting or accept the finding.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'config.js   dbPassword: "…"',
  quiet: 'Minified code is not looked at. Identifiers, sentences, hashes, paths, URLs and templates are no values.',
  cwe: 'CWE-798',
});
