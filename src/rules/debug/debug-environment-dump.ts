import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-environment-dump',
  title: 'Dumped environment',
  family: 'debug-info',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'Three or more of PATH, HOME, PWD, `npm_config_*`, `GITHUB_*`, `CI_*`, `RUNNER_*` with values side by side, one of them what only a machine or a run has (a folder, a commit, a number, a branch, an address): in bundles, maps, logs and data files.',
  why: 'whoever dumps the environment dumps its secrets too, in this build or in the next one',
  fix: [
    {
      tool: 'any',
      text: 'Rotate every secret that the build could see. Then replace only the variables that the code needs.',
    },
    {
      tool: 'esbuild, vite, webpack',
      text: 'Define single names, for example `"process.env.NODE_ENV": JSON.stringify("production")`, never `process.env` as a whole.',
    },
  ],
  example: 'define: {"process.env": {"PATH":…, "HOME":…, "npm_config_cache":…}}',
  quiet:
    'Code that reads or passes variables on, lists of names, templates such as `${HOME}`. Tests, fixtures and documentation are low.',
  cwe: 'CWE-526',
});
