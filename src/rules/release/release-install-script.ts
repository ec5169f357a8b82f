import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-install-script',
  title: 'Install script added or changed',
  family: 'release-diff',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'With `compare`: `preinstall`, `install` and `postinstall` of package.json, and a `binding.gyp` without them, against an earlier release.',
  why: 'it runs on every machine that installs the package, and a new one is how hijacked releases do their harm',
  fix: [
    { tool: 'any', text: 'If nobody of you wrote it, do not publish: look who changed package.json.' },
    {
      tool: 'any',
      text: 'If it is meant, accept this finding once: `leakcheck allow <id> --reason "…"`. Another change is another finding.',
    },
  ],
  example: '"postinstall": "node setup.js"   was not there in 1.14.0',
  quiet: 'Scripts that were there before, word for word.',
});
