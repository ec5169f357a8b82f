/** The line of a tsconfig, or of what it extends, that makes maps. */
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/base/json-edit.ts';
import { buildOf, line } from '../../support/causes.ts';

describe('tsconfig', () => {
  const tsc = { 'package.json': JSON.stringify({ scripts: { build: 'tsc -p tsconfig.build.json' }, files: ['dist'] }) };

  it('the one that a script compiles, with comments and trailing commas', () => {
    const text =
      '{\n  // release\n  "compilerOptions": {\n    "sourceMap": true, // maps\n    "inlineSources": true,\n  },\n}\n';
    const [cause, ...others] = buildOf({ ...tsc, 'tsconfig.json': '{}', 'tsconfig.build.json': text }, 'tsc');
    expect(others).toEqual([]);
    expect(line(cause!)).toBe('tsconfig.build.json:4 or true -> set "sourceMap": false and "inlineSources": false');
    expect(applyChanges(text, cause!.changes!)).toBe(text.replaceAll('true', 'false'));
  });

  it('the file of the chain that sets it, nearest first', () => {
    const on = '{\n  "compilerOptions": {\n    "inlineSourceMap": true,\n    "inlineSources": true\n  }\n}';
    const files = { 'tsconfig.json': '{ "extends": "../tsconfig.base.json" }', '../tsconfig.base.json': on };
    const chain = { 'tsconfig.json': ['../tsconfig.base.json'] };
    expect(buildOf(files, 'tsc', chain).map(line)).toEqual([
      '../tsconfig.base.json:3 or true -> set "inlineSourceMap": false and "inlineSources": false',
    ]);
    const off = { ...files, 'tsconfig.json': '{ "compilerOptions": { "inlineSources": false } }' };
    expect(buildOf(off, 'tsc', chain)).toEqual([]);
  });

  it('what comes from a package is overridden where it is used', () => {
    const base = 'node_modules/@acme/tsconfig/tsconfig.json';
    const text = '{\n  "extends": "@acme/tsconfig",\n  "compilerOptions": {\n    "sourceMap": true\n  }\n}\n';
    const files = { 'tsconfig.json': text, [base]: '{ "compilerOptions": { "inlineSources": true } }' };
    const [cause] = buildOf(files, 'tsc', { 'tsconfig.json': [base] });
    expect(cause).toMatchObject({ file: 'tsconfig.json', line: 3 });
    const fixed = text.replace('true', 'false,\n    "inlineSources": false');
    expect(applyChanges(text, cause!.changes!)).toBe(fixed);
  });

  it('a circle of extends ends', () => {
    const text = '{ "compilerOptions": { "sourceMap": true, "inlineSources": true } }';
    const chain = { 'tsconfig.json': ['b.json'], 'b.json': ['tsconfig.json'] };
    expect(buildOf({ 'tsconfig.json': text, 'b.json': '{}' }, 'tsc', chain)).toHaveLength(1);
  });

  it('declarationMap is named for tsdown, which takes it for more', () => {
    const files = {
      'package.json': JSON.stringify({ devDependencies: { tsdown: '1' }, files: ['dist'] }),
      'tsconfig.json': '{ "compilerOptions": { "declarationMap": true } }',
    };
    expect(buildOf(files, 'rolldown').map(line)).toEqual(['tsconfig.json:1 or true -> set "declarationMap": false']);
    expect(buildOf({ ...files, 'package.json': '{"files":["dist"]}' }, 'rolldown')).toEqual([]);
  });

  it('sourceMap alone makes maps without text, which are not these', () => {
    expect(buildOf({ 'tsconfig.json': '{ "compilerOptions": { "sourceMap": true } }' }, 'esbuild')).toEqual([]);
  });
});
