import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-test-report',
  title: 'Test report, trace or video',
  family: 'debug-info',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'Output of test runners: Playwright and Allure reports, traces, JUnit files, Cypress videos and screenshots; output of mutation tests and profilers.',
  why: 'traces keep pages, cookies and answers of the system under test',
  fix: [
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    { tool: 'playwright', text: "Set `outputDir` and the reporter's `outputFolder` to a folder outside the package." },
  ],
  example: 'playwright-report/data/trace.zip',
  quiet: 'Benchmark and mutation reports are low. Inside bundled dependencies it is one finding for all of them.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
