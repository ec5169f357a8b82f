import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { extractSources, type ExtractOptions, type Extraction } from '../src/extract.ts';
import { LINK, makeMap, withLink, type Files } from './support/map-package.ts';
import { makePackage } from './support/tarball.ts';
import { makeZip } from './support/zip.ts';

interface Extracted extends Extraction {
  /** What the store holds of every file. */
  readonly files: Readonly<Record<string, string>>;
}

async function extractTarball(tarball: Buffer, options: Partial<ExtractOptions> = {}): Promise<Extracted> {
  const stored = new Map<number, Buffer[]>();
  const stdin = (async function* () {
    for (let at = 0; at < tarball.length; at += 1000) yield tarball.subarray(at, at + 1000);
  })();
  const extraction = await extractSources('-', {
    fetch: { cwd: '/', env: {}, userAgent: 'test', stdin },
    store: {
      restart: () => stored.clear(),
      open: (id) => {
        const parts: Buffer[] = [];
        stored.set(id, parts);
        return { push: (bytes) => void parts.push(Buffer.from(bytes)), end: () => undefined };
      },
    },
    now: Date.now,
    ...options,
  });
  const files = extraction.texts.map(({ file, id }) => [file, Buffer.concat(stored.get(id) ?? []).toString()]);
  return { ...extraction, files: Object.fromEntries(files) };
}

function extractFiles(files: Files): Promise<Extracted> {
  return extractTarball(makePackage('sample', '1.0.0', files));
}

function inline(map: string): string {
  return `x();\n${LINK}data:application/json;base64,${Buffer.from(map).toString('base64')}\n`;
}

const AWKWARD = '// "quotes" \\ back\r\n\tconst a = "ä𝒳\u2028";\n\n  ';
const LONG = `export const lines = [\n${'  "0123456789 – ä",\n'.repeat(60_000)}];`;

describe('what comes out is what went in', () => {
  it('of files, inline maps, index maps, maps in archives and maps in texts of maps', async () => {
    const inner = makeMap({ 'src/deep.coffee': 'deep = -> 1' });
    const carrier = inline(inner);
    const index = JSON.stringify({
      version: 3,
      sections: [
        { offset: { line: 0, column: 0 }, map: JSON.parse(makeMap({ 'src/one.ts': 'one' })) },
        { offset: { line: 9, column: 0 }, map: JSON.parse(makeMap({ 'two.ts': 'two' }, { sourceRoot: '../src/' })) },
      ],
    });
    const zip = makeZip([{ name: 'ext/main.js.map', content: makeMap({ '../ext/main.ts': 'zipped\n' }) }]);
    const { files, texts, incomplete } = await extractFiles({
      ...withLink('dist/cli.js', makeMap({ '../src/awkward.ts': AWKWARD, 'webpack://acme/./src/long.ts': LONG })),
      'dist/inline.js': inline(makeMap({ 'src/inline.ts': 'inline' })),
      'dist/index.js.map': index,
      'vendor/tool.zip': zip,
      'dist/carrier.js.map': makeMap({ 'lib/carrier.js': carrier }),
    });
    expect(files).toEqual({
      'src/awkward.ts': AWKWARD,
      'src/long.ts': LONG,
      'src/inline.ts': 'inline',
      'src/one.ts': 'one',
      'src/two.ts': 'two',
      'ext/main.ts': 'zipped\n',
      'lib/carrier.js': carrier,
      'src/deep.coffee': 'deep = -> 1',
    });
    expect(incomplete).toEqual([]);
    for (const { file, bytes, sha256 } of texts) {
      const original = Buffer.from(files[file]!);
      expect({ bytes, sha256 }).toEqual({
        bytes: original.length,
        sha256: createHash('sha256').update(original).digest('hex'),
      });
    }
    const one = texts.find(({ file }) => file === 'ext/main.ts');
    expect(one).toMatchObject({ source: '../ext/main.ts', map: ['vendor/tool.zip', 'ext/main.js.map'], lines: 1 });
  });

  it('when names come after texts, and where there are none', async () => {
    const { texts, files } = await extractFiles({
      'a.js.map': `{"version":3,"sourcesContent":["A","B","C"],"sources":["./a.ts",null],"mappings":"AAAA"}`,
    });
    expect(files).toEqual({ 'a.ts': 'A', 'source-1': 'B', 'source-2': 'C' });
    expect(texts.map(({ source }) => source)).toEqual(['./a.ts', null, null]);
  });
});

describe('what is said of a text', () => {
  it('whose it is, and whether it is published otherwise', async () => {
    const map = makeMap({ 'src/a.ts': 'a', 'src/b.ts': 'b', 'node_modules/c/c.js': 'c', 'src/d.ts': 'd' });
    const { texts } = await extractFiles({
      'a.js.map': map.replace('"version":3', '"version":3,"ignoreList":[3]'),
      'src/b.ts': 'b\r\n',
    });
    expect(Object.fromEntries(texts.map(({ file, firstParty, novel }) => [file, { firstParty, novel }]))).toEqual({
      'src/a.ts': { firstParty: true, novel: true },
      'src/b.ts': { firstParty: true, novel: false },
      'node_modules/c/c.js': { firstParty: false, novel: false },
      'src/d.ts': { firstParty: false, novel: false },
    });
  });

  it('equal texts under one name share a file, others get a number', async () => {
    const { texts, files } = await extractFiles({
      'cjs/a.js.map': makeMap({ '../src/a.ts': 'same' }),
      'esm/a.js.map': makeMap({ '../src/a.ts': 'same' }),
      'web/a.js.map': makeMap({ '../src/a.ts': 'other' }),
    });
    expect(files).toEqual({ 'src/a.ts': 'same', 'src/a-2.ts': 'other' });
    expect(texts.map(({ file, map }) => [file, map.join(' > ')])).toEqual([
      ['src/a-2.ts', 'web/a.js.map'],
      ['src/a.ts', 'cjs/a.js.map'],
      ['src/a.ts', 'esm/a.js.map'],
    ]);
  });
});

describe('gaps', () => {
  it('what a cut map still holds is taken, and the cut is said', async () => {
    const map = makeMap({ 'src/a.ts': 'whole', 'src/b.ts': 'cut in the middle' });
    const { files, incomplete } = await extractFiles({ 'a.js.map': map.slice(0, map.indexOf(' the middle')) });
    expect(files).toEqual({ 'src/a.ts': 'whole', 'src/b.ts': 'cut in' });
    expect(incomplete).toMatchObject([{ code: 'corrupt', path: ['a.js.map'] }]);
  });

  it('a cut tarball is said', async () => {
    const files = withLink('a.js', makeMap({ 'src/a.ts': LONG }));
    const tarball = makePackage('sample', '1.0.0', files);
    const { incomplete } = await extractTarball(tarball.subarray(0, tarball.length - 100));
    expect(incomplete.map(({ code }) => code)).toContain('truncated');
  });

  it('texts that can only be counted are said', async () => {
    const module = `eval(${JSON.stringify(`const a = 1;\n${'//'}# sourceURL=webpack-internal:///./src/a.ts`)})`;
    const { texts, incomplete } = await extractFiles({ 'bundle.js': `({"./src/a.ts":()=>{${module}}})` });
    expect(texts).toEqual([]);
    expect(incomplete).toMatchObject([
      { path: ['bundle.js'], detail: expect.stringMatching(/^1 text in this webpack /) },
    ]);
  });

  it('what only looks like a map gives nothing', async () => {
    const schema = JSON.stringify({ properties: { sourcesContent: { type: 'array', description: 'texts' } } });
    const { texts, incomplete } = await extractFiles({ 'map.schema.json': schema, 'b.js.map': makeMap({ a: null }) });
    expect({ texts, incomplete }).toEqual({ texts: [], incomplete: [] });
  });
});
