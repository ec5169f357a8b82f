/** Where maps may stand in a document, and how their texts get their names. */
import { describe, expect, it } from 'vitest';
import { walk, type Walked } from '../../../support/map-sink.ts';

function names(value: unknown): string[] {
  return walk(JSON.stringify(value)).children.map(({ name }) => name);
}

function only(walked: Walked): Walked['maps'][number] {
  expect(walked.maps).toHaveLength(1);
  return walked.maps[0]!;
}

describe('index maps', () => {
  const part = (name: string, text: string): object => ({
    version: 3,
    sources: [name],
    sourcesContent: [text],
    mappings: '',
  });
  const sections = (...maps: object[]): object[] => maps.map((map, line) => ({ offset: { line, column: 0 }, map }));

  it('are one record', () => {
    const value = { version: 3, file: 'x.js', sections: sections(part('a.ts', 'aa'), part('b.ts', 'bbb')) };
    const map = only(walk(JSON.stringify(value)));
    expect(map).toMatchObject({
      form: 'file',
      sources: 2,
      withContent: 2,
      contentBytes: 5,
      names: ['a.ts', 'b.ts'],
      file: 'x.js',
    });
    expect(map.contents.map(({ index }) => index)).toEqual([0, 1]);
    expect(map.keyOrder).toEqual(['version', 'file', 'sections']);
  });

  it('may nest, and may lack a version', () => {
    const inner = { sections: sections(part('b.ts', 'b'), part('c.ts', 'c')) };
    const map = only(walk(JSON.stringify({ sections: sections(part('a.ts', 'a'), inner) })));
    expect(map.names).toEqual(['a.ts', 'b.ts', 'c.ts']);
  });

  it('name what they only point to', () => {
    const value = { version: 3, sections: [{ offset: {}, url: 'https://maps.example.org/a.map' }] };
    expect(only(walk(JSON.stringify(value)))).toMatchObject({
      sectionUrls: ['https://maps.example.org/a.map'],
      sources: 0,
    });
  });

  it('without any section are maps with a version only', () => {
    expect(only(walk('{"version":3,"sections":[]}'))).toMatchObject({ sources: 0 });
    expect(only(walk('{"version":3,"sources":[],"sections":[]}'))).toMatchObject({ sources: 0 });
    expect(walk('{"version":3,"sources":["a"],"sections":[]}').maps).toEqual([]);
    expect(walk('{"version":"1.0","sections":[]}').maps).toEqual([]);
    expect(walk('{"sections":["intro"]}').maps).toEqual([]);
  });

  it('count surplus texts of a section as nameless', () => {
    const surplus = { sources: ['a.ts'], sourcesContent: ['a', 'extra'], mappings: '' };
    const walked = walk(JSON.stringify({ version: 3, sections: sections(surplus, part('b.ts', 'b')) }));
    expect(walked.children.map(({ name }) => name)).toEqual(['a.ts', '<source 1>', 'b.ts']);
    const { contents, sources, withContent } = only(walked);
    expect([sources, withContent]).toEqual([2, 3]);
    expect(contents.map(({ index, bytes }) => [index, bytes])).toEqual([
      [0, 1],
      [1, 1],
      [2, 5],
    ]);
  });

  it('keep ignore lists within their section', () => {
    const first = { ...part('a.ts', 'a'), ignoreList: [0, 1] };
    expect([...only(walk(JSON.stringify({ sections: sections(first, part('b.ts', 'b')) }))).ignored]).toEqual([0]);
  });
});

describe('names', () => {
  it.each([
    ['before texts', { sources: ['a.ts', 'b.ts'], sourcesContent: ['a', 'b'] }],
    ['behind texts', { mappings: '', sourcesContent: ['a', 'b'], sources: ['a.ts', 'b.ts'] }],
  ])('%s', (_, value) => {
    expect(names(value)).toEqual(['a.ts', 'b.ts']);
  });

  it('follow the index over everything that is no text', () => {
    const sourcesContent = ['a', null, 3, { sourcesContent: 'x' }, ['y'], true, '', 'b'];
    const sources = ['0', null, 2, { a: 1 }, ['s'], false, '6', '7.ts'];
    const map = only(walk(JSON.stringify({ sources, sourcesContent, mappings: '' })));
    expect(map).toMatchObject({ sources: 8, withContent: 2, contentBytes: 2 });
    expect(map.names).toEqual(['0', null, null, null, null, null, '6', '7.ts']);
    expect(map.contents.map(({ index }) => index)).toEqual([0, 7]);
  });

  it.each([
    ['webpack://app/./src/a.ts', 'src/a.ts'],
    ['webpack:///./src/a.ts?1a2b', 'src/a.ts'],
    ['webpack:///src/a.vue?vue&type=script', 'src/a.vue'],
    ['turbopack://[project]/src/a.ts', 'src/a.ts'],
    ['../../src/a.ts', 'src/a.ts'],
    ['/home/jane/app/src/a.ts', 'home/<user>/app/src/a.ts'],
    ['file:///Users/jane/app/a.ts', 'Users/<user>/app/a.ts'],
    ['../../../../Users/jane/app/a.ts', 'Users/<user>/app/a.ts'],
    ['C:\\Users\\jane\\a.ts', 'C:\\Users\\<user>\\a.ts'],
    ['src/home/page.ts', 'src/home/page.ts'],
    ['../', '../'],
    ['', '<source 0>'],
    ['<source 0>', '\\u{3c}source 0>'],
    ['<stdin>', '<stdin>'],
  ])('%j is shown as %j', (name, shown) => {
    expect(names({ sources: [name], sourcesContent: ['x'] })).toEqual([shown]);
  });

  it('lie below the source root', () => {
    expect(names({ sourceRoot: '../src/', sources: ['a.ts', '/b.ts'], sourcesContent: ['x', 'y'] })).toEqual([
      'src/a.ts',
      'b.ts',
    ]);
    expect(names({ sources: ['a.ts'], sourcesContent: ['x'], sourceRoot: 'lib' })).toEqual(['lib/a.ts']);
  });

  it('are read in the order of their lists when keys occur twice', () => {
    const json = '{"sources":["a"],"sourcesContent":["1"],"sources":["b"],"sourcesContent":["2","3"],"mappings":""}';
    const walked = walk(json);
    expect(walked.children.map(({ name }) => name)).toEqual(['a', 'b', '<source 1>']);
    expect(only(walked).duplicateKeys).toEqual(['sources', 'sourcesContent']);
  });
});

describe('elsewhere', () => {
  const map = { version: 3, sources: ['a.ts'], sourcesContent: ['x'], names: [], mappings: '', file: 'in.js' };

  it('in another document is embedded', () => {
    const { form, file, keyOrder } = only(walk(JSON.stringify({ file: 'out.js', debug: { maps: [map] } })));
    expect([form, file, keyOrder]).toEqual(['embedded', 'in.js', Object.keys(map)]);
  });

  it('in a list is a map each', () => {
    expect(walk(JSON.stringify([map, map])).maps.map(({ form }) => form)).toEqual(['embedded', 'embedded']);
  });

  it('inside a map has its own record', () => {
    const walked = walk(JSON.stringify({ ...map, x_maps: { inner: { ...map, sources: ['b.ts'] } } }));
    expect(walked.maps.map(({ names: list, form }) => [form, ...list])).toEqual([
      ['embedded', 'b.ts'],
      ['file', 'a.ts'],
    ]);
  });

  it('in a text of a map is read too', () => {
    const inner = JSON.stringify({ ...map, sources: ['deep.ts'], sourcesContent: ['deep'] });
    const walked = walk(JSON.stringify({ ...map, sources: ['tool.js.map'], sourcesContent: [inner] }));
    expect(walked.maps.map(({ form, path }) => [form, ...path])).toEqual([
      ['embedded', 'app.js.map', 'tool.js.map'],
      ['file', 'app.js.map'],
    ]);
    expect(walked.children.map(({ name }) => name)).toEqual(['tool.js.map', 'deep.ts']);
  });

  it('behind a data: URL is inline', () => {
    const walked = walk(JSON.stringify(map), { info: { via: 'data-url', path: ['a.js', '<inline map 1>'] } });
    expect(only(walked).form).toBe('inline');
  });
});

describe('other keys', () => {
  it.each(['debugId', 'debug_id'])('%s', (key) => {
    expect(only(walk(JSON.stringify({ [key]: '1', sources: [], mappings: '' }))).debugId).toBe(true);
    expect(only(walk(JSON.stringify({ sources: [], mappings: '', [key]: '1' }))).debugId).toBe(true);
  });

  it('sums both ignore lists', () => {
    const value = { sources: ['a', 'b', 'c'], ignoreList: [0], x_google_ignoreList: [2, 7, 'x', null], mappings: '' };
    expect([...only(walk(JSON.stringify(value))).ignored]).toEqual([0, 2]);
  });

  it('named like members of every object are nothing special', () => {
    const json = '{"constructor":["a"],"__proto__":["b"],"toString":[],"hasOwnProperty":[[]]}';
    expect(walk(json).facts).toEqual([]);
  });
});
