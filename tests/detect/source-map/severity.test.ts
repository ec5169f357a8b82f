/** How bad embedded source is: the table of cases, with the borders of every threshold. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { LINK, makeMap, only, rated, scanPackage, withLink, type Files } from '../../support/map-package.ts';

const EMBEDDED = 'source-map-embedded-source';
const INLINE = 'source-map-inline-source';

function texts(count: number, name: (i: number) => string = (i) => `../src/${i}.ts`): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i), `export const v${i} = ${i};\n`]));
}

function linked(map: string): Files {
  return withLink('dist/cli.js', map);
}

function inline(map: string): string {
  return `x();\n${LINK}data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
}

function severity(files: Files, manifest: object = {}): string[] {
  return rated(scanPackage(files, manifest)).filter(
    (line) => line.startsWith('source-map-e') || line.startsWith('source-map-i'),
  );
}

describe('novel text', () => {
  it.each([
    ['1 source', linked(makeMap(texts(1))), {}, `${EMBEDDED} high/info`],
    ['19 sources', linked(makeMap(texts(19))), {}, `${EMBEDDED} high/info`],
    ['20 sources', linked(makeMap(texts(20))), {}, `${EMBEDDED} critical/info`],
    ['65,535 bytes', linked(makeMap({ 'a.ts': 'x'.repeat(65_535) })), {}, `${EMBEDDED} high/info`],
    ['65,536 bytes', linked(makeMap({ 'a.ts': 'x'.repeat(65_536) })), {}, `${EMBEDDED} critical/info`],
    ['65,536 bytes of UTF-8', linked(makeMap({ 'a.ts': 'é'.repeat(32_768) })), {}, `${EMBEDDED} critical/info`],
    ['1 source of a private package', linked(makeMap(texts(1))), { private: true }, `${EMBEDDED} critical/info`],
    ['1 unlicensed source', linked(makeMap(texts(1))), { license: 'UNLICENSED' }, `${EMBEDDED} critical/info`],
    [
      'an open licence changes nothing here',
      linked(makeMap(texts(20))),
      { license: 'MIT' },
      `${EMBEDDED} critical/info`,
    ],
    ['20 stylesheets', linked(makeMap(texts(20, (i) => `src/${i}.scss`))), {}, `${EMBEDDED} high/info`],
    [
      '19 stylesheets and a script',
      linked(makeMap({ ...texts(19, (i) => `${i}.css`), 'a.ts': 'a' })),
      {},
      `${EMBEDDED} critical/info`,
    ],
    ['nameless text', linked(makeMap({}, { sourcesContent: ['secret'] })), {}, `${EMBEDDED} high/info`],
    ['1 inline source', { 'dist/cli.js': inline(makeMap(texts(1))) }, {}, `${INLINE} high/info`],
    ['20 inline sources', { 'dist/cli.js': inline(makeMap(texts(20))) }, {}, `${INLINE} critical/info`],
  ])('%s', (_, files, manifest, expected) => {
    expect(severity(files, manifest)).toEqual([expected]);
  });

  it('is summed over all maps of the package', () => {
    const ten = (from: number): string => makeMap(texts(10, (i) => `src/${from + i}.ts`));
    const other = makeMap(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`lib/${i}.ts`, `other ${i}`])));
    const two = { ...withLink('a.js', ten(0)), ...withLink('b.js', other) };
    expect(severity(two)).toEqual([`${EMBEDDED} critical/info`]);
    expect(severity({ ...withLink('a.js', ten(0)), 'b.js': inline(other) })).toEqual([
      `${EMBEDDED} critical/info`,
      `${INLINE} critical/info`,
    ]);
    const same = { ...withLink('a.js', ten(0)), ...withLink('b.js', ten(50)), ...withLink('c.js', ten(0)) };
    expect(severity(same)).toEqual([`${EMBEDDED} high/info`]);
  });

  it.each([
    'webpack/bootstrap',
    'webpack/runtime/define property getters',
    '\0commonjsHelpers.js',
    'rolldown:runtime',
    'vite:preload',
  ])('that the bundler made (%j) does not count', (name) => {
    const webpack = name.startsWith('webpack') ? `webpack://app/${name}` : name;
    const own = texts(19);
    expect(severity(linked(makeMap({ [webpack]: 'x'.repeat(70_000) })))).toEqual([`${EMBEDDED} info/info`]);
    const result = scanPackage(linked(makeMap({ ...own, [webpack]: 'x'.repeat(70_000) })));
    const found = only(result, EMBEDDED);
    expect(found.severity).toBe('high');
    expect(found.details!.find((line) => line.startsWith('e.g. '))).not.toContain(name.slice(0, 7));
    expect(result.maps[0]!.firstParty.sources).toBe(20);
  });
});

describe('nothing novel', () => {
  const TEXT = 'export const a = 1;\nexport const b = 2;';

  it.each([
    ['as it is', TEXT],
    ['with CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['with a BOM', `\ufeff${TEXT}`],
    ['with a final line feed', `${TEXT}\n`],
    ['with blanks around', `\n\n ${TEXT}\r\n\t`],
  ])('shipped %s', (_, shipped) => {
    expect(severity({ ...linked(makeMap({ '../src/a.ts': TEXT })), 'src/other.ts': shipped })).toEqual([
      `${EMBEDDED} info/info`,
    ]);
    expect(severity({ ...linked(makeMap({ '../src/a.ts': shipped })), 'src/other.ts': TEXT })).toEqual([
      `${EMBEDDED} info/info`,
    ]);
  });

  it('another text is novel', () => {
    expect(severity({ ...linked(makeMap({ 'a.ts': TEXT })), 'a.ts': `${TEXT};` })).toEqual([`${EMBEDDED} high/info`]);
  });

  it.each([
    ['node_modules', makeMap(texts(30, (i) => `../node_modules/pkg/${i}.js`))],
    ['node_modules on Windows', makeMap(texts(30, (i) => `..\\node_modules\\pkg\\${i}.js`))],
    ['ignoreList', makeMap(texts(2), { ignoreList: [0, 1] })],
    ['x_google_ignoreList', makeMap(texts(2), { x_google_ignoreList: [0, 1] })],
  ])('third parties only: %s', (_, map) => {
    expect(severity(linked(map), { private: true })).toEqual([`${EMBEDDED} info/info`]);
  });

  it('a folder called vendor is ours', () => {
    expect(severity(linked(makeMap({ 'vendor/a.js': 'a' })))).toEqual([`${EMBEDDED} high/info`]);
  });

  it('no text at all is no embedded source', () => {
    expect(severity(linked(makeMap({ 'a.ts': null, 'b.ts': '' })))).toEqual([]);
  });
});

describe('signs of an accident', () => {
  it.each([
    [
      'an unlinked map',
      { 'a.js': 'x', 'a.js.map': makeMap(texts(1)) },
      'nothing in the package refers to most of these maps',
    ],
    [
      'half of the maps unlinked',
      { ...linked(makeMap(texts(1))), 'b.js.map': makeMap({ 'b.ts': 'b' }) },
      'nothing in the package',
    ],
    ['an absolute path', linked(makeMap({ '/build/src/a.ts': 'a' })), 'absolute paths'],
    ['a debug id', linked(makeMap(texts(1), { debugId: '0-0-0' })), 'debug ids'],
  ])('%s makes it medium even if open', (_, files, sign) => {
    const found = only(scanPackage(files), EMBEDDED);
    expect(found.severityIfOpen).toBe('medium');
    expect(found.details!.some((line) => line.startsWith(`sign of an accident: ${sign}`))).toBe(true);
  });

  it('a third of the maps unlinked is none', () => {
    const two = { ...withLink('a.js', makeMap({ 'a.ts': 'a' })), ...withLink('b.js', makeMap({ 'b.ts': 'b' })) };
    expect(severity({ ...two, 'c.js.map': makeMap({ 'c.ts': 'c' }) })).toEqual([`${EMBEDDED} high/info`]);
  });

  it('say nothing about what is shipped anyway', () => {
    expect(severity({ 'a.js.map': makeMap({ '/build/a.ts': 'a' }), 'a.ts': 'a' })).toEqual([`${EMBEDDED} info/info`]);
  });
});

describe('maps without text', () => {
  it.each([
    ['relative paths', makeMap({ '../src/a.ts': null }), ['source-map-paths-only low/info']],
    ['a declaration map', makeMap({ '../src/a.ts': null }, { file: 'a.d.ts' }), ['source-map-paths-only info/info']],
    [
      'a home',
      makeMap({ '/Users/jane/a.ts': null }),
      ['source-map-absolute-path medium/low', 'source-map-paths-only low/info'],
    ],
    [
      'a drive',
      makeMap({ 'C:\\work\\a.ts': null }),
      ['source-map-absolute-path medium/low', 'source-map-paths-only low/info'],
    ],
    ['a bundler scheme', makeMap({ 'webpack://app/./a.ts': null }), ['source-map-paths-only low/info']],
    ['a virtual name', makeMap({ '\0/virtual': null }), ['source-map-paths-only low/info']],
    ['no source', makeMap({}), ['source-map-paths-only info/info']],
  ])('%s', (_, map, expected) => {
    expect(rated(scanPackage(linked(map)))).toEqual(expected);
  });
});

describe('defects', () => {
  it.each([
    [
      'cut',
      makeMap(texts(2)).slice(0, -1),
      ['source-map-embedded-source high/info', 'source-map-malformed medium/medium'],
    ],
    [
      'a duplicate',
      '{"sources":["a"],"sourcesContent":["x"],"sourcesContent":[],"mappings":""}',
      ['source-map-embedded-source high/info', 'source-map-duplicate-key medium/medium'],
    ],
  ])('%s', (_, map, expected) => {
    expect(rated(scanPackage(linked(map)))).toEqual(expected);
  });

  it('a payload that is no map', () => {
    const files = { 'a.js': `${LINK}data:;base64,${Buffer.alloc(3_000, 'a').toString('base64')}` };
    expect(rated(scanPackage(files))).toEqual(['source-map-malformed medium/medium']);
  });
});
