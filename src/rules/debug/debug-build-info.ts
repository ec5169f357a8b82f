import { defineRule, type Rule } from '../define.ts';

export const rule: Rule = defineRule({
  id: 'debug-build-info',
  title: 'Build information residue',
  family: 'debug-info',
  severity: 'medium',
  severityIfOpen: 'medium',
  what: '`config.gypi`, object and dependency files of native builds, project files, and build-info files that name the machine, user or branch.',
  why: 'it describes the machine that built the package: paths, proxy, user, configuration of npm',
  fix: [
    { tool: 'node-gyp', text: 'Exclude `build/` except `build/Release/*.node`.' },
    { tool: 'any', text: 'Reduce build information to version and commit.' },
  ],
  example: 'config.gypi   "nodedir": "/home/…/.cache/node-gyp/20.0.0"',
  quiet: 'Files with a version and a commit only.',
  cwe: 'CWE-497',
  source: 'node-gyp documentation',
});
