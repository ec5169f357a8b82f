import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-build-stats',
  title: 'Statistics, cache or report with source text',
  family: 'source-exposure',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'Statistics of webpack and rspack with `modules[].source`, metafiles of esbuild, caches of rollup, reports in JSON that hold each file (ESLint, SARIF with contents, mutation tests, coverage, ESDoc, Compodoc), and pages of coverage reports and of documentation (jsdoc, ESDoc, YUIDoc, Compodoc, Plato) that show it. Recognised by their structure, under any file name.',
  why: 'such reports list every module of the build, most of them with its complete text',
  fix: [
    {
      tool: 'any',
      text: 'Write the report to a folder that is not published, or list the build only: `"files": ["dist"]`.',
    },
    {
      tool: 'webpack',
      text: 'Run `webpack --json` into a file outside the output folder, with `stats.source: false`.',
    },
    { tool: 'esbuild', text: 'Write `metafile` elsewhere, or leave the option out of the release build.' },
  ],
  example: 'dist/stats.json   {"modules":[{"identifier":"…/src/auth.ts","name":"./src/auth.ts","source":"…"}]}',
  quiet:
    'Low if it holds file names only, or texts that are third-party or shipped anyway. JSON that has such keys for something else.',
  cwe: 'CWE-538',
  source: 'webpack documentation, stats data; esbuild documentation, metafile',
});
