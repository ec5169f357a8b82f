import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-build-cache',
  title: 'Build, lint or compiler cache',
  family: 'dev-environment',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'Caches of bundlers and frameworks (`.next/cache`, `.turbo`, `.nx`, `.parcel-cache`, `.swc` and others), of linters, and TypeScript build info.',
  why: 'caches hold copies of the source, values of the environment and absolute paths',
  fix: [
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    { tool: 'tsc', text: 'Set `tsBuildInfoFile` to a folder that is not packed.' },
  ],
  example: '.turbo/turbo-build.log',
  quiet: 'Lint caches and `*.tsbuildinfo` are low. Inside bundled dependencies it is one finding for all of them.',
  cwe: 'CWE-538',
  source: 'TypeScript documentation, tsBuildInfoFile',
});
