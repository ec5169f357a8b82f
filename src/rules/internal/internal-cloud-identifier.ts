import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'internal-cloud-identifier',
  title: 'Cloud or telemetry identifier',
  family: 'internal-infrastructure',
  severity: 'high',
  severityIfOpen: 'low',
  what: 'Addresses of archives and maps in object stores, Firebase settings of apps, AWS account numbers in resource names, addresses of Sentry projects (DSN) and other identifiers of cloud resources.',
  why: 'it tells where your source, telemetry or resources live, and an open store gives them away',
  fix: [
    { tool: 'object stores', text: 'Make the store private, and check its access log: the address was published.' },
    { tool: 'Firebase', text: 'Restrict the API key to your apps.' },
    { tool: 'any', text: 'Clients that are meant to report there need the address. Otherwise read it at run time.' },
  ],
  example: 'https://builds.s3.example.org/acme-cli-src.zip',
  quiet:
    'DSNs are info: they are meant to be in clients. Account numbers of documentation are not reported; archives without a word that says source are low.',
  cwe: 'CWE-200',
});
