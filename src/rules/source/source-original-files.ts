import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-original-files',
  title: 'Original source files beside the build',
  family: 'source-exposure',
  severity: 'critical',
  severityIfOpen: 'info',
  what: 'TypeScript, JSX, Vue or Svelte files that ship together with the JavaScript built from the same modules. Decided from the list of files.',
  why: 'the product ships twice, once as it was written',
  fix: [
    { tool: 'npm', text: 'List the build only: `"files": ["dist"]`.' },
    {
      tool: 'any',
      text: 'If the sources are meant to ship, for example for declaration maps, accept the finding with that reason.',
    },
  ],
  example: 'src/auth.ts\ndist/auth.js',
  quiet: 'Declarations (`.d.ts`), templates, tests, examples and bundled dependencies. Off for open packages.',
  cwe: 'CWE-540',
  source: 'npm documentation, package.json, files',
});
