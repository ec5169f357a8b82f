import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-session-transcript',
  title: 'Agent session transcript',
  family: 'ai-artifact',
  severity: 'critical',
  severityIfOpen: 'high',
  what: 'Saved sessions of coding agents: `.specstory/`, `.aider.chat.history.md`, JSON lines with tool calls and their results.',
  why: 'a transcript holds everything that was typed or read in the session: source, terminal output, secrets',
  fix: [
    {
      tool: 'any',
      text: 'Rotate every secret that was typed or read in the session, then keep the file out: list what ships in `files`.',
    },
    { tool: 'git', text: 'Add `.specstory/` and `.aider*` to `.gitignore`.' },
  ],
  example: '.specstory/history/2026-04-01-deploy.md',
  quiet: 'JSON lines without tool calls and results, such as training data. Fixture paths are low.',
  cwe: 'CWE-532',
  source: 'npm documentation, package.json, files',
});
