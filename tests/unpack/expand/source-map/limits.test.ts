/** Hostile sizes: bounded memory, linear time, and no limit without a word. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { EntryWriter, Fact, Sink, SourceMapFacts } from '../../../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../../../src/base/limits.ts';
import { sourceMapExpander } from '../../../../src/unpack/expand/source-map/index.ts';
import { walk } from '../../../support/map-sink.ts';

interface Counted {
  readonly facts: Fact[];
  readonly gaps: string[];
  bytes: number;
  children: number;
}

/** Feeds pieces and keeps nothing of them. */
function count(pieces: Iterable<Buffer>, limits: Partial<Limits> = {}): Counted {
  const counted: Counted = { facts: [], gaps: [], bytes: 0, children: 0 };
  const writer: EntryWriter = { push: (bytes) => void (counted.bytes += bytes.length), cut() {}, end() {} };
  const sink: Sink = {
    open: () => (counted.children++, writer),
    fact: (fact) => void counted.facts.push(fact),
    incomplete: ({ detail }) => void counted.gaps.push(detail),
  };
  const budget = new Budget({ ...DEFAULT_LIMITS, ...limits });
  const lead = sourceMapExpander(budget).lead!({ path: ['a.map'], type: 'file', via: 'tar' }, Buffer.from('{'))!;
  const walker = lead({ push() {}, cut() {}, end() {} }, sink);
  for (const piece of pieces) walker.push(piece);
  walker.end();
  return counted;
}

function* repeat(head: string, piece: string, times: number, tail: string): Generator<Buffer> {
  yield Buffer.from(head);
  const bytes = Buffer.from(piece);
  for (let i = 0; i < times; i++) yield bytes;
  yield Buffer.from(tail);
}

function map({ facts }: Counted): SourceMapFacts {
  return facts.find((fact) => fact.kind === 'source-map')!;
}

/** CPU time in milliseconds. */
function cpu(run: () => void): number {
  const before = process.cpuUsage();
  run();
  return process.cpuUsage(before).user / 1_000;
}

describe('nesting', () => {
  it('of brackets is followed', () => {
    const json = `{"a":${'['.repeat(100_000)}{"sourcesContent":["deep"]}${']'.repeat(100_000)}}`;
    expect(walk(json).maps).toHaveLength(1);
  });

  it('beyond the limit is said', () => {
    const { facts, gaps } = count(repeat('{"sourcesContent":["x"],"a":', '['.repeat(1_000), 300, ''));
    expect(gaps).toEqual(['JSON nested deeper than 200000 levels was not read as JSON']);
    expect(facts).toMatchObject([{ withContent: 1, malformed: { reason: 'it nests deeper than 200000' } }]);
  });

  it('of objects ends earlier: each may be a map', () => {
    const { gaps } = count(repeat('', '{"version":3,"sources":[', 25_000, ''));
    expect(gaps).toEqual(['JSON nested deeper than 10000 levels was not read as JSON']);
  });

  it('of maps in texts ends at the limit of depth', () => {
    let json = '{"sourcesContent":["core"]}';
    for (let i = 0; i < 5; i++) json = JSON.stringify({ sources: ['x'], sourcesContent: [json] });
    const { maps, gaps } = walk(json, { limits: { depth: 3 } });
    expect(maps.map(({ path }) => path.length)).toEqual([3, 2, 1]);
    const detail = 'a map nested deeper than 3 (limits.depth); its content was not decoded';
    expect(gaps).toMatchObject([{ code: 'limit', detail }]);
  });
});

describe('size', () => {
  it('of one text is nothing to hold', () => {
    const piece = 'const a = \\"b\\";\\n'.repeat(16_384);
    const before = process.memoryUsage().rss;
    const counted = count(repeat('{"sources":["a"],"sourcesContent":["', piece, 100, '"]}'));
    expect(map(counted)).toMatchObject({ withContent: 1, contentBytes: 100 * 15 * 16_384, contentLines: 100 * 16_384 });
    expect([counted.bytes, counted.children]).toEqual([100 * 15 * 16_384, 1]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  it('of all decoded texts has a limit', () => {
    const { facts, gaps } = count(repeat('{"sourcesContent":[', '"0123456789",', 100, '""]}'), { inflatedBytes: 95 });
    expect(gaps).toEqual(['more than 95 B decoded in all (limits.inflated); further embedded texts were not decoded']);
    expect(facts).toMatchObject([{ withContent: 10, contentBytes: 100 }]);
  });

  it('of the list of texts is counted exactly, whatever is kept', () => {
    const counted = count(repeat('{"mappings":"","sourcesContent":[', '"x",'.repeat(1_000), 301, '"x"]}'));
    expect(map(counted)).toMatchObject({ withContent: 301_001, contentBytes: 301_001, uncounted: 1_001 });
    expect(map(counted).contents).toHaveLength(300_000);
  }, 120_000);
});

describe('time is linear', () => {
  it.each([
    ['escapes', '{"sourcesContent":["', '\\u0041'.repeat(1_000), '"]}'],
    ['backslashes', '{"x":"', '\\\\'.repeat(5_000), '"}'],
    ['quotes in a skipped string', '{"mappings":"', '\\"'.repeat(5_000), '"}'],
    ['sections', '{"version":3,"sections":[', '{"map":{"sources":["a"],"mappings":""}},'.repeat(100), '{}]}'],
    ['keys', '{', '"sources":[],"k":{},'.repeat(100), '"z":0}'],
    ['names', '{"names":[', '"a",'.repeat(1_000), '"z"],"mappings":""}'],
    ['comments', '{', '/* * / */'.repeat(300), '}'],
  ])('for %s', (_, head, piece, tail) => {
    const time = (times: number): number =>
      Math.min(...[0, 1, 2].map(() => cpu(() => count(repeat(head, piece, times, tail)))));
    time(50);
    expect(time(200)).toBeLessThan(time(50) * 4 * 2.2 + 20);
  });
});
