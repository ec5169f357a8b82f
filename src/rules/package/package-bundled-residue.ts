import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'package-bundled-residue',
  title: 'Residue inside bundled dependencies',
  family: 'packaging-hygiene',
  severity: 'medium',
  severityIfOpen: 'low',
  what: 'Development files (editor, CI, coverage, lock files) below the `node_modules` of the package: one finding for all of them. And installed dependencies that are not declared as bundled: `node_modules` in subfolders, `bower_components`, virtual environments of Python.',
  why: 'bundled dependencies ship whatever their folders held on your machine',
  fix: [
    {
      tool: 'npm',
      text: 'Bundle from a clean `npm ci --omit=dev`, and remove what the package does not need before packing.',
    },
    {
      tool: 'npm',
      text: 'Name what is meant to ship in `bundleDependencies`; keep other installed folders out with `files`. npm leaves out only the `node_modules` of the top folder.',
    },
    { tool: 'any', text: 'Bundle the code into one file instead of shipping `node_modules`.' },
  ],
  example: 'node_modules/acme-util/.travis.yml',
  quiet:
    'Development files of declared bundles are low. Secrets, keys and maps in bundled dependencies keep their own findings. `node_modules` inside test fixtures is a fixture.',
  cwe: 'CWE-538',
  source: 'npm documentation, package.json, bundleDependencies',
});
