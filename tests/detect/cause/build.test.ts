/** The line of the build that makes maps: scripts, and configurations that are code. */
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/base/json-edit.ts';
import { buildOf, causesOf, line, MANIFEST } from '../../support/causes.ts';

describe('package.json', () => {
  it('comes first: the line of "files", and the pattern behind what it holds', () => {
    const [first] = causesOf({});
    expect(first).toMatchObject({
      file: 'package.json',
      line: 4,
      value: '["dist"]',
      edit: 'add "!**/*.map" to "files"',
    });
    const text = applyChanges(MANIFEST, first!.changes!);
    expect(text).toBe(MANIFEST.replace('"dist"\n', '"dist",\n    "!**/*.map"\n'));
  });

  it.each([
    ['esbuild a.ts --bundle --sourcemap --outdir=dist', 'esbuild a.ts --bundle --outdir=dist', '--sourcemap'],
    [
      'rm -rf dist && tsup src/a.ts --sourcemap inline --dts',
      'rm -rf dist && tsup src/a.ts --dts',
      '--sourcemap inline',
    ],
    ['bun build a.ts --sourcemap=linked', 'bun build a.ts', '--sourcemap=linked'],
    [
      'npx webpack --mode production --devtool hidden-source-map',
      'npx webpack --mode production',
      '--devtool hidden-source-map',
    ],
    ['swc src -d dist -s', 'swc src -d dist', '-s'],
    ['vite build --sourcemap', 'vite build', '--sourcemap'],
    ['NODE_ENV=x ./node_modules/.bin/rollup -c -m', 'NODE_ENV=x ./node_modules/.bin/rollup -c', '-m'],
    ['tsc --sourceMap --inlineSources -p .', 'tsc -p .', '--sourceMap and --inlineSources'],
  ])('scripts: %s', (script, fixed, flags) => {
    const text = JSON.stringify({ name: 'a', scripts: { clean: 'x', build: script }, files: ['dist'] }, null, 2);
    const [cause] = buildOf({ 'package.json': text });
    expect(cause).toMatchObject({ file: 'package.json', line: 5, link: 'or', edit: `remove ${flags} from "build"` });
    expect(JSON.parse(applyChanges(text, cause!.changes!))).toMatchObject({ scripts: { build: fixed } });
  });

  it.each([
    ['dev', 'esbuild a.ts --sourcemap'],
    ['build', 'esbuild a.ts --sourcemap --watch'],
    ['build', 'esbuild a.ts --sourcemap=none'],
    ['build', 'cp --sourcemap a b'],
    ['build', 'esbuild a.ts --sources-content=false'],
  ])('scripts that make no maps for a release: %s %s', (name, script) => {
    expect(buildOf({ 'package.json': JSON.stringify({ scripts: { [name]: script }, files: ['dist'] }) })).toEqual([]);
  });
});

const CONFIGS: readonly (readonly [file: string, text: string, expected: string, fixed: string])[] = [
  [
    'tsdown.config.ts',
    "import { defineConfig } from 'tsdown';\nexport default defineConfig({\n  sourcemap: true,\n});\n",
    'tsdown.config.ts:3 or true -> set sourcemap: false',
    'sourcemap: false',
  ],
  [
    'tsup.config.ts',
    "export default { sourcemap: 'inline' as const };\n",
    "tsup.config.ts:1 or 'inline' -> set sourcemap: false",
    'sourcemap: false as const',
  ],
  [
    'vite.config.mts',
    '// sourcemap: true\nexport default {\n  build: { sourcemap: "hidden" },\n};\n',
    'vite.config.mts:3 or "hidden" -> set sourcemap: false',
    'build: { sourcemap: false }',
  ],
  [
    'rollup.config.mjs',
    'const a = { sourcemap: true }, b = {\n  sourcemap: true };\n',
    'rollup.config.mjs:1 or true -> set sourcemap: false, also in line 2',
    'a = { sourcemap: false }, b = {\n  sourcemap: false }',
  ],
  [
    'rolldown.config.ts',
    "export default { output: { 'sourcemap': true } };",
    'rolldown.config.ts:1 or true -> set sourcemap: false',
    "'sourcemap': false",
  ],
  [
    'webpack.config.js',
    "module.exports = {\n  devtool: 'source-map',\n};\n",
    "webpack.config.js:2 or 'source-map' -> set devtool: false",
    'devtool: false',
  ],
  [
    'webpack.config.cjs',
    "config.devtool = 'eval'\nmodule.exports = config\n",
    "webpack.config.cjs:1 or 'eval' -> set devtool: false",
    'config.devtool = false\n',
  ],
  [
    'next.config.js',
    'module.exports = { productionBrowserSourceMaps: true };',
    'next.config.js:1 or true -> set productionBrowserSourceMaps: false',
    'Maps: false',
  ],
  [
    'build.mjs',
    "import { build } from 'esbuild';\nawait build({\n  bundle: true,\n  sourcemap: 'external',\n});\n",
    "build.mjs:4 or 'external' -> set sourcemap: false",
    'sourcemap: false',
  ],
  [
    'build.ts',
    "await Bun.build({ sourcemap: 'linked' });",
    "build.ts:1 or 'linked' -> set sourcemap: 'none'",
    "sourcemap: 'none'",
  ],
  [
    '.swcrc',
    '{\n  // maps\n  "sourceMaps": true\n}\n',
    '.swcrc:3 or true -> set sourceMaps: false',
    '"sourceMaps": false',
  ],
];

describe('configurations that are code', () => {
  it.each(CONFIGS)('%s', (file, text, expected, fixed) => {
    const [cause, ...others] = buildOf({ [file]: text });
    expect(others).toEqual([]);
    expect(line(cause!)).toBe(expected);
    expect(applyChanges(text, cause!.changes!)).toContain(fixed);
  });

  it.each([
    'export default { sourcemap: process.env.CI !== "1" };',
    'export default { sourcemap: isDev ? true : false };',
    'export default ({ watch }) => ({ sourcemap: !!watch });',
    'const sourcemap = true;\nexport default { sourcemap };',
    'export default { sourcemap: `inline` };',
  ])('a computed value is said to be unreadable: %s', (text) => {
    const [cause] = buildOf({ 'tsup.config.ts': text });
    expect(cause!.edit).toBe('sourcemap is computed here and could not be read: make it false for what is published');
    expect(cause).not.toHaveProperty('value');
    expect(cause).not.toHaveProperty('changes');
  });

  it.each([
    ['tsup.config.ts', 'export default { sourcemap: false };'],
    ['tsup.config.ts', "/* sourcemap: true */ const text = 'sourcemap: true'; const re = /{sourcemap: true}/;"],
    ['bun.build.ts', "await Bun.build({ sourcemap: 'none' });"],
    ['eslint.config.js', 'export default { sourcemap: true };'],
    ['webpack.dev.js', "module.exports = { devtool: 'eval' };"],
    ['webpack.config.js', 'if (x === devtool) y({ a: devtool == 1 });'],
  ])('nothing: %s %s', (file, text) => {
    expect(buildOf({ [file]: text })).toEqual([]);
  });

  it('of the tool that made the maps come alone, else all of them', () => {
    const files = {
      'vite.config.ts': 'export default { sourcemap: true }',
      'webpack.config.js': 'x = { devtool: "eval" }',
    };
    const named = (tool: string): string[] => buildOf(files, tool).map(({ file }) => file);
    expect(named('webpack')).toEqual(['webpack.config.js']);
    expect(named('rollup')).toEqual(['vite.config.ts']);
    expect(named('parcel')).toEqual(['vite.config.ts', 'webpack.config.js']);
    expect(buildOf(files, 'parcel').map(({ link }) => link)).toEqual(['or', 'and']);
  });
});
