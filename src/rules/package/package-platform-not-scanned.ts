import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'package-platform-not-scanned',
  title: 'Payload in unscanned platform packages',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'info',
  what: 'A small package whose optional dependencies are platform builds of the same version: `acme-cli-linux-x64`, or aliases such as `npm:acme-cli@1.2.3-darwin-arm64`.',
  why: 'the program itself is in those packages, so a clean result here says nothing about it',
  fix: [
    {
      tool: 'leakcheck',
      text: 'Scan them too: `leakcheck --with-platform-packages`, or `"platformPackages": "scan"` in the configuration. The finding lists their names.',
    },
  ],
  example: '"optionalDependencies": {"acme-cli-linux-x64": "1.2.3", "acme-cli-darwin-arm64": "1.2.3"}',
  quiet: 'Platform packages of other tools, which have other versions. Packages of 1 MB and more.',
  source: 'npm documentation, package.json, optionalDependencies, os and cpu',
});
