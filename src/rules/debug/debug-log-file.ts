import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-log-file',
  title: 'Log file',
  family: 'debug-info',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'npm-debug.log, yarn-error.log, build logs, `*.log`, `nohup.out`.',
  why: 'logs hold environment variables, addresses, paths and whatever the program printed',
  fix: [
    {
      tool: 'npm',
      text: 'Delete the file and add `"!**/*.log"` to `files`. npm leaves npm-debug.log out, but packs yarn-error.log, pnpm-debug.log and every other *.log.',
    },
  ],
  example: 'yarn-error.log',
  quiet: 'changelog.log, and product code in a folder called logs.',
  cwe: 'CWE-532',
  source: 'npm documentation, package.json, files',
});
