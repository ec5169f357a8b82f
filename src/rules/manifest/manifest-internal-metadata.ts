import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'manifest-internal-metadata',
  title: 'Internal metadata in package.json',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'medium',
  what: '`repository`, `bugs` or `homepage` on an internal host, `publishConfig.registry` that is not known as public, scripts that log in to a host, and packages that look private: a scope, `UNLICENSED`, neither `private` nor `publishConfig`.',
  why: 'package.json is shown on the page of every package, to everybody',
  fix: [
    { tool: 'npm', text: 'Correct the field, or remove it with `npm pkg delete <field>` before packing.' },
    { tool: 'npm', text: 'Set `"private": true` in packages that must never be published.' },
  ],
  example: '"repository": "https://git.acme.corp/web/shop"',
  quiet:
    'Self-hosted public forges, publish proxies of vendors (low), deliberate closed packages with `publishConfig`.',
  cwe: 'CWE-200',
  source: 'npm documentation, package.json, private and publishConfig',
});
