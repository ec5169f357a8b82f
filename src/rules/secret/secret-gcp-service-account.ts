import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-gcp-service-account',
  title: 'Google Cloud service-account key',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'The JSON key of a service account: a private key that decodes, together with `client_email`.',
  why: 'whoever has the file can act as the service account until the key is deleted',
  fix: [
    { tool: 'any', text: 'Delete the key in IAM under Service accounts → Keys first, then check what it did.' },
    { tool: 'ci', text: 'Use workload identity federation instead of a key file.' },
    { tool: 'npm', text: 'Exclude key files: `"!**/*service-account*.json"`.' },
  ],
  example: 'config/service-account.json   "private_key": "-----BEGIN PRIVATE KEY-----…"',
  quiet: 'Placeholders without a key behind them. Test and documentation paths are low.',
  cwe: 'CWE-798',
  source: 'Google Cloud documentation, service account keys',
});
