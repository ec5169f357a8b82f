import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-new-file-type',
  title: 'New file type against the previous release',
  family: 'release-diff',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'With `compare`: the first source map ever, the first one with source text in it, or an extension that no file of an earlier release had.',
  why: 'a kind of file that was never published before is rarely published on purpose',
  fix: [
    { tool: 'any', text: 'Keep it out if it does not belong there: `"files": ["dist", "!**/*.map"]` in package.json.' },
    { tool: 'any', text: 'If it does, accept this finding: `leakcheck allow <id> --reason "…"`.' },
  ],
  example: 'dist/cli.js.map   the first source maps: 2.1.87 had none',
  quiet: 'Files without an extension.',
});
