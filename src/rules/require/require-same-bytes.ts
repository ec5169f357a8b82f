import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'require-same-bytes',
  title: 'Published bytes differ from the scanned ones',
  family: 'packaging-hygiene',
  severity: 'high',
  severityIfOpen: 'high',
  what: 'With `require.sameBytes`: whether the judged tarball is, byte for byte, the one that npm is about to upload or that the registry declares.',
  why: 'whatever was judged is not what others get: a script or a build changed files in between',
  fix: [
    {
      tool: 'npm',
      text: 'Put `leakcheck hook` in front of the other commands of `postpack`, and let nothing change files behind it.',
    },
    { tool: 'any', text: 'Publish with `leakcheck publish`, which uploads the very tarball that it judged.' },
  ],
  example: '"require": { "sameBytes": true }   the packed bytes are not the bytes that will be published',
  quiet:
    'Targets of which nobody knows what will be published: with `true` the outcome is undecided, with `"warn"` a remark says so.',
  source: 'npm documentation, scripts, npm_package_integrity',
});
