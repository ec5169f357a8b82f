import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-cloud-state',
  title: 'Deployment state with secrets',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Kubernetes manifests of kind Secret with values.',
  why: 'base64 is no encryption: whoever reads the file has the values',
  fix: [
    { tool: 'any', text: 'Rotate every value in it first.' },
    { tool: 'kubernetes', text: 'Publish sealed or external secrets, and keep manifests out of packages.' },
  ],
  example: 'deploy/secret.yaml   kind: Secret',
  quiet: 'SealedSecret and ExternalSecret hold no values. Templates and placeholders.',
  cwe: 'CWE-798',
});
