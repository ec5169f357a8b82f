/** Packages in every form that decides about files. */
import type { Files } from '../../support/package-rig.ts';

/** A proprietary package. */
export const CLOSED = { version: '1.0.0', license: 'UNLICENSED', main: 'index.js' };
export const CODE = { 'index.js': 'module.exports = 1;\n' };

/** Packages without scripts that packing runs, in every form that decides about files. */
export const LAYOUTS: Readonly<Record<string, (name: string) => Files>> = {
  'no list': (name) => ({
    'package.json': { name, ...CLOSED },
    ...CODE,
    'a/b.js': '1',
    'test/x.js': '2',
    '.env.example': 'A=',
  }),
  files: (name) => ({
    'package.json': { name, ...CLOSED, files: ['dist', '!dist/**/*.map', 'README.txt'] },
    ...CODE,
    'dist/a.js': '1',
    'dist/a.js.map': '{}',
    'dist/sub/.hidden': 'h',
    'README.txt': 'r',
    'src/a.ts': 's',
  }),
  npmignore: (name) => ({
    'package.json': { name, ...CLOSED },
    ...CODE,
    '.npmignore': 'src\n*.log\n',
    '.gitignore': 'lib\n',
    'lib/a.js': '1',
    'src/a.ts': 's',
    'x.log': 'l',
  }),
  gitignore: (name) => ({
    'package.json': { name, ...CLOSED },
    ...CODE,
    '.gitignore': 'lib\n*.tmp\n',
    'lib/a.js': '1',
    'x.tmp': 't',
  }),
  bundled: (name) => ({
    'package.json': { name, ...CLOSED, dependencies: { dep: '1.0.0' }, bundleDependencies: ['dep'] },
    ...CODE,
    '.npmrc': 'node-linker=hoisted\n',
    'node_modules/dep/package.json': { name: 'dep', version: '1.0.0' },
    'node_modules/dep/index.js': 'd',
  }),
  publishConfig: (name) => ({
    'package.json': {
      name,
      ...CLOSED,
      publishConfig: { access: 'public', tag: 'next' },
      bin: { [name.slice(1, 4)]: 'cli.js' },
    },
    ...CODE,
    'cli.js': '#!/usr/bin/env node\n',
  }),
};
