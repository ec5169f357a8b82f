import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'policy-stale-baseline',
  title: 'Baseline entry that matches nothing',
  family: 'scan',
  severity: 'low',
  severityIfOpen: 'low',
  what: 'Entries of the baseline whose finding is gone: one finding for all of them, with their lines.',
  why: 'they would silently accept the same mistake if somebody makes it again',
  fix: [{ tool: 'any', text: 'Remove them with `leakcheck baseline --prune`.' }],
  example:
    'leakcheck-baseline.json:3   { "fingerprint": "lc1:path-home-directory:…", "rule": "path-home-directory", … }',
  quiet: 'Entries for other packages, and all entries if the scan is incomplete.',
});
