import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'file-leakcheck-config',
  title: 'leakcheck configuration in the package',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: '`leakcheck.config.json` or `.jsonc` in the package.',
  why: 'it names what this project hides and which findings it accepted',
  fix: [
    {
      tool: 'npm',
      text: 'List what ships in `files`; the configuration is read from the project, never from a package.',
    },
  ],
  example: 'leakcheck.config.json',
  quiet: 'A package that publishes a shared policy on purpose: accept the finding with that reason.',
  cwe: 'CWE-538',
});
