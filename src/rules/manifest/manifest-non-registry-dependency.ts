import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'manifest-non-registry-dependency',
  title: 'Dependency outside the registry',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'medium',
  what: 'Runtime, optional or peer dependencies of the package on folders (`file:`, `link:`, `portal:`), workspaces (`workspace:`, `catalog:`), repositories and plain addresses.',
  why: 'folders and workspaces exist on your machine only, and repositories and addresses can be changed after you looked',
  fix: [
    {
      tool: 'pnpm, yarn',
      text: 'Publish with the client whose protocol it is: it replaces `workspace:` and `catalog:` by versions; npm does not.',
    },
    { tool: 'any', text: 'Publish the dependency, or bundle it into the build.' },
  ],
  example: '"dependencies": { "@acme/core": "workspace:*" }',
  quiet: 'Development dependencies; folders and archives that ship inside the package (low); aliases (`npm:`).',
  cwe: 'CWE-829',
  source: 'npm documentation, package.json, dependencies',
});
