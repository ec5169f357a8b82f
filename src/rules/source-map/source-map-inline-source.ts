import { defineRule, type Rule } from '../define.ts';
import { MORE_TOOLS } from '../map-tools.ts';

export const rule: Rule = defineRule({
  id: 'source-map-inline-source',
  title: 'Inline (data:) source map embeds original source text',
  family: 'source-exposure',
  severity: 'critical',
  severityIfOpen: 'medium',
  what: 'A source map inside a file: every `sourceMappingURL=data:` that decodes to a map with text, in base64, percent-encoded or plain, anywhere in the file, also in strings, CSS and extensionless executables.',
  why: 'the original source travels inside the built file, where no file-name filter sees it',
  fix: [
    {
      tool: 'any',
      text: 'Build the release without inline maps. Concatenated files keep the maps of every input: strip them there.',
    },
    { tool: 'esbuild', text: 'Remove `--sourcemap=inline` and `--sourcemap=both`.' },
    { tool: 'tsc', text: 'Set `"inlineSourceMap": false` and `"inlineSources": false`.' },
    { tool: 'bun', text: 'Remove `--sourcemap=inline`; also from `bun build --compile`.' },
    { tool: 'rollup', text: 'Replace `output.sourcemap: "inline"` by `false`.' },
    { tool: 'rolldown', text: 'Replace `output.sourcemap: "inline"` by `false`.' },
    { tool: 'vite', text: 'Replace `build.sourcemap: "inline"` by `false`.' },
    { tool: 'webpack', text: 'Replace `inline-source-map` and `eval-source-map` by `devtool: false`.' },
    { tool: 'rspack', text: 'Replace `inline-source-map` and `eval-source-map` by `devtool: false`.' },
    { tool: 'tsup', text: 'Remove `--sourcemap inline`.' },
    { tool: 'tsdown', text: 'Replace `sourcemap: "inline"` by `false`.' },
    { tool: 'swc', text: 'Remove `-s inline`.' },
    { tool: 'babel', text: 'Replace `--source-maps inline` and `sourceMaps: "inline"` by `false`.' },
    { tool: 'parcel', text: 'Remove `sourceMap.inline` of the target, or build with `--no-source-maps`.' },
    { tool: 'sass', text: 'Build with `--no-source-map`; `--embed-source-map` writes the map into the CSS.' },
    { tool: 'next', text: 'Replace an inline `devtool` of next.config by `false`.' },
    ...MORE_TOOLS,
  ],
  example: 'dist/cli.js   …//# sourceMappingURL=data:application/json;base64,…',
  quiet:
    'A bare comment prefix in code that writes or parses such comments is no finding: the payload must decode to a map.',
  cwe: 'CWE-540',
  source: 'ECMA-426, Source map format',
});
