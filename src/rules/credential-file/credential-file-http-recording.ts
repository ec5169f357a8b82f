import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'credential-file-http-recording',
  title: 'Recorded HTTP requests or saved API calls',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'HAR captures; collections of Postman, Insomnia, Bruno and `.http` files, and test cassettes whose headers (`Authorization`, `Cookie`, API keys) hold a value.',
  why: 'the headers are the session of whoever recorded it, and it lives until it expires or is revoked',
  fix: [
    {
      tool: 'any',
      text: 'End the session and revoke the keys first. Then scrub the headers, or use variables such as `{{token}}`.',
    },
    { tool: 'npm', text: 'List what ships in `files` of package.json; without a list npm packs this file.' },
  ],
  example: 'debug/login.har',
  quiet:
    'Variables, placeholders, scrubbed values; collections without such headers. HAR files without credentials are medium.',
  cwe: 'CWE-532',
  source: 'HTTP Archive (HAR) format 1.2',
});
