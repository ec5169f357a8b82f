import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'key-keystore',
  title: 'Key store',
  family: 'key-material',
  severity: 'critical',
  severityIfOpen: 'high',
  what: 'PKCS#12 (`.p12`, `.pfx`), JKS and JCEKS files, known by name and magic bytes.',
  why: 'only a password, often a default one, stands between a reader and the keys in it',
  fix: [
    { tool: 'any', text: 'Replace the keys in it and remove the file. Unpublishing does not recall copies.' },
    { tool: 'npm', text: 'Exclude such files: `"!**/*.p12", "!**/*.jks", "!**/*.keystore"`.' },
  ],
  example: 'android/release.keystore',
  quiet:
    'The debug key store of mobile app templates and other published ones are info. Test and documentation paths are low.',
  cwe: 'CWE-321',
});
