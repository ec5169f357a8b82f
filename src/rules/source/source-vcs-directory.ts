import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'source-vcs-directory',
  title: 'Version-control data in the artifact',
  family: 'source-exposure',
  severity: 'critical',
  severityIfOpen: 'critical',
  what: 'Files of `.git`, `.svn`, `.hg`, `.jj` and others, a `.git` file of a worktree, or a Git bundle under any name.',
  why: 'history contains everything that was ever deleted, secrets included, and the configuration may hold a token for the remote',
  fix: [
    {
      tool: 'any',
      text: 'Keep the repository out of the folder that is packed, publish a clean version, and rotate every secret that was ever committed.',
    },
    {
      tool: 'npm',
      text: 'npm leaves `.git`, `.svn`, `.hg` and `CVS` out, but packs `.jj`, and other tools pack all of them. Use `"files": ["dist"]`.',
    },
    { tool: 'docker', text: 'Add `.git` to `.dockerignore`: builds inside images often copy it.' },
  ],
  example: '.git/config\n.git/packed-refs\n.git/objects/pack/pack-….pack',
  quiet: 'Nothing: repositories in test fixtures are reported too.',
  cwe: 'CWE-527',
  source: 'Git documentation, repository layout',
});
