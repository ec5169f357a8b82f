import { defineRule, type Rule } from '../define.ts';
import { MORE_TOOLS } from '../map-tools.ts';

export const rule: Rule = defineRule({
  id: 'source-map-embedded-source',
  title: 'External source map embeds original source text',
  family: 'source-exposure',
  severity: 'critical',
  severityIfOpen: 'medium',
  what: 'A source map whose `sourcesContent` holds source text, under any file name, at any depth of `sections`, compressed or not. Texts are compared with the files of the package: what is not shipped anyway is the leak.',
  why: 'anyone who downloads the package gets your original files back, with names, comments and prompts, in seconds',
  fix: [
    {
      tool: 'any',
      text: 'Turn source maps off in the release build and delete those of earlier builds; or leave them out of the package, with `"!**/*.map"` at the end of `files`: `"files": ["dist", "!**/*.map"]`.',
    },
    {
      tool: 'esbuild',
      text: 'Remove `--sourcemap` or set `sourcemap: false` in the release build. `--sources-content=false` keeps paths and drops the text; `external` still writes the .map file.',
    },
    {
      tool: 'tsc',
      text: 'In the tsconfig of the release build set `"sourceMap": false, "inlineSourceMap": false, "inlineSources": false`. `sourceMap` alone writes paths only; `inlineSources` adds the text.',
    },
    {
      tool: 'bun',
      text: 'Omit `--sourcemap`, or set `sourcemap: "none"` in `Bun.build`. `external` and `linked` both write the .map file.',
    },
    {
      tool: 'vite',
      text: 'Set `build.sourcemap: false`. `"hidden"` only drops the comment: dist/*.map is still written.',
    },
    {
      tool: 'rollup',
      text: 'Set `output.sourcemap: false`. To keep paths without text: `output.sourcemapExcludeSources: true`. `"hidden"` still writes the file.',
    },
    { tool: 'rolldown', text: 'Set `output.sourcemap: false`. `sourcemapExcludeSources: true` drops the text.' },
    {
      tool: 'webpack',
      text: 'Set `mode: "production", devtool: false`. For an error tracker use `hidden-source-map` and delete the files after the upload; `nosources-source-map` drops the text.',
    },
    {
      tool: 'rspack',
      text: 'Set `mode: "production", devtool: false`. `hidden-source-map` still writes the .map file; `nosources-source-map` drops the text.',
    },
    { tool: 'parcel', text: 'Build with `--no-source-maps`; maps with the text are on by default.' },
    { tool: 'babel', text: 'Remove `--source-maps` and `sourceMaps: true`.' },
    { tool: 'tsup', text: 'Remove `--sourcemap` and `sourcemap: true`; off is the default.' },
    {
      tool: 'tsdown',
      text: 'Set `sourcemap: false`, and `"declarationMap": false` in the tsconfig it reads: with `dts`, declarationMap switches JavaScript maps on.',
    },
    { tool: 'swc', text: 'Remove `-s` and `sourceMaps: true`.' },
    { tool: 'next', text: 'Remove `productionBrowserSourceMaps: true`.' },
    { tool: 'sass', text: 'Use `--no-source-map`, or leave out `--embed-sources`.' },
    ...MORE_TOOLS,
    {
      tool: 'error tracker',
      text: 'Upload the maps, then delete them before packing; most plugins have an option for it, for example `sourcemaps.filesToDeleteAfterUpload`.',
    },
    {
      tool: 'recall',
      text: 'A published version stays copied: publish a clean version and rotate every secret that was in the source. Unpublishing does not recall copies.',
    },
  ],
  example:
    'dist/cli.js\ndist/cli.js.map   {"version":3,"sources":["../src/auth.ts"],"sourcesContent":[…],"mappings":"…"}',
  quiet:
    'Texts that are also files of the package, and texts of third parties (`node_modules/`, ignore list), are info. Packages whose source is public are info unless something points to an accident, such as maps that nothing links or absolute paths.',
  cwe: 'CWE-540',
  source: 'ECMA-426, Source map format',
});
