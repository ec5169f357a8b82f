/** Which file refers to which map, and where references lead. */
import { describe, expect, it } from 'vitest';
import { LINK, makeMap, only, rated, scanPackage, type Files } from '../../support/map-package.ts';

const MAP = makeMap({ 'a.ts': 'text' });

/** `linkedFrom` of every map, and the findings about links. */
function links(files: Files): [string | null, string[]] {
  const result = scanPackage(files);
  const from = result.maps[0]?.linkedFrom;
  const rules = rated(result).filter((line) => /unlinked|dangling|remote/.test(line));
  return [from?.join(' > ') ?? null, rules.map((line) => line.replace(/ .*/, ''))];
}

describe('a reference', () => {
  it.each([
    ['beside', 'dist/a.js', 'a.js.map', 'dist/a.js.map'],
    ['with a dot', 'dist/a.js', './a.js.map', 'dist/a.js.map'],
    ['in a folder', 'dist/a.js', 'maps/a.map', 'dist/maps/a.map'],
    ['above', 'dist/js/a.js', '../maps/a.map', 'dist/maps/a.map'],
    ['from the root', 'dist/a.js', '/maps/a.map', 'maps/a.map'],
    ['with a query', 'a.js', 'a.js.map?v=1', 'a.js.map'],
    ['with a hash', 'a.js', 'a.js.map#x', 'a.js.map'],
    ['percent-encoded', 'a b.js', 'a%20b.js.map', 'a b.js.map'],
    ['with a broken escape', 'a.js', 'a%zz.map', 'a%zz.map'],
    ['under a name like a template', 'app/[id].js', '[id].js.map', 'app/[id].js.map'],
    ['in a file without extension', 'bin/cli', 'cli.map', 'bin/cli.map'],
  ])('%s links', (_, file, url, map) => {
    expect(links({ [file]: `x\n${LINK}${url}\n`, [map]: MAP })).toEqual([file, []]);
    expect(links({ [map]: MAP, [file]: `x\n${LINK}${url}` })).toEqual([file, []]);
  });

  it.each([
    ['in a block comment', `/*${LINK.slice(2)}a.js.map*/x`],
    ['in a block comment with blanks', `/*${LINK.slice(2)}a.js.map */`],
    ['of the old form', `${LINK.replace('#', '@')}a.js.map\r\n`],
    ['with a tab', `${LINK.replace(' ', '\t')}a.js.map`],
    ['before code', `${LINK}a.js.map\ncode()`],
  ])('%s links', (_, text) => {
    expect(links({ 'a.js': text, 'a.js.map': MAP })).toEqual(['a.js', []]);
  });

  it.each([
    ['to another case', 'A.js.map'],
    ['outside of the package', '../a.js.map'],
    ['far outside and back', '../../package/a.js.map'],
    ['to a folder', './'],
  ])('%s does not link, and dangles', (_, url) => {
    expect(links({ 'a.js': `${LINK}${url}\n`, 'a.js.map': MAP })).toEqual([
      null,
      ['source-map-unlinked', 'source-map-dangling-reference'],
    ]);
  });

  it.each([
    ['a template', `${LINK}\${name}.map\n`],
    ['a placeholder', `${LINK}<file>.map\n`],
    ['an ellipsis', `${LINK}...\n`],
    ['a star', `${LINK}*.map\n`],
    ['a string', `const s = "${LINK}b.js.map" + x\n`],
    ['no comment', `source${'MappingURL'}=b.js.map\n`],
    ['a query alone', `${LINK}?x\n`.replace('?x', '')],
  ])('never dangles: %s', (_, text) => {
    expect(links({ 'a.js': text })).toEqual([null, []]);
  });

  it('in prose is none', () => {
    expect(links({ 'README.md': `${LINK}b.js.map\n` })).toEqual([null, []]);
  });

  it('that dangles is one finding with all its places', () => {
    const found = only(
      scanPackage({ 'a.js': `${LINK}a.map\n`, 'b.js': `x\n${LINK}b.map\n` }),
      'source-map-dangling-reference',
    );
    expect(found.message).toBe('2 references to source maps that are not in the package');
    expect(found.locations).toMatchObject([
      { path: ['a.js'], line: 1 },
      { path: ['b.js'], line: 2, column: 1 },
    ]);
  });
});

describe('an address', () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ['https://maps.example.org/a.map', 'medium/low', 'another server: maps.example.org'],
    ['//maps.example.org/a.map', 'medium/low', 'another server: maps.example.org'],
    ['https://localhost:8080/a.map', 'high/low', 'an internal host: localhost'],
    ['http://10.1.2.3/a.map', 'high/low', 'an internal host: 10.1.2.3'],
    ['http://build.corp/a.map', 'high/low', 'an internal host: build.corp'],
    [
      'https://sample.s3.eu-west-1.amazonaws.com/a.map',
      'high/low',
      'a storage bucket: sample.s3.eu-west-1.amazonaws.com',
    ],
    ['s3://sample-maps/a.map', 'high/low', 'a storage bucket: sample-maps'],
    ['https://unpkg.com/a.map', 'info/info', 'a public CDN: unpkg.com'],
    ['file:///work/a.map', 'medium/low', 'a file on the build machine'],
  ];

  it.each(CASES)('%s', (url, severity, what) => {
    const result = scanPackage({ 'a.js': `${LINK}${url}\n` });
    expect(rated(result)).toEqual([`source-map-remote-reference ${severity}`]);
    expect(result.findings[0]!.message.endsWith(`points to ${what}`)).toBe(true);
  });

  it('never shows credentials or a query, however long', () => {
    for (const length of [8, 250, 3_000]) {
      const secret = 'k3y'.repeat(length);
      for (const url of [
        `https://user:${secret}@maps.example.org/a.map?sig=${secret}`,
        `https://user:p@${secret}@maps.example.org/a.map`,
        `https://maps.example.org/${secret}?${secret}#${secret}`,
        `s3://id:${secret}@bucket/a.map`,
      ]) {
        expect(JSON.stringify(scanPackage({ 'a.js': `${LINK}${url}\n` }).findings)).not.toContain('k3y');
      }
    }
  });

  it('is read from source roots and sections too', () => {
    const root = makeMap({ 'a.ts': null }, { sourceRoot: 'https://git.corp/src/' });
    const section = JSON.stringify({ version: 3, sections: [{ offset: {}, url: 'https://maps.example.org/b.map' }] });
    const { findings } = scanPackage({ 'a.js.map': root, 'b.js.map': section });
    const messages = findings
      .filter((one) => one.ruleId === 'source-map-remote-reference')
      .map(({ message }) => message);
    expect(messages).toEqual([
      'sourceRoot points to an internal host: git.corp',
      'a section url points to another server: maps.example.org',
    ]);
  });

  it('of a bundler or in a template is none', () => {
    for (const url of ['webpack://app/a.map', 'https://${host}/a.map', 'https://<cdn>/a.map']) {
      expect(rated(scanPackage({ 'a.js': `${LINK}${url}\n` }))).toEqual([]);
    }
  });
});
