/** What a reader gets: one finding per cause, with counts, the author's tree, masked names and the tool. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { makeMap, only, rated, scanPackage, withLink } from '../../support/map-package.ts';

const EMBEDDED = 'source-map-embedded-source';

function toolOf(map: string): unknown {
  return only(scanPackage({ 'a.js.map': map }), EMBEDDED).data['tool'];
}

describe('the finding', () => {
  const map = makeMap({
    'webpack://app/./src/auth.ts': 'auth'.repeat(500),
    'webpack://app/./src/cli.ts?1f': 'cli'.repeat(200),
    'webpack://app/./lib/shipped.ts': 'shipped',
    'webpack://app/./node_modules/x/y.js': 'y'.repeat(9_000),
    'webpack://app/webpack/bootstrap': 'boot'.repeat(900),
    'webpack://app/external "fs"': 'module.exports = require("fs");',
  });
  const found = only(scanPackage({ ...withLink('a.js', map), 'lib/shipped.ts': 'shipped\n' }), EMBEDDED);

  it('counts', () => {
    expect(found.message).toBe(
      '6 original files (15.2 kB) can be rebuilt from this source map; 4 of them (6.2 kB) are not published otherwise',
    );
    expect(found.data).toMatchObject({ maps: 1, files: 6, novelFiles: 4, tool: 'webpack', signals: [] });
  });

  it('shows what is new first, and third parties last', () => {
    expect(found.details!.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'webpack/ 1 file 3.6 kB not published otherwise',
      'src/ 2 files 2.6 kB not published otherwise',
      './ 1 file 31 B not published otherwise',
      'lib/ 1 file 7 B also shipped as files',
      'node_modules/ 1 file 9.0 kB third-party',
      'e.g. src/auth.ts, src/cli.ts',
    ]);
  });

  it('is one for all maps, with a place each', () => {
    const result = scanPackage({
      ...withLink('a.js', makeMap({ 'a.ts': 'a' })),
      ...withLink('b.js', makeMap({ 'b.ts': 'b' })),
    });
    const all = only(result, EMBEDDED);
    expect(all.message).toBe('2 original files (2 B) can be rebuilt from 2 source maps');
    expect(all.locations.map(({ path }) => path[0])).toEqual(['a.js.map', 'b.js.map']);
  });

  it('masks the names of users everywhere', () => {
    const names = [
      '/home/jane/app/a.ts',
      'file:///Users/jane/app/b.ts',
      'C:\\Users\\jane\\c.ts',
      '../../../../Users/jane/d/e.ts',
    ];
    const text = makeMap(Object.fromEntries(names.map((name) => [name, name.length.toString()])), {
      sourceRoot: '/home/jane/',
    });
    const { findings } = scanPackage({ 'a.js.map': text });
    expect(findings.map(({ ruleId }) => ruleId)).toContain('source-map-absolute-path');
    expect(JSON.stringify(findings)).not.toContain('jane');
  });

  it('names absolute paths once per folder', () => {
    const one = (name: string): string => makeMap({ [name]: null });
    const result = scanPackage({ 'a.map': one('/home/jane/app/a.ts'), 'b.map': one('/home/jane/app/b.ts') });
    const path = only(result, 'source-map-absolute-path');
    expect(path.message).toBe('2 absolute paths of the build machine, e.g. /home/<user>/app/a.ts');
    expect(path.locationCount).toBe(2);
  });
});

describe('the inventory', () => {
  it('has a record per map', () => {
    const map = makeMap({ 'a.ts': 'new', 'b.ts': 'same', 'node_modules/c/d.js': 'third', 'e.ts': null });
    expect(scanPackage({ ...withLink('x.js', map), 'b.ts': 'same' }).maps).toEqual([
      {
        path: ['x.js.map'],
        form: 'file',
        bytes: map.length,
        sources: 4,
        sourcesWithContent: 3,
        contentBytes: 12,
        contentLines: 3,
        firstParty: { sources: 2, bytes: 7 },
        novel: { sources: 1, bytes: 3 },
        linkedFrom: ['x.js'],
        ownership: 'proven',
      },
    ]);
  });
});

describe('the tool', () => {
  it('esbuild, from a real build', () => {
    const folder = mkdtempSync(join(tmpdir(), 'leakcheck-map-'));
    try {
      writeFileSync(join(folder, 'a.ts'), 'export const greet = (name: string): string => `hello ${name}`;\n');
      buildSync({
        entryPoints: [join(folder, 'a.ts')],
        outfile: join(folder, 'a.js'),
        sourcemap: true,
        bundle: true,
        logLevel: 'silent',
      });
      const files = Object.fromEntries(['a.js', 'a.js.map'].map((name) => [name, readFileSync(join(folder, name))]));
      const result = scanPackage(files);
      expect(rated(result)).toEqual([`${EMBEDDED} high/info`]);
      expect(only(result, EMBEDDED).data['tool']).toBe('esbuild');
      expect(result.maps[0]!.linkedFrom).toEqual(['a.js']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  const CONTENT = { sources: ['a.ts'], sourcesContent: ['a'] };
  const REST = { names: [], mappings: 'AAAA' };

  it.each([
    ['tsc', { version: 3, file: 'a.js', sourceRoot: '', sources: ['a.ts'], ...REST, sourcesContent: ['a'] }],
    ['rollup', { version: 3, file: 'a.js', ...CONTENT, ...REST }],
    ['rolldown', { version: 3, file: 'a.js', names: [], ...CONTENT, mappings: '' }],
    ['parcel', { mappings: '', ...CONTENT, names: [], version: 3, file: 'a' }],
    [
      'webpack',
      { version: 3, file: 'a', mappings: '', sources: ['webpack://x/./a.ts'], sourcesContent: ['a'], names: [] },
    ],
    ['next', { version: 3, sources: ['turbopack://[project]/a.ts'], sourcesContent: ['a'], ...REST }],
    ['webpack', { version: 3, file: 'a', mappings: '', ...CONTENT, names: [], sourceRoot: '' }],
    ['vite', { mappings: '', names: [], ...CONTENT, version: 3 }],
    ['lightningcss', { version: 3, sourceRoot: null, mappings: '', ...CONTENT, names: [] }],
    ['metro', { version: 3, ...CONTENT, x_facebook_sources: [], names: [], mappings: '' }],
    ['closure-compiler', { version: 3, file: 'a.js', lineCount: 1, mappings: '', ...CONTENT, names: [] }],
    ['less', { version: 3, sources: ['a.less'], ...REST, file: 'a.css', sourcesContent: ['a'] }],
    ['coffeescript', { version: 3, file: '', sourceRoot: '', sources: ['a.coffee'], ...REST, sourcesContent: ['a'] }],
    ['bun', { version: 3, ...CONTENT, mappings: '', debugId: '0', names: [] }],
    [
      'sass',
      {
        version: 3,
        sourceRoot: '',
        sources: ['a.scss'],
        names: [],
        mappings: '',
        file: 'a.css',
        sourcesContent: ['a'],
      },
    ],
    [undefined, { ...CONTENT, version: 3, ...REST }],
  ])('%s, by its keys', (tool, map) => {
    expect(toolOf(JSON.stringify(map))).toBe(tool);
  });
});

describe('many', () => {
  /** CPU time in milliseconds of the faster of two runs. */
  function cpu(run: () => void): number {
    const once = (): number => {
      const before = process.cpuUsage();
      run();
      return process.cpuUsage(before).user / 1_000;
    };
    return Math.min(once(), once());
  }

  it('maps cost linear time', () => {
    const scan = (count: number): void => {
      const files = Array.from({ length: count }, (_, i) => [`${i}.js.map`, makeMap({ [`${i}.ts`]: `text ${i}` })]);
      const found = only(scanPackage(Object.fromEntries(files) as Record<string, string>), EMBEDDED);
      expect(found.locationCount).toBe(count);
    };
    scan(500);
    expect(cpu(() => scan(4_000))).toBeLessThan(cpu(() => scan(1_000)) * 4 * 2.2 + 50);
  });

  it('texts cost linear time', () => {
    const scan = (count: number): void => {
      const map = JSON.stringify({ sourcesContent: Array.from({ length: count }, (_, i) => `t${i}`), mappings: '' });
      expect(scanPackage({ 'a.js.map': map }).maps[0]!.sourcesWithContent).toBe(count);
    };
    scan(1_000);
    expect(cpu(() => scan(16_000))).toBeLessThan(cpu(() => scan(4_000)) * 4 * 2.2 + 50);
  });
});

describe('the tool', () => {
  const texts = { '../src/a.ts': 'const a = 1;\n'.repeat(20), '../src/b.ts': 'const b = 2;\n'.repeat(20) };
  const shared = makeMap(texts);
  const rolldown = JSON.stringify({
    version: 3,
    file: 'a.js',
    names: [],
    sources: Object.keys(texts),
    sourcesContent: Object.values(texts),
    mappings: 'AAAA',
  });
  const named = (map: string, build: string): unknown =>
    only(scanPackage({ 'a.js.map': map }, { scripts: { build } }), EMBEDDED).data['tool'];

  it('is that of the family which a script calls', () => {
    expect(named(rolldown, 'node build.js')).toBe('rolldown');
    expect(named(rolldown, 'tsc --noEmit && npx tsdown@0.21 --sourcemap')).toBe('tsdown');
    expect(named(rolldown, 'node_modules/.bin/vite build')).toBe('vite');
  });

  it('is never one that writes other maps', () => {
    expect(named(rolldown, 'webpack')).toBe('rolldown');
    expect(named(shared, 'rollup -c')).toBe('swc');
  });
});
