import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'budget-packed-size',
  title: 'Packed-size budget exceeded',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'The size of the tarball, against `budgets.packed` of the configuration.',
  why: 'everybody who installs the package downloads it, and growth that nobody planned is often something that should not ship',
  fix: [
    {
      tool: 'any',
      text: 'Look at the largest files, which the finding lists, and keep out what does not belong there.',
    },
    { tool: 'any', text: 'If the package is meant to be that large, raise `budgets.packed`.' },
  ],
  example: '"budgets": { "packed": "4 MB" }   the tarball is 12.0 MB',
  quiet: 'Packages of a project without this budget.',
});
