import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'package-untracked-file',
  title: 'Packed file that git ignores or does not track',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'A file in the package of a folder that git ignores or that is in no commit, unless the build makes it.',
  why: 'it exists only on your machine and nobody has reviewed it: this is how `.env` files and agent settings get out',
  fix: [
    { tool: 'any', text: 'Commit it if it belongs to the package; else keep it out: list what ships in `files`.' },
    {
      tool: '.npmignore',
      text: 'npm stops reading `.gitignore` as soon as there is an `.npmignore`: delete it and use `files`.',
    },
  ],
  example: 'notes.txt   (.gitignore:4  notes.txt)',
  quiet:
    'Folders that git ignores and that entry points lead into or `files` names, entry points, and `node_modules`. Folders in no repository, and packages that were built into an ignored folder.',
  cwe: 'CWE-538',
});
