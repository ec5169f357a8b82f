import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-new-binary',
  title: 'New native binary',
  family: 'release-diff',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'With `compare`: files that begin like a program (ELF, Mach-O, PE, WebAssembly) and were not there in an earlier release.',
  why: 'nobody reviews a binary, and a stray one holds paths, symbols or a whole copy of the source',
  fix: [
    {
      tool: 'any',
      text: 'Keep it out if it does not belong there: `"files": ["dist", "!dist/tool"]` in package.json.',
    },
    { tool: 'any', text: 'If it does, accept this finding: `leakcheck allow <id> --reason "…"`.' },
  ],
  example: 'dist/helper   (ELF)',
  quiet: 'Binaries that were there under the same path.',
});
