import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-lockfile',
  title: 'Lock file in a library',
  family: 'dev-environment',
  severity: 'low',
  severityIfOpen: 'info',
  what: 'package-lock.json, yarn.lock, pnpm-lock.yaml, bun.lock, deno.lock.',
  why: 'installers ignore it in a package, and its `resolved` addresses can name a private registry',
  fix: [
    {
      tool: 'npm',
      text: 'Exclude it. npm leaves the root package-lock.json, yarn.lock and pnpm-lock.yaml out, but packs bun.lock and those in subfolders.',
    },
    {
      tool: 'cli',
      text: 'To pin the dependencies of a command-line tool use npm-shrinkwrap.json, which is not reported.',
    },
  ],
  example: 'bun.lock\ntemplates/app/package-lock.json',
  quiet: 'npm-shrinkwrap.json.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
