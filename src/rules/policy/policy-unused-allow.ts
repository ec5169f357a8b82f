import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'policy-unused-allow',
  title: 'Exception that matches nothing',
  family: 'scan',
  severity: 'low',
  severityIfOpen: 'low',
  what: 'An entry of "allow" in the configuration that accepted no finding, because what it was for is gone.',
  why: 'it would silently accept the same mistake if somebody makes it again',
  fix: [
    { tool: 'any', text: 'Delete the entry.' },
    { tool: 'monorepo', text: 'Name the packages it is for in "packages": it is ignored for all others.' },
  ],
  example: 'leakcheck.config.json:31  { "rule": "path-home-directory", "paths": ["dist/old.js"], … }',
  quiet: 'Entries for other packages, and all entries if the scan is incomplete.',
});
