/** Files that a few bytes fill with hundreds of thousands of things to decode: each costs itself its pass, and no other file. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scan } from '../../src/index.ts';
import { Budget, DEFAULT_LIMITS } from '../../src/base/limits.ts';
import { Pass } from '../../src/detect/pass.ts';
import { makePlan } from '../../src/detect/plan.ts';
import { textExpanders } from '../../src/unpack/expand/index.ts';
import { leakyMap } from '../support/package-rig.ts';
import { makePackage } from '../support/tarball.ts';
import { randomText } from '../support/tokens.ts';

const LINK = 'sourceMappingURL=data:application/json;base64,';
const MAP = Buffer.from('{"version":3,"sources":["a.ts"],"sourcesContent":["x"]}').toString('base64');
const PACKED = gzipSync('a text that is no leak at all, and not short either').toString('base64');
const FILES: readonly (readonly [name: string, content: () => string, detail: RegExp])[] = [
  ['maps that begin in each other', () => 'x={"sourcesContent":["a",'.repeat(40_000), /more than 30,000 texts of maps/],
  [
    'beginnings of maps',
    () => 'x={"sources":["a"]};'.repeat(60_000),
    /more than 50,000 beginnings of maps in other text/,
  ],
  ['maps', () => '{"mappings":"","sourcesContent":["a"]}'.repeat(15_000), /more than 10,000 source maps in it/],
  ['inline maps', () => `//# ${LINK}eyJ2`.repeat(15_000), /more than 10,000 inline maps in it/],
  ['links to JSON', () => '"data:application/json,{}" '.repeat(15_000), /more than 10,000 data: URLs of JSON in it/],
  ['maps in base64', () => `"${MAP}" `.repeat(15_000), /more than 10,000 texts in base64 in it/],
  ['compressed data in base64', () => `"${PACKED}" `.repeat(1_500), /more than 1,000 runs of base64/],
  ['homes', () => numbered(3_000, (index) => `/Users/kim${index}/a/b.ts`), /more than 2,000 homes and workspaces/],
  [
    'credentials',
    () => numbered(12_000, (index) => ['ghp', randomText(`${index}`, 36)].join('_')),
    /more than 10,000 credentials in it/,
  ],
];

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');
}

describe('a file full of', () => {
  it.each(FILES)('%s is undecided, and the next file is read all the same', async (_, content, detail) => {
    const tarball = makePackage('acme', '1.0.0', { 'a.js': content(), 'b.js.map': leakyMap() });
    const { verdict, incomplete, stats } = await scan({ tarball });
    const failing = verdict.findings.filter(({ status }) => status === 'failing');
    expect(failing.map(({ ruleId }) => ruleId)).toContain('source-map-embedded-source');
    expect(failing.flatMap(({ locations }) => locations.map(({ path }) => path[0]))).toContain('b.js.map');
    expect(incomplete.filter(({ detail: said }) => detail.test(said))).toHaveLength(1);
    expect(incomplete.every(({ code, path }) => code === 'limit' && path?.[0] === 'a.js')).toBe(true);
    expect(stats.virtualEntries).toBeLessThan(70_000);
  });

  it('anything decoded does not keep the rest of the archive from being searched', async () => {
    const content = Array.from({ length: 300 }, (_, index) => `x${index}`);
    const map = JSON.stringify({ version: 3, sources: content, sourcesContent: content, mappings: '' });
    const files = { 'a.js.map': map, 'b.txt': 'x', 'c.pem': `-----BEGIN ${'PRIVATE'} KEY-----\n` };
    const { stats, incomplete } = await scan(
      { tarball: makePackage('acme', '1.0.0', files) },
      { limits: { entries: 100 } },
    );
    expect(stats.entries).toBe(4);
    expect(incomplete.every(({ detail }) => !detail.includes('was not read'))).toBe(true);
  });
});

describe('WebAssembly', () => {
  const module = (section: Buffer, count: number): Buffer =>
    Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), ...Array.from({ length: count }, () => section)]);

  function pushes(bytes: Buffer, pieces: number): { readonly calls: number; readonly length: number } {
    const budget = new Budget(DEFAULT_LIMITS);
    const wasm = textExpanders(budget).find(({ name }) => name === 'wasm')!;
    const pass = new Pass(makePlan([], []), budget);
    const seen = { calls: 0, length: 0 };
    const raw = {
      push(part: Uint8Array): void {
        seen.calls++;
        seen.length += part.length;
      },
      cut: () => undefined,
      end: () => undefined,
    };
    const writer = wasm.lead!({ path: ['a.wasm'], type: 'file', via: 'tar' }, bytes.subarray(0, 512))!(raw, pass);
    for (let at = 0; at < bytes.length; at += pieces) writer.push(bytes.subarray(at, at + pieces));
    writer.end();
    return seen;
  }

  it('of tiny sections is handed on in the pieces in which it came', () => {
    const bytes = module(Buffer.from([0, 2, 1, 0x78]), 20_000);
    expect(pushes(bytes, 10_000).length).toBe(bytes.length);
    expect(pushes(bytes, 10_000).calls).toBeLessThan(20);
    expect(pushes(bytes, 7).length).toBe(bytes.length);
  });

  it('with many sections that name a map has so many shown and no more', async () => {
    const text = Buffer.from(`\x10sourceMappingURL\x03abc`, 'latin1');
    const bytes = module(Buffer.concat([Buffer.from([0, text.length]), text]), 5_000);
    expect(pushes(bytes, 999).length).toBe(bytes.length);
    const { stats, incomplete } = await scan({ tarball: makePackage('acme', '1.0.0', { 'a.wasm': bytes }) });
    expect(stats.virtualEntries).toBeLessThan(1_100);
    expect(incomplete.map(({ detail }) => detail)).toEqual([
      'more than 1,000 sections that name a source map in it; further ones were searched as they are',
    ]);
  });
});
