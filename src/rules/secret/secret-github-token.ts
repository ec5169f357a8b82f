import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-github-token',
  title: 'GitHub token',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Personal access tokens (classic and fine-grained), OAuth, app and refresh tokens, tokens in clone URLs. The checksum of classic tokens is verified.',
  why: 'whoever has the token can read and change what its owner can, often including releases and workflows',
  fix: [
    {
      tool: 'any',
      text: 'Revoke it first: Settings → Developer settings → Personal access tokens, or the settings of the app.',
    },
    {
      tool: 'ci',
      text: 'Use the `GITHUB_TOKEN` of the workflow; it ends with the job. Do not let a build write it into its output.',
    },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
  ],
  example: 'dist/index.js   ghp_…',
  quiet: 'A wrong checksum is info and possible: somebody made the value up. Placeholders are only counted.',
  cwe: 'CWE-798',
  source: 'GitHub blog, new authentication token formats, 2021',
});
