import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'secret-url-credentials',
  title: 'User and password in a URL',
  family: 'credential',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: '`scheme://user:password@host` for any scheme: databases, queues, proxies, registries, clone URLs.',
  why: 'whoever reads the address can log in to the host',
  fix: [
    { tool: 'any', text: 'Change the password at the host first.' },
    { tool: 'any', text: 'Keep the address without user and password, and read those at run time.' },
  ],
  example: 'dist/config.js   postgres://app:…@db.acme.example/main',
  quiet: 'Templates, common words such as `user:password`, and local hosts with such words. Example hosts are low.',
  cwe: 'CWE-798',
  source: 'RFC 3986, section 3.2.1, user information',
});
