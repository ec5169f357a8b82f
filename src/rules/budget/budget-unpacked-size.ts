import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'budget-unpacked-size',
  title: 'Unpacked-size budget exceeded',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'The size of all files of the package together, against `budgets.unpacked` of the configuration.',
  why: 'growth that nobody planned is often something that should not ship',
  fix: [
    {
      tool: 'any',
      text: 'Look at the largest files, which the finding lists, and keep out what does not belong there.',
    },
    { tool: 'any', text: 'If the package is meant to be that large, raise `budgets.unpacked`.' },
  ],
  example: '"budgets": { "unpacked": "20 MB" }   all files together are 62.1 MB',
  quiet: 'Packages of a project without this budget.',
});
