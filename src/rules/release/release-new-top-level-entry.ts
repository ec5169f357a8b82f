import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-new-top-level-entry',
  title: 'New top-level or dot entry',
  family: 'release-diff',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'With `compare`: files and folders in the root of the package, and names with a leading dot anywhere, that an earlier release did not have.',
  why: 'settings of tools and agents, and scratch folders, get into packages as one new entry of a few hundred bytes',
  fix: [
    { tool: 'any', text: 'Keep it out: list what belongs into the package in `files` of package.json.' },
    { tool: 'any', text: 'If it belongs there, accept this finding: `leakcheck allow <id> --reason "…"`.' },
  ],
  example: '.claude/settings.local.json',
  quiet: 'New files in folders that were there before.',
});
