import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-home',
  title: 'Credential file of a home directory',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Logins of `.netrc`, and registry logins of Docker (`auths` in `config.json`), in any file.',
  why: 'whoever reads it can log in where its owner could',
  fix: [
    { tool: 'any', text: 'Change the password or revoke the token at the host that the entry names first.' },
    { tool: 'npm', text: 'List what ships in `files`; a home directory or a build container was packed.' },
  ],
  example: '.docker/config.json   "auths": { "registry.example.org": { "auth": "…" } }',
  quiet: 'Placeholders and templates. The word `machine` alone is prose.',
  cwe: 'CWE-798',
});
