import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-untagged',
  title: 'Version without a git tag',
  family: 'release-diff',
  severity: 'low',
  severityIfOpen: 'info',
  what: 'With `compare`, for folders in a git checkout: whether a tag at the current commit ends with the version.',
  why: 'later nobody can tell which source this release was made from',
  fix: [{ tool: 'any', text: 'Tag the commit before you publish: `npm version` does.' }],
  example: '1.2.3   tags at this commit: none',
  quiet: 'Tags with a name before the version (`cli-v1.2.3`, `@acme/cli@1.2.3`).',
});
