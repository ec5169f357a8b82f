/** What switches maps off in tools that have one option for all of them, in files and inline. */
import type { RuleFix } from './define.ts';

export const MORE_TOOLS: readonly RuleFix[] = [
  { tool: 'ncc', text: 'Leave out `--source-map`.' },
  { tool: 'terser', text: 'Leave out `--source-map`, or `includeSources` of it.' },
  { tool: 'uglify-js', text: 'Leave out `--source-map`, or `includeSources` of it.' },
  { tool: 'microbundle', text: 'Build with `--no-sourcemap`; maps with the text are on by default.' },
  { tool: 'pkgroll', text: 'Leave out `--sourcemap`.' },
  { tool: 'unbuild', text: 'Remove `sourcemap: true` of build.config.' },
  { tool: 'metro', text: 'Leave out `--source-map` and `--sourcemap-output`.' },
  { tool: 'browserify', text: 'Leave out `--debug`.' },
  {
    tool: 'less',
    text: 'Leave out `--source-map-include-source`, `--source-map-less-inline` and `--source-map-inline`.',
  },
  { tool: 'stylus', text: 'Leave out `--sourcemap` and `--sourcemap-inline`.' },
  { tool: 'postcss', text: 'Set `map: false`, or build with `--no-map`: inline maps are the default.' },
  { tool: 'lightningcss', text: 'Leave out `--sourcemap` and `sourceMap: true`.' },
  { tool: 'coffeescript', text: 'Leave out `--map` and `--inline-map`.' },
  { tool: 'closure-compiler', text: 'Leave out `--source_map_include_content`.' },
  { tool: 'assemblyscript', text: 'Leave out `--sourceMap`.' },
];
