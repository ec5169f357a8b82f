import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'internal-registry-url',
  title: 'Private registry address',
  family: 'internal-infrastructure',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: 'A host that is not known as a public registry in lock files, in `_resolved` of bundled packages and in `.npmrc` or `.yarnrc`.',
  why: 'it names the registry of a company, and installs that follow it fail for everybody else or can be redirected',
  fix: [
    {
      tool: 'npm',
      text: 'Do not publish lock files. For `npm-shrinkwrap.json`: `npm install --registry=https://registry.example.org` with the public registry, and shrinkwrap again.',
    },
    { tool: 'npm', text: 'For `_resolved` in bundled packages: bundle from a clean install with npm 7 or newer.' },
  ],
  example: '"resolved": "https://npm.acme.corp/left-pad/-/left-pad-1.3.0.tgz"',
  quiet:
    'Public registries and their mirrors, known by digest; hosts of forges; localhost and example names. `publishConfig.registry` belongs to another rule.',
  cwe: 'CWE-200',
  source: 'Alex Birsan, Dependency Confusion, 2021',
});
