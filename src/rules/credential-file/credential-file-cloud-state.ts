import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-cloud-state',
  title: 'Cloud, deployment or infrastructure state',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Terraform state, variables and working folders; local state of Vercel, Netlify, Wrangler, Firebase, Serverless, SAM, CDK, Amplify, Chalice, Pulumi; logins of cloud command lines and of an error tracker; Kubernetes manifests of kind Secret with values.',
  why: 'state files hold every attribute in clear, secrets included, and base64 is no encryption',
  fix: [
    { tool: 'any', text: 'Rotate every value in it first.' },
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
    {
      tool: 'terraform',
      text: 'Keep state in a remote backend, and add `*.tfstate*` and `.terraform/` to `.gitignore`.',
    },
    { tool: 'kubernetes', text: 'Publish sealed or external secrets, and keep manifests out of packages.' },
  ],
  example: 'deploy/terraform.tfstate',
  quiet:
    '`.firebaserc` alone is a project name (low). Variables without secrets are medium. Names with example, sample or template; SealedSecret and ExternalSecret hold no values.',
  cwe: 'CWE-798',
  source: 'Terraform documentation, sensitive data in state',
});
