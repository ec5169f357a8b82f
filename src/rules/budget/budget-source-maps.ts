import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'budget-source-maps',
  title: 'Source-map budget exceeded',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'The size of all source maps together, against `budgets.sourceMaps` of the configuration. Inline maps count with their decoded size; `0` forbids every map.',
  why: 'maps that come back with a change of the build settings are how source gets published by accident',
  fix: [
    {
      tool: 'any',
      text: 'Switch source maps off in the release build, or keep them out: `"!**/*.map"` behind the folders in `files`.',
    },
    { tool: 'any', text: 'If the maps are meant to ship, raise `budgets.sourceMaps`.' },
  ],
  example: '"budgets": { "sourceMaps": 0 }   dist/cli.js.map',
  quiet: 'Packages of a project without this budget.',
});
