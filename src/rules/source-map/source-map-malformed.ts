import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-malformed',
  title: 'Source-map candidate that cannot be fully read',
  family: 'source-exposure',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'A file or comment that begins like a source map and then breaks: cut off, invalid JSON after a map key, a long payload that does not decode.',
  why: 'source may sit in the part that could not be read, and the text before it ships all the same',
  fix: [
    {
      tool: 'any',
      text: 'Open the place that the finding names. If it is a map, remove it; if it is not, rename the file or drop the comment.',
    },
    { tool: 'build', text: 'A cut map points to a build step that was interrupted: build again from a clean folder.' },
  ],
  example: 'dist/app.js.map   {"version":3,"sources":["../src/a.ts"],"sourcesContent":["import …   (ends here)',
  quiet: 'The bare prefix `sourceMappingURL=data:…;base64,` in code that builds such comments.',
  cwe: 'CWE-540',
  source: 'ECMA-426, Source map format',
});
