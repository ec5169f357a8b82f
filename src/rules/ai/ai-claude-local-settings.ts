import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'ai-claude-local-settings',
  title: 'Claude Code local settings',
  family: 'ai-artifact',
  severity: 'high',
  severityIfOpen: 'high',
  what: '`.claude/settings.local.json`. Every command that was approved with "always allow" is stored there word for word. A literal credential in an entry makes the finding critical; the report names the entry, never the command.',
  why: 'approved commands hold tokens, logins, hosts and paths, and this file is meant for one machine only',
  fix: [
    { tool: 'any', text: 'Add `.claude/` to `.gitignore` and list what ships in `files`: `"files": ["dist"]`.' },
    {
      tool: 'credentials',
      text: 'If an entry holds a token or password, revoke it: unpublishing does not recall copies.',
    },
    { tool: 'npm', text: 'Check with `npm pack --dry-run`: without `files`, npm packs `.claude/**`.' },
  ],
  example: '.claude/settings.local.json   {"permissions":{"allow":["Bash(curl -H …)"]}}',
  quiet: 'Nothing: plugin packages ship `.claude/` on purpose, but never a `*.local.json`.',
  cwe: 'CWE-538',
  source: 'Claude Code documentation, settings: `.claude/settings.local.json` is for one machine',
});
