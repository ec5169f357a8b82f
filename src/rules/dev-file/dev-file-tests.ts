import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-tests',
  title: 'Tests and fixtures',
  family: 'dev-environment',
  severity: 'medium',
  severityIfOpen: 'off',
  what: 'Folders called test, tests, __tests__, spec, fixtures or __mocks__ with at least one file that behaves like a test, and `*.test.*` or `*.spec.*` files that do.',
  why: 'tests show how a closed product behaves inside, with the data it was tried on',
  fix: [
    {
      tool: 'npm',
      text: 'List the build folder in `files`, for example `"files": ["dist"]`, or add `"!**/*.test.*"`.',
    },
  ],
  example: 'test/billing/limits.test.js',
  quiet: 'Open packages. Product modules with such a name; folders in which nothing is a test.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
