import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-dotenv',
  title: 'dotenv file',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'high',
  what: '`.env`, `.env.<environment>`, and other `*.env` files that hold a literal secret.',
  why: 'dotenv files hold what differs between machines: keys, passwords, internal addresses',
  fix: [
    {
      tool: 'any',
      text: 'Rotate what is in it first: unpublishing does not recall copies. Then keep it out: list what ships in `files`.',
    },
    {
      tool: 'npm',
      text: 'npm packs `.env*` when package.json has no `files` list; `.gitignore` counts only while there is no `.npmignore`.',
    },
  ],
  example: '.env.production   DB_PASSWORD=…',
  quiet:
    'Empty files, comments and placeholders are info. `.env.example`, `.sample`, `.template`, `.dist`, `.defaults`, `.schema` and `.vault` are never reported.',
  cwe: 'CWE-538',
  source: 'The Twelve-Factor App, config',
});
