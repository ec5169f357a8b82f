import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-in-executable',
  title: 'Source text inside an executable',
  family: 'source-exposure',
  severity: 'critical',
  severityIfOpen: 'info',
  what: 'Executables that Bun compiles with a source map, whose original files lie in them as zstd data, and the blobs of Node single executables.',
  why: 'no search for text finds it, and a few lines of code get all original files back',
  fix: [
    {
      tool: 'bun',
      text: 'Run `bun build --compile` without `--sourcemap`: every value of the option embeds the sources.',
    },
    { tool: 'node', text: 'Bundle and minify the main script of the single executable, without an inline map.' },
  ],
  example: 'bin/app   ---- Bun! ----   src/auth.ts, 1,902 sources',
  quiet: 'Executables without embedded sources, and code that only names the marks.',
  cwe: 'CWE-540',
  source: 'Bun documentation, single-file executables; Node.js documentation, single executable applications',
});
