import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { ConsumerSet } from '../../../src/detect/consumers.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { Scanner } from '../../../src/detect/scanner.ts';
import type { EntryInfo } from '../../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS } from '../../../src/base/limits.ts';
import { Covered } from '../../../src/unpack/expand/covered.ts';
import { utf16PartExpander } from '../../../src/unpack/expand/utf16-part.ts';
import { RecordingSink } from '../../support/sink.ts';

const INFO: EntryInfo = { path: ['a.dll'], type: 'file', via: 'tar' };
const MAP = '{"version":3,"sources":["a.ts"],"sourcesContent":["let a = 1;"],"mappings":""}';

/** Children of an entry that arrives in pieces of that size. */
function decoded(
  bytes: Buffer,
  size: number = bytes.length,
  isText: boolean = false,
  depth: number = 4,
): RecordingSink {
  const sink = new RecordingSink();
  const expander = utf16PartExpander(new Budget({ ...DEFAULT_LIMITS, depth }), new Covered(), () => isText);
  const scanner = new Scanner(makePlan([], [expander]), { hit: () => undefined }, new ConsumerSet(INFO, sink), INFO);
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  expect(sink.entries.every(({ ended }) => ended)).toBe(true);
  return sink;
}

function texts(bytes: Buffer, size?: number): string[] {
  return decoded(bytes, size).entries.map((entry) => entry.bytes);
}

function wide(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('text in UTF-16 among other bytes', () => {
  it.each(['le', 'be'] as const)('is read from where it begins, at any offset, in pieces of any size: %s', (order) => {
    for (const before of [[], [7, 255, 200], [1, 2, 255, 200]].map((bytes) => Buffer.from(bytes))) {
      const bytes = Buffer.concat([before, wide(MAP, order), Buffer.from([0, 0, 0, 0, 65, 65])]);
      for (const size of [1, 2, 3, 64, bytes.length]) expect(texts(bytes, size)).toEqual([MAP]);
    }
  });

  it.each(['sourcesContent', 'sourceMappingURL=data:', 'PRIVATE KEY'])('is found by %s', (text) => {
    expect(texts(Buffer.concat([Buffer.from([9, 9, 9]), wide(`a ${text} b`, 'le')]))).toEqual([`a ${text} b`]);
  });

  it('is read once, and again behind a zero', () => {
    const twice = Buffer.concat([wide(MAP + MAP, 'le'), Buffer.alloc(4), wide(MAP, 'le')]);
    expect(texts(twice)).toEqual([MAP + MAP, MAP]);
  });

  it('keeps characters beyond ASCII', () => {
    const text = MAP.replace('let a', 'let \u00e4\u4e2d');
    expect(texts(wide(text, 'le'))).toEqual([Buffer.from(text).toString('latin1')]);
  });

  it('is left to those who read the whole entry', () => {
    expect(decoded(wide(MAP, 'le'), undefined, true).entries).toEqual([]);
  });

  it('is undecided where it lies too deep', () => {
    const sink = decoded(wide(MAP, 'le'), undefined, false, 0);
    expect(sink.entries).toEqual([]);
    expect(sink.gaps.map(({ code }) => code)).toEqual(['limit']);
  });
});
