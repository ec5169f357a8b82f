import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-duplicate-key',
  title: 'Duplicate key in a source map',
  family: 'source-exposure',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'A map object that has `sources` or `sourcesContent` twice. JSON parsers keep the last one; the bytes of both ship.',
  why: 'checks that parse the map see one list while the package holds two',
  fix: [
    {
      tool: 'any',
      text: 'Find the step that edits the map as text, let it parse and write JSON instead, or remove the map.',
    },
  ],
  example: '{"sourcesContent":[…], … ,"sourcesContent":[]}',
  quiet: 'Other keys that occur twice are not reported.',
  cwe: 'CWE-436',
  source: 'RFC 8259, section 4: the names in an object should be unique',
});
