import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-whole-repository',
  title: 'Whole repository published',
  family: 'source-exposure',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'No `files` list, no `.npmignore`, and at least three signs of a checkout: CI configuration, tests, benchmarks, documentation, examples, scripts, tool settings, sources beside the build.',
  why: 'everything that lies in the folder ships, also what is added tomorrow',
  fix: [{ tool: 'npm', text: 'Add `"files"` to package.json with the build folder and the entry points.' }],
  example: 'package.json without "files", .github/, test/, src/ beside dist/',
  quiet: 'Small packages with fewer signs.',
  cwe: 'CWE-540',
  source: 'npm documentation, package.json, files',
});
