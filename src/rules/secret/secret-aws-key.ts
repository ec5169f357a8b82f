import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-aws-key',
  title: 'AWS access key',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Access key ids (`AKIA…`, `ASIA…`), the 40-character secrets beside them or assigned to a key name, session tokens, Bedrock, AppSync and MWS keys, signed URLs.',
  why: 'whoever has the pair can do in the account what its user may do',
  fix: [
    { tool: 'any', text: 'Deactivate the key in IAM first, read what it did in CloudTrail, then delete it.' },
    {
      tool: 'any',
      text: 'Read it at run time from the environment or a secret store. Bundlers copy the value of `process.env.X` and `define` into the output.',
    },
    { tool: 'ci', text: 'Let the workflow assume a role through OIDC instead of keeping a key.' },
  ],
  example: 'config.js   accessKeyId: "AKIA…", secretAccessKey: "…"',
  quiet:
    'An id alone is medium: it opens nothing. Values of the AWS documentation, which hold `EXAMPLE`, are only counted. Expired signed URLs are info.',
  cwe: 'CWE-798',
  source: 'AWS documentation, IAM identifiers',
});
