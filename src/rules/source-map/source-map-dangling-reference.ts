import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-dangling-reference',
  title: 'Reference to a source map that is not shipped',
  family: 'source-exposure',
  severity: 'info',
  severityIfOpen: 'info',
  what: 'A relative `sourceMappingURL` whose target is not in the package.',
  why: 'debuggers ask for a file that does not exist; nothing leaks',
  fix: [
    { tool: 'any', text: 'Leave it, or strip the comment in the build that is published.' },
    { tool: 'esbuild', text: '`--sourcemap=external` writes no comment.' },
    { tool: 'vite, rollup', text: '`sourcemap: "hidden"` writes no comment; delete the .map afterwards.' },
  ],
  example: 'dist/index.js   //# sourceMappingURL=index.js.map',
  quiet: 'Templates and documentation with placeholders in the target.',
  source: 'ECMA-426, Source map format',
});
