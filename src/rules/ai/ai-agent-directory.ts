import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-agent-directory',
  title: 'Coding-agent directory',
  family: 'ai-artifact',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'Files of coding agents: `.claude`, `.cursor`, `.windsurf`, `.codex`, `.gemini`, `.aider*` and others.',
  why: 'the folder holds notes, hooks with commands, server settings and chat history of whoever built the package',
  fix: [
    { tool: 'npm', text: 'List what ships: `"files": ["dist"]`. Without it npm packs these folders.' },
    {
      tool: 'git',
      text: 'Add the folder to `.gitignore` if it is not shared; `.npmignore` replaces `.gitignore`, so prefer `files`.',
    },
    { tool: 'plugins', text: 'If the files are the product, name the folder in `files` and accept the finding.' },
  ],
  example: '.cursor/rules/backend.mdc\n.claude/notes.md',
  quiet:
    '`.claude` is milder than folders that keep chat history. Session transcripts and local settings have their own rules.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
