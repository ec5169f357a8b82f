import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'budget-file-count',
  title: 'File-count budget exceeded',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'The number of files in the package, against `budgets.files` of the configuration.',
  why: 'a jump in the number of files is most often a folder that nobody meant to ship',
  fix: [
    { tool: 'npm', text: 'List what the build makes in `files` of package.json: `"files": ["dist"]`.' },
    { tool: 'any', text: 'If the package is meant to be that large, raise `budgets.files`.' },
  ],
  example: '"budgets": { "files": 300 }   the package holds 1,204 files',
  quiet: 'Packages of a project without this budget.',
});
