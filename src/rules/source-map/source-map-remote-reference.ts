import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-remote-reference',
  title: 'Reference to a source map or source root elsewhere',
  family: 'source-exposure',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'A `sourceMappingURL`, `sourceRoot` or section `url` with an absolute address: http(s), object stores, localhost, `file:`. leakcheck does not open it.',
  why: 'whoever follows the address may get the map, and the address itself names a host or bucket of yours',
  fix: [
    {
      tool: 'any',
      text: 'Remove the address from the release build, lock the place, and check that an anonymous request gets 403 or 404.',
    },
    { tool: 'tsc', text: 'Remove `mapRoot` and `sourceRoot`.' },
    { tool: 'webpack', text: 'Remove `append` and `publicPath` from SourceMapDevToolPlugin.' },
  ],
  example: '//# sourceMappingURL=https://maps.example.org/app.js.map',
  quiet: 'Public copies of open packages and template placeholders are milder.',
  cwe: 'CWE-538',
  source: 'ECMA-426, Source map format',
});
