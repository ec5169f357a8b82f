import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'internal-deny-word',
  title: 'Word of your word list',
  family: 'internal-infrastructure',
  severity: 'medium',
  severityIfOpen: 'info',
  what: 'Names that you listed because they must not get out yet: code names, customers, features. Found in any casing, with any separators and as part of identifiers, in paths, text, binaries and texts inside maps.',
  why: 'a name in a release is an announcement',
  fix: [
    {
      tool: 'any',
      text: 'Rename it, or keep the code behind it out of the build. The report gives the number of the word in your list, never the word.',
    },
  ],
  example: 'dist/index.js   word 3 of your word list',
  quiet: 'Longer words that contain one: `falcon` does not find `falcons`.',
  cwe: 'CWE-200',
});
