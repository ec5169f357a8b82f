import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'key-keystore',
  title: 'Key store or signing key',
  family: 'key-material',
  severity: 'critical',
  severityIfOpen: 'high',
  what: 'PKCS#12 bundles and Java key stores, known by their first bytes; provisioning profiles; strong-name, cosign and minisign keys; passwords of app signing key stores.',
  why: 'only a password, often a weak or published one, stands between a reader and the key that signs for you',
  fix: [
    {
      tool: 'any',
      text: 'Replace the key and revoke its certificate, if the package was published. Keep stores out of the project folder.',
    },
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
  ],
  example: 'android/app/upload.keystore',
  quiet:
    'Stores that are public already, by digest, are info; Android debug stores are low; tests and fixtures are low at most. A name without the right first bytes is nothing.',
  cwe: 'CWE-321',
  source: 'RFC 7292, PKCS #12',
});
