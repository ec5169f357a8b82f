import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-map-unlinked',
  title: 'Source map that nothing in the package refers to',
  family: 'source-exposure',
  severity: 'medium',
  severityIfOpen: 'info',
  what: 'A map that no `sourceMappingURL` in the package resolves to. Builds in hidden or external mode write such maps for upload, not for shipping.',
  why: 'a map that nothing uses was hardly meant to ship: "hidden" hides the link, not the file',
  fix: [
    {
      tool: 'any',
      text: 'Delete maps before packing, those of earlier builds too; or add `"!**/*.map"` at the end of `files`.',
    },
    {
      tool: 'vite, rollup, rolldown',
      text: '`sourcemap: "hidden"` writes the file without the comment. Use `false`, or delete the files.',
    },
    { tool: 'esbuild', text: '`--sourcemap=external` and `=both` leave an unlinked file. Remove the option.' },
    { tool: 'bun', text: '`--sourcemap=external` leaves an unlinked file. Use `none`.' },
    { tool: 'webpack', text: '`hidden-source-map` leaves an unlinked file. Delete it after the upload.' },
    {
      tool: 'error tracker',
      text: 'Upload the maps, then delete them before packing; most plugins have an option for it, for example `sourcemaps.filesToDeleteAfterUpload`.',
    },
  ],
  example: 'dist/app.js        (no sourceMappingURL comment)\ndist/app.js.map',
  quiet: 'Open packages sometimes ship unlinked maps on purpose: info there.',
  cwe: 'CWE-538',
  source: 'ECMA-426, Source map format',
});
