import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-coverage',
  title: 'Coverage report',
  family: 'dev-environment',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'Output of coverage tools: HTML reports, `lcov.info`, `coverage-final.json`, `.nyc_output`, `clover.xml`.',
  why: 'report pages hold the source word for word, data files hold absolute paths',
  fix: [
    { tool: 'npm', text: 'List what ships in `files`, or add `"!coverage"`.' },
    { tool: 'c8, nyc', text: 'Write the report elsewhere: `--reports-dir` (c8), `--report-dir` (nyc).' },
    {
      tool: 'vitest, jest',
      text: 'Set `coverage.reportsDirectory` (vitest) or `coverageDirectory` (jest) to a folder outside the package.',
    },
  ],
  example: 'coverage/lcov-report/auth.ts.html',
  quiet: 'Product code in a folder called coverage. Data files without source are medium.',
  cwe: 'CWE-540',
  source: 'npm documentation, package.json, files',
});
