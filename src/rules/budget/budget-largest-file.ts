import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'budget-largest-file',
  title: 'Largest-file budget exceeded',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'The size of the largest file of the package, against `budgets.largestFile` of the configuration.',
  why: 'source maps, debug builds and recordings show as one file that is far larger than all others',
  fix: [
    { tool: 'npm', text: 'Keep the file out: `"files": ["dist", "!dist/huge.bin"]` in package.json.' },
    { tool: 'any', text: 'If the file belongs there, raise `budgets.largestFile`.' },
  ],
  example: '"budgets": { "largestFile": "5 MB" }   dist/cli.js.map, 59.8 MB',
  quiet: 'Packages of a project without this budget.',
});
