/** Archives with very many oddities: few records with exact numbers, bounded memory. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import type { EntryWriter, Sink } from '../../../src/base/entry.ts';
import type { Incomplete } from '../../../src/base/types.ts';
import { Places } from '../../../src/unpack/tar/places.ts';
import { TarWalker } from '../../../src/unpack/tar/walker.ts';
import { END, header, member, padded } from '../../support/tar-blocks.ts';

const TIMES = 100_000;

function walkRepeated(unit: Buffer, times: number): { gaps: Incomplete[]; facts: number } {
  const writer: EntryWriter = { push: () => undefined, cut: () => undefined, end: () => undefined };
  const gaps: Incomplete[] = [];
  let facts = 0;
  const sink: Sink = { open: () => writer, fact: () => void facts++, incomplete: (record) => void gaps.push(record) };
  const walker = new TarWalker(sink, 10_000_000);
  for (let i = 0; i < times; i++) walker.push(unit);
  walker.push(END);
  walker.end(true);
  return { gaps, facts };
}

describe('a hundred thousand', () => {
  const units: Readonly<Record<string, readonly [unit: Buffer, detail: string]>> = {
    'files without a folder': [header({ name: 'a' }), 'a file that npm does not write'],
    'entries of a skipped type': [header({ type: 'q' }), 'an entry of type "q", which npm skips'],
    'links with content': [member('x', { type: '2', link: 'b' }), 'a link with content'],
    'rejected headers': [Buffer.concat([padded('x'), header()]), 'data where a tar header belongs'],
  };
  for (const [name, [unit, detail]] of Object.entries(units)) {
    it(`${name} make a list with an exact number`, () => {
      const { gaps, facts } = walkRepeated(unit, TIMES);
      const matching = gaps.filter((gap) => gap.detail.startsWith(detail));
      expect(facts).toBeGreaterThanOrEqual(TIMES);
      expect(gaps.length).toBeLessThan(50);
      expect(matching[0]?.detail).toBe(`${detail}, at byte 0`);
      expect(matching.at(-1)?.detail).toBe(`${detail}, at ${TIMES - 20} more places (${TIMES} in all)`);
      expect(gaps.every((gap) => gap.code === 'odd-archive' && !gap.waivable)).toBe(true);
    });
  }
});

describe('paths', () => {
  it('fill up before they fill the memory, however long and deep they are', () => {
    for (const suffix of ['x'.repeat(4000), 'd/'.repeat(1000)]) {
      const places = new Places();
      let taken = 0;
      while (!places.full && taken < 1_000_000) places.addFile(`${taken++}/${suffix}`);
      expect(taken).toBeGreaterThan(50);
      expect(taken).toBeLessThan(50_000);
    }
  });

  it('have room for the largest honest package', () => {
    const places = new Places();
    for (let i = 0; i < 300_000; i++) places.addFile(`lib/some/deeper/folder-${i % 9000}/module-number-${i}.d.ts.map`);
    expect(places.full).toBe(false);
  });
});
