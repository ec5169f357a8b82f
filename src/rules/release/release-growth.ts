import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'release-growth',
  title: 'Growth against the previous release',
  family: 'release-diff',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'With `compare`: the size of all files together and their number, against an earlier release. By default 30 percent and 1 MB more count, or 50 files more.',
  why: 'a jump that nobody planned is most often a source map, a debug build or a folder that nobody meant to ship',
  fix: [
    { tool: 'any', text: 'Look at the new files that the finding lists, and keep out what does not belong there.' },
    {
      tool: 'any',
      text: 'If the package is meant to grow, raise `compare.growthPercent`, `compare.growthBytes` or `compare.newFiles`.',
    },
  ],
  example: '2.1.88: 106.4 MB, 20 files; 2.1.87 had 46.6 MB in 19 files',
  quiet: 'The first release of a package, and runs without a comparison.',
});
