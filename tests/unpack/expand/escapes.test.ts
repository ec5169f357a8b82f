import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS } from '../../../src/base/limits.ts';
import { ConsumerSet } from '../../../src/detect/consumers.ts';
import { makePlan } from '../../../src/detect/plan.ts';
import { Scanner } from '../../../src/detect/scanner.ts';
import { Covered } from '../../../src/unpack/expand/covered.ts';
import { escapesExpander } from '../../../src/unpack/expand/escapes.ts';
import { RecordingSink } from '../../support/sink.ts';

const INFO: EntryInfo = { path: ['a.js'], type: 'file', via: 'tar' };
const TEXT = 'a text, of two\nlines, that nobody reads';

function run(code: string, size: number = code.length, depth: number = 4): RecordingSink {
  const sink = new RecordingSink();
  const expander = escapesExpander(new Budget({ ...DEFAULT_LIMITS, depth }), new Covered());
  const scanner = new Scanner(makePlan([], [expander]), { hit: () => undefined }, new ConsumerSet(INFO, sink), INFO);
  const bytes = Buffer.from(code, 'latin1');
  for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
  scanner.end();
  expect(sink.entries.every(({ ended }) => ended)).toBe(true);
  return sink;
}

const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, '0');
const spelled: Record<string, string> = {
  'in \\x': [...TEXT].map((char) => `\\x${hex(char)}`).join(''),
  'in \\u': [...TEXT].map((char) => `\\u00${hex(char).toUpperCase()}`).join(''),
};

describe('text in escapes', () => {
  it.each(Object.entries(spelled))('is decoded, in pieces of any size: %s', (_, text) => {
    const code = `var a = "${text}", b = '${text}';`;
    for (const size of [1, 2, 3, 5, 17, 64, code.length]) {
      const { entries } = run(code, size);
      expect(entries.map(({ bytes }) => bytes)).toEqual([TEXT, TEXT]);
      expect(entries[0]).toMatchObject({ path: ['a.js', '<escaped text @ 9>'], via: 'base64-text' });
    }
  });

  it.each([
    ['a few', '"\\x1b[0m \\x41\\x42\\x43 \\u0041\\u0042"'],
    ['tables of characters that nobody can see', '\\u00a0\\u00ad\\u0600'.repeat(20)],
    ['bytes of a program', '\\x00\\x90\\xff\\x41'.repeat(20)],
    ['one short of a text', '\\x41'.repeat(15)],
    ['other characters in between', '\\x41a'.repeat(20)],
  ])('is not made of %s', (_, code) => {
    expect(run(code).entries).toEqual([]);
  });

  it('is undecided where it lies too deep', () => {
    expect(run(spelled['in \\x']!, 1000, 0).gaps).toMatchObject([{ code: 'limit' }]);
  });
});
