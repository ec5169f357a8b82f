import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'archive-nested',
  title: 'Archive inside the artifact',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'info',
  what: 'A tar, zip, 7z or rar inside the package, known by its first bytes; compressed streams count if an archive is inside. Members are scanned as entries of their own.',
  why: 'old packs, source exports and backups travel in archives, where file lists do not show them',
  fix: [
    {
      tool: 'npm',
      text: 'Delete stray archives from the project and add `"!**/*.tgz"` to `files`. npm packs an old `<name>-<version>.tgz` that lies in the project.',
    },
    { tool: 'any', text: 'If it is a deliberate payload, accept the finding with that reason.' },
  ],
  example: 'acme-cli-1.2.0.tgz inside acme-cli-1.3.0.tgz',
  quiet: 'Single compressed files such as `data.json.gz`, Office documents and EPUB.',
  cwe: 'CWE-538',
});
