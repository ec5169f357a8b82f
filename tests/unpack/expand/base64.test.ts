/** What is in base64 without being text from its start: containers, and maps and keys behind other bytes. */
import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS } from '../../../src/base/limits.ts';
import { ConsumerSet } from '../../../src/detect/consumers.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { Scanner } from '../../../src/detect/scanner.ts';
import { base64MapExpander } from '../../../src/unpack/expand/base64-map.ts';
import { Base64Children } from '../../../src/unpack/expand/base64-run.ts';
import { base64Expander } from '../../../src/unpack/expand/base64.ts';
import { Covered } from '../../../src/unpack/expand/covered.ts';
import { RecordingSink } from '../../support/sink.ts';
import { seeded } from '../../support/walk.ts';
import { makeZip } from '../../support/zip.ts';
import { zstdFrame } from '../../support/zstd.ts';

const INFO: EntryInfo = { path: ['a.js'], type: 'file', via: 'tar' };
const random = seeded(3);
const noise = Buffer.from(Array.from({ length: 400 }, () => random(256)));

function run(text: string, size: number = text.length, depth: number = 4): RecordingSink {
  const sink = new RecordingSink();
  const budget = new Budget({ ...DEFAULT_LIMITS, depth });
  const [covered, children] = [new Covered(), new Base64Children()];
  const expanders = [base64MapExpander, base64Expander].map((make) => make(budget, covered, children));
  const scanner = new Scanner(makePlan([], expanders), { hit: () => undefined }, new ConsumerSet(INFO, sink), INFO);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  expect(sink.entries.every(({ ended }) => ended)).toBe(true);
  return sink;
}

const decoded = (text: string, size?: number): string[] => run(text, size).entries.map(({ bytes }) => bytes);

describe('base64 of a container', () => {
  const containers: Record<string, Buffer> = {
    gzip: gzipSync(noise),
    'zlib, level 1': deflateSync(noise, { level: 1 }),
    'zlib, level 5': deflateSync(noise, { level: 5 }),
    'zlib, level 6': deflateSync(noise),
    'zlib, level 9': deflateSync(noise, { level: 9 }),
    zip: makeZip([{ name: 'a.js', content: noise.toString('hex') }]),
    zstd: zstdFrame([{ content: noise }]),
    xz: Buffer.concat([Buffer.from('\xfd7zXZ\0\0\x04', 'latin1'), noise]),
    '7z': Buffer.concat([Buffer.from("7z\xbc\xaf'\x1c\0\x04", 'latin1'), noise]),
    rar: Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), noise]),
    'lzma of 64 KB': Buffer.concat([Buffer.from('5d0000010000ff0000000000000000', 'hex'), noise]),
    'lzma of 8 MB': Buffer.concat([Buffer.from('5d00008000ffffffffffffffff0000', 'hex'), noise]),
    WebAssembly: Buffer.concat([Buffer.from('\0asm\x01\0\0\0', 'latin1'), noise]),
  };

  it.each(Object.entries(containers))('%s', (_, bytes) => {
    const url = bytes.toString('base64url');
    const standard = bytes.toString('base64');
    const lines = standard.match(/.{1,76}/g)!.join('\\n');
    for (const text of [`"${standard}"`, `"${url}"`, standard, `"${lines}"`]) {
      for (const size of [1, 50, text.length]) expect(decoded(text, size)).toEqual([bytes.toString('latin1')]);
    }
  });

  it('does not begin in a word, and is not as short as one', () => {
    expect(decoded(`var typeNode="x${gzipSync(noise).toString('base64')}"`)).toEqual([]);
    expect(decoded('eNode eJxample H4sI UEsDBA KLUv/Q')).toEqual([]);
  });

  it('is found behind thousands of beginnings that are none, as maps are full of', () => {
    const packed = gzipSync(noise);
    const positions = '"AAAA,eAAE,eAEA;eAGA,eAFgBC;"'.repeat(2000);
    for (const size of [7, 4096]) {
      const sink = run(`${positions} "${packed.toString('base64')}"`, size);
      expect(sink.entries.map(({ bytes }) => bytes)).toEqual([packed.toString('latin1')]);
      expect(sink.gaps).toEqual([]);
    }
  });

  it('is undecided where there is more of it than anybody writes', () => {
    const sink = run(`"${gzipSync(noise).toString('base64')}"\n`.repeat(1200));
    expect(sink.entries).toHaveLength(1000);
    expect(sink.gaps.map(({ code }) => code)).toEqual(['limit']);
  });

  it('is undecided where it lies too deep', () => {
    const sink = run(`"${gzipSync(noise).toString('base64')}"`, undefined, 0);
    expect(sink.entries).toEqual([]);
    expect(sink.gaps.map(({ code }) => code)).toEqual(['limit']);
  });
});

describe('a map or a key behind other bytes in base64', () => {
  const texts = ['{"sourcesContent":["let a"]}', `-----BEGIN ${'PRIVATE KEY'}----- body`];
  const inside = texts.flatMap((text) => [text, Buffer.from(text, 'utf16le').toString('latin1')]);

  it.each(inside)('is found at each alignment: %j', (text) => {
    for (let before = 1; before < 8; before++) {
      const bytes = Buffer.concat([noise.subarray(0, before), Buffer.from(text, 'latin1'), noise.subarray(0, 60)]);
      const [found = ''] = decoded(`"${bytes.toString('base64')}"`);
      expect(found).toContain(text.slice(3));
    }
  });

  it('is left to the reader of keys if it is nothing but that', () => {
    expect(decoded(`"${Buffer.from(texts[1]!.repeat(4)).toString('base64')}"`)).toEqual([]);
  });
});

describe('a map in lines of base64', () => {
  const texts = ['let one', 'let two'];
  const map = (pad: number): string =>
    `module.exports=${JSON.stringify({ x: 'x'.repeat(pad), sourcesContent: texts, mappings: 'AAAA;'.repeat(30) })};`;
  const lines = (text: string, width: number): string[] =>
    Buffer.from(text)
      .toString('base64')
      .match(new RegExp(`.{1,${width}}`, 'g'))!;
  const isFound = (text: string, size?: number): boolean =>
    decoded(text, size).some((bytes) => bytes.includes('"sourcesContent":["let one","let two"]'));

  it('is found wherever the key is cut', () => {
    for (const width of [64, 76]) {
      for (let pad = 0; pad < width; pad++) {
        for (const cut of ['\n', '\\n', '\r\n  ']) expect(isFound(lines(map(pad), width).join(cut))).toBe(true);
      }
    }
  });

  it.each([
    ['breaks', '', '\n'],
    ['escaped breaks', 'x="', '\\r\\n'],
    ['comments', '// ', '\n// '],
    ['a block comment', ' * ', '\n * '],
    ['marks', '# ', '\n# '],
    ['joined literals', 'x="', '" +\n    "'],
    ['a list', "x=['", "',\n'"],
  ])('is found in lines of any width: %s', (_, begin, joint) => {
    for (let width = 4; width <= 200; width++) {
      for (const pad of [5, 40, 100]) expect(isFound(begin + lines(map(pad), width).join(joint))).toBe(true);
    }
  });

  it('does not depend on how the bytes come', () => {
    for (const width of [20, 64]) {
      const text = lines(map(20), width).join('\n');
      for (const size of [1, 2, 7, 63, 300]) expect(isFound(text, size)).toBe(true);
    }
  });

  it('is read from its start whatever key comes first, and whatever is escaped', () => {
    for (const text of [
      '{"file":"a.js","sourcesContent":["let one"],"mappings":"AAAA"}',
      '{"mappings":"AAAA;AAAA;AAAA;AAAA","sources\\u0043ontent":["let one"]}',
      '{"\\u0073ources":["a.ts"],"sources\\u0043ontent":["let one"]}',
      '{\n  "version": 3,\n  "sources": ["a.ts"], "sourcesContent": ["let one"]}',
    ]) {
      expect(decoded(`"${Buffer.from(text).toString('base64')}"`)).toEqual([text]);
    }
  });

  it('is not seen in pieces of its key that do not belong together', () => {
    const [line = ''] = lines('"sourcesC'.padStart(48), 64);
    for (const text of [`${line}\n${line}`, lines(map(20), 64)[0]!, 'c291\ncmNlc0Nv', 'eyJ\neyJh']) {
      expect(decoded(text)).toEqual([]);
    }
  });
});
