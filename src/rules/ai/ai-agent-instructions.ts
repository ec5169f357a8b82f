import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-agent-instructions',
  title: 'Agent instruction file',
  family: 'ai-artifact',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'CLAUDE.md, AGENTS.md, GEMINI.md, `.cursorrules`, `.windsurfrules`, `.clinerules`, Copilot instructions and prompts.',
  why: 'such files describe architecture, hosts and commands of the project, and agents of your users may follow them as instructions',
  fix: [
    { tool: 'npm', text: 'Exclude it: list what ships in `files`, or add `"!**/CLAUDE.md", "!**/AGENTS.md"`.' },
    {
      tool: 'any',
      text: 'If it is written for users of the package, name it in `files`: `"files": ["dist", "AGENTS.md"]`.',
    },
  ],
  example: 'CLAUDE.md (15 kB)',
  quiet:
    'Low for open packages: the repository shows it anyway. A file that `files` names itself is info: it is written for users.',
  cwe: 'CWE-538',
  source: 'AGENTS.md, an open format for guiding coding agents',
});
