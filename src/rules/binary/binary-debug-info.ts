import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'binary-debug-info',
  title: 'Debug symbols',
  family: 'debug-info',
  severity: 'medium',
  severityIfOpen: 'info',
  what: 'Separate symbol files of native programs, known by their first bytes: `.pdb`, `.dSYM`, `.dwo`, `.dwp`, `.debug`, `.ilk`.',
  why: 'symbols give names, source paths and lines back to a program that was built without them',
  fix: [
    { tool: 'any', text: 'Keep symbol files on a symbol server and out of the package.' },
    { tool: 'rust', text: 'Set `strip = true` in the release profile.' },
    { tool: 'msvc', text: 'Exclude `*.pdb` from `files`.' },
  ],
  example: 'prebuilds/win32-x64/acme.pdb',
  quiet: 'Symbol tables inside programs: prebuilt addons have them. Data files with such an ending and other content.',
  cwe: 'CWE-200',
  source: 'DWARF Debugging Information Format; Microsoft documentation, program database files',
});
