import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'manifest-install-metadata',
  title: 'npm install metadata in package.json',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Keys that npm 6 and older wrote into the package.json of what they installed: `_where`, `_args`, `_resolved`, `_from`, `_requiredBy`, `_spec`, `_shasum`. One finding with every file. `gitHead` of the package itself is listed as info.',
  why: 'they name local folders, users and registries of the machine that bundled the package',
  fix: [{ tool: 'npm', text: 'Bundle from a clean install with npm 7 or newer, or delete the keys.' }],
  example: '"_where": "/Users/<name>/code/acme"',
  quiet: 'Keys of other tools. Without `_where` and `_args` it is low.',
  cwe: 'CWE-200',
});
