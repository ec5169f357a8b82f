import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-paths-only',
  title: 'Source map without content: names and layout only',
  family: 'source-exposure',
  severity: 'low',
  severityIfOpen: 'info',
  what: 'A source map without `sourcesContent`. It lists your source files and, in `names`, your identifiers. Declaration maps (`.d.ts.map`) belong here.',
  why: 'readers learn the layout of the source, and the map is of no use without the files it points to',
  fix: [
    {
      tool: 'tsc',
      text: 'Set `"sourceMap": false` and `"declarationMap": false` in the tsconfig of the release build, or add `src` to `files` on purpose.',
    },
    { tool: 'npm', text: 'Drop every map: `"files": ["dist", "!**/*.map"]`.' },
  ],
  example: 'dist/index.js.map   {"version":3,"sources":["../src/index.ts"],"names":["…"],"mappings":"…"}',
  quiet: 'Info for open packages: it is what tsc writes with `sourceMap`.',
  cwe: 'CWE-538',
  source: 'ECMA-426, Source map format',
});
