import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { MapBodies, MapBody } from '../../../../src/base/map-positions.ts';
import { PositionsReader } from '../../../../src/unpack/expand/source-map/positions-reader.ts';
import { byteByByte, randomSplits } from '../../../support/map-sink.ts';

/** What was told about each map, in the order of their ends; `mappings` is the last text of its key. */
function read(chunks: readonly Uint8Array[]): unknown[] {
  const texts = new Map<MapBody, Buffer[]>();
  const told: unknown[] = [];
  const bodies: MapBodies = {
    begin(body) {
      const pieces: Buffer[] = [];
      texts.set(body, pieces);
      return { push: (bytes) => void pieces.push(Buffer.from(bytes)) };
    },
    end(body) {
      const mappings = Buffer.concat(texts.get(body) ?? []).toString();
      told.push({ ...structuredClone(body), mappings });
    },
  };
  const reader = new PositionsReader(bodies);
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return told;
}

const readText = (text: string): unknown[] => read([Buffer.from(text)]);
const START = { line: 0, column: 0 };

describe('PositionsReader', () => {
  it('tells the sources, the number of names and the unescaped positions', () => {
    const text = '{"sources":["a.ts",null,7,{}],"sourceRoot":"src","names":["x","y"],"mappings":"AAAA\\u003bCAAC\\/"}';
    const sources = ['a.ts', null, null, null];
    expect(readText(text)).toEqual([{ offset: START, sources, sourceRoot: 'src', names: 2, mappings: 'AAAA;CAAC/' }]);
  });

  it('takes the last of two equal keys, as JSON.parse does', () => {
    const text = '{"sources":["a","b"],"mappings":"AAAA","names":["x"],"sources":["c"],"mappings":"CAAA","names":[]}';
    expect(readText(text)).toEqual([{ offset: START, sources: ['c'], sourceRoot: null, names: 0, mappings: 'CAAA' }]);
  });

  it('adds up the offsets of nested sections, wherever they stand', () => {
    const leaf = (name: string): string => `{"sources":["${name}"],"mappings":"AAAA"}`;
    const at = (line: number, column: number): string => `"offset":{"line":${line},"column":${column}}`;
    const inner = `{"sections":[{${at(0, 3)},"map":${leaf('a')}},{"map":${leaf('b')},${at(2, 3)}}]}`;
    const told = readText(`{"sections":[{${at(10, 20)},"map":${inner}},{"map":${leaf('c')}}]}`);
    expect(told.filter((body) => (body as MapBody).sources.length > 0)).toEqual([
      { offset: { line: 10, column: 23 }, sources: ['a'], sourceRoot: null, names: 0, mappings: 'AAAA' },
      { offset: { line: 12, column: 3 }, sources: ['b'], sourceRoot: null, names: 0, mappings: 'AAAA' },
      { offset: null, sources: ['c'], sourceRoot: null, names: 0, mappings: 'AAAA' },
    ]);
  });

  it('passes over texts and over maps that are no part of the outermost one', () => {
    const other = '{\\"sources\\":[\\"no\\"],\\"mappings\\":\\"CCCC\\"}';
    const text = `{"x":{"sources":["no"],"mappings":"CCCC"},"sourcesContent":["${other}"],"sources":["a"],"mappings":"AAAA"}`;
    expect(readText(`${text}{"sources":["no"],"mappings":"CCCC"}`)).toEqual([
      { offset: START, sources: ['a'], sourceRoot: null, names: 0, mappings: 'AAAA' },
    ]);
  });

  it('tells what was read of a map that ends early', () => {
    expect(readText('{"sources":["a"],"mappings":"AAAA;CA')).toEqual([
      { offset: START, sources: ['a'], sourceRoot: null, names: 0, mappings: 'AAAA;CA' },
    ]);
  });

  it('tells the same for every split', () => {
    const section =
      '{"offset":{"line":1,"column":2},"map":{"sources":["é\\u00e9"],"names":["n"],"mappings":"AA\\u0041A;C"}}';
    const bytes = Buffer.from(`{"version":3,"sections":[${section}]}`);
    const whole = read([bytes]);
    expect(JSON.stringify(whole)).toContain('"mappings":"AAAA;C"');
    expect(read(byteByByte(bytes))).toEqual(whole);
    for (let seed = 1; seed <= 20; seed++) expect(read(randomSplits(bytes, seed, 9))).toEqual(whole);
  });
});
