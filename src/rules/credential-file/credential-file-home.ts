import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-home',
  title: 'Credential file of a home directory',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Folders and files that belong into a home directory: `.ssh`, `.aws`, `.gnupg`, `.azure`, `.oci`, gcloud, shell histories, git logins, kubeconfigs, VPN settings, password stores, password hashes, settings files with secrets in clear, account credentials as JSON; and logins of `.netrc` and registry logins of Docker (`auths` in `config.json`) in any file.',
  why: 'whoever reads it can log in where its owner could',
  fix: [
    { tool: 'any', text: 'Change the password or revoke the token first: unpublishing does not recall copies.' },
    { tool: 'npm', text: 'List what ships in `files`; a home directory or a build container was packed.' },
  ],
  example: '.docker/config.json   "auths": { "registry.example.org": { "auth": "…" } }',
  quiet:
    'Placeholders, templates, empty files, encrypted vaults (low). In tests, fixtures and documentation it is low at most. The word `machine` alone is prose.',
  cwe: 'CWE-798',
  source: 'GNU Inetutils manual, the .netrc file; Docker documentation, docker login',
});
