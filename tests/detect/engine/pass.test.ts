import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryInfo } from '../../../src/base/entry.ts';
import { Budget } from '../../../src/base/limits.ts';
import type { Location } from '../../../src/base/types.ts';
import { defineDetector, type Detector } from '../../../src/detect/define.ts';
import { Pass } from '../../../src/detect/pass.ts';
import { makePlan } from '../../../src/detect/plan.ts';

const KEY = 'TOKEN-';

interface Seen {
  readonly window: string;
  readonly at: number;
  readonly location: Omit<Location, 'path'>;
}

/** Records every window of `TOKEN-`, with 5 bytes before and 12 behind. */
function recorder(seen: Seen[]): Detector {
  return defineDetector({
    name: 'recorder',
    rules: [],
    keywords: [{ text: KEY, before: 5, after: 12 }],
    start: () => ({
      hit(window) {
        const { path: _, ...location } = window.locate(window.at);
        seen.push({ window: Buffer.from(window.bytes).toString('latin1'), at: window.at, location });
      },
    }),
  });
}

function scan(text: Buffer, sizes: readonly number[], withSize = false): Seen[] {
  const seen: Seen[] = [];
  const pass = new Pass(makePlan([recorder(seen)], []), new Budget());
  const base: EntryInfo = { path: ['a.txt'], type: 'file', via: 'tar' };
  const writer = pass.open(withSize ? { ...base, size: text.length } : base);
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length]!;
    writer.push(text.subarray(at, at + size));
    at += size;
  }
  writer.end();
  return seen.toSorted((a, b) => a.location.offset! - b.location.offset!);
}

/** Line and column counted the slow way: UTF-16 units behind the last line feed. */
function position(text: string, index: number): { line: number; column: number } {
  const before = text.slice(0, index);
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') };
}

describe('Pass', () => {
  const text = `${'ä'.repeat(40)}TOKEN-1\nsecond 😀 line TOKEN-22 and TOKEN-333\n\n${'x'.repeat(3000)}TOKEN-4`;
  const bytes = Buffer.from(text);

  it('shows bounded windows with line and column', () => {
    const seen = scan(bytes, [bytes.length]);
    const places = [...text.matchAll(/TOKEN-/g)].map(({ index }) => Buffer.byteLength(text.slice(0, index)));
    const shown = places.map((from) => bytes.toString('latin1', from - 5, from + KEY.length + 12));
    expect(seen.map(({ window, at }) => [window, at])).toEqual(shown.map((window) => [window, 5]));
    const starts = [...text.matchAll(/TOKEN-/g)].map((match) => position(text, match.index));
    expect(seen.map(({ location: { line, column } }) => ({ line, column }))).toEqual(starts);
  });

  it('gives the same windows and positions for every two-way split and for single bytes', () => {
    const whole = scan(bytes, [bytes.length]);
    expect(scan(bytes, [1])).toEqual(whole);
    for (let at = 1; at < bytes.length; at++) expect(scan(bytes, [at, bytes.length])).toEqual(whole);
  });

  it('gives the same windows for random texts and splits, declared size or not', () => {
    const piece = fc.constantFrom('TOKEN-', 'TOK', 'é', '\n', 'EN-', '-', 'xxxxxxxxxxxxxxxxxxxxxxxxx');
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 80 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        fc.boolean(),
        (pieces, sizes, withSize) => {
          const data = Buffer.from(pieces.join(''));
          expect(scan(data, sizes, withSize)).toEqual(scan(data, [data.length || 1]));
        },
      ),
    );
  });

  it('matches nothing across a cut', () => {
    const seen: Seen[] = [];
    const pass = new Pass(makePlan([recorder(seen)], []), new Budget());
    const writer = pass.open({ path: ['a.map'], type: 'file', via: 'tar' });
    writer.push(Buffer.from('abc TOK'));
    writer.cut(100);
    writer.push(Buffer.from('EN-1 TOKEN-2'));
    writer.end();
    expect(seen.map(({ window, location }) => [window, location.offset])).toEqual([['EN-1 TOKEN-2', 105]]);
  });

  it('keeps a failing detector from hiding the rest, and never passes on it', () => {
    const seen: Seen[] = [];
    const broken = defineDetector({
      name: 'broken',
      rules: [],
      keywords: [{ text: KEY, before: 0, after: 0 }],
      start: () => ({
        hit() {
          throw new Error('no luck');
        },
      }),
    });
    const pass = new Pass(makePlan([broken, recorder(seen)], []), new Budget());
    const writer = pass.open({ path: ['a.txt'], type: 'file', via: 'tar' });
    writer.push(Buffer.from('TOKEN-1'));
    writer.end();
    expect(seen).toHaveLength(1);
    expect(pass.finish(0).incomplete).toMatchObject([{ code: 'detector-error', waivable: false }]);
  });

  it('stays linear on a chunk full of keywords', () => {
    const time = (repeats: number): number => {
      const data = Buffer.from(KEY.repeat(repeats));
      const start = performance.now();
      scan(data, [256 * 1024]);
      return performance.now() - start;
    };
    time(20_000);
    const small = Math.min(time(40_000), time(40_000), time(40_000));
    const large = Math.min(time(160_000), time(160_000), time(160_000));
    expect(large / small).toBeLessThan(4 * 2.2);
  });
});
