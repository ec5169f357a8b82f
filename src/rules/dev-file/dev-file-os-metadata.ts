import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'dev-file-os-metadata',
  title: 'Desktop metadata file',
  family: 'dev-environment',
  severity: 'low',
  severityIfOpen: 'low',
  what: '`.DS_Store`, `._*` companions (known by their first bytes), `__MACOSX`, `Thumbs.db`, `desktop.ini`, `*.lnk`.',
  why: 'they list names of neighbouring files, deleted ones included',
  fix: [
    { tool: 'any', text: 'Delete them: `find . -name .DS_Store -delete`.' },
    { tool: 'npm', text: 'Current npm leaves `.DS_Store` and `._*` out, but not `Thumbs.db`.' },
  ],
  example: 'lib/.DS_Store',
  quiet: 'A `._` name without the macOS signature.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, files',
});
