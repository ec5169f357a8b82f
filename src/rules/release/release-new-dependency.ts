import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-new-dependency',
  title: 'New runtime dependency',
  family: 'release-diff',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'With `compare`: names in `dependencies` and `optionalDependencies` that an earlier release did not have.',
  why: 'its code runs wherever yours is installed, and hijacked releases often add nothing but a dependency',
  fix: [
    { tool: 'any', text: 'Make sure that the name is spelt right and that somebody of you added it.' },
    { tool: 'any', text: 'If it is meant, accept this finding: `leakcheck allow <id> --reason "…"`.' },
  ],
  example: '"dependencies": {"acme-utils": "^1.0.0"}   was not there in 1.14.0',
  quiet: 'Other versions of known dependencies, and `devDependencies`.',
});
