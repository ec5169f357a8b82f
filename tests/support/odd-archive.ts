/** Runs odd archives through the walker: no byte is lost, npm's walk is followed, doubts are said with their offset. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readByNodeTar } from './node-tar.ts';
import { member } from './tar-blocks.ts';
import { chunkings, walkTar } from './walk.ts';

/** Stands in the part of the archive that a careless reader misses. */
export const MARKER = 'hidden-marker-4711';
/** The entry of all header bytes. */
export const HEADERS = '<tar headers>';
export const manifest: Buffer = member('{"name":"a"}', { name: 'package/package.json' });
/** A whole entry to hide inside of a body. */
export const innerEntry: Buffer = member(`inner ${MARKER}`, { name: 'package/inner.js' });

export const ambiguous: readonly string[] = ['archive-ambiguous-entry'];
export const hidden: readonly string[] = ['archive-hidden-entry'];
export const metadata: readonly string[] = ['archive-metadata'];
export const deceptive: readonly string[] = ['archive-deceptive-name'];
export const unsafe: readonly string[] = ['archive-unsafe-path'];
export const duplicate: readonly string[] = ['archive-duplicate-entry'];
export const trailing: readonly string[] = ['archive-trailing-data'];

export interface Odd {
  readonly bytes: Buffer;
  /** All rules that are reported. */
  readonly rules: readonly string[];
  /** Offset of the first doubt; null if honest packers may write this. `cut` for an archive that ends early. */
  readonly doubt: number | 'cut' | null;
  /** Entries as they are installed or shown, in order, those of the walker's own included. */
  readonly paths?: readonly string[];
}

function expectNodeTarsWalk(bytes: Buffer): void {
  const expected = readByNodeTar(bytes).entries;
  const walked = walkTar(bytes).sink.entries.filter((entry) => entry.via === 'tar');
  expect(walked).toHaveLength(expected.length);
  for (const [index, { size, sha256 }] of expected.entries()) {
    const content = Buffer.from(walked[index]!.bytes, 'latin1');
    if (sha256 === null) expect(walked[index]!.size).toBe(size);
    else expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
}

/** One test per archive, and one for all the ways its bytes may arrive. */
export function testOdd(archives: Readonly<Record<string, Odd>>): void {
  for (const [name, { bytes, rules, doubt, paths }] of Object.entries(archives)) {
    it(name, () => {
      const { sink, accounted } = walkTar(bytes);
      expect(sink.holding(MARKER)).not.toEqual([]);
      expect(sink.rules).toEqual([...rules].toSorted());
      expect(accounted).toBe(bytes.length);
      expect(sink.entries.every((entry) => entry.ended)).toBe(true);
      if (paths) expect(sink.entries.map((entry) => entry.path.join(' > '))).toEqual(paths);
      if (doubt === null) expect(sink.gaps).toEqual([]);
      else if (doubt === 'cut') expect(sink.gaps.map((gap) => gap.code)).toEqual(['truncated']);
      else {
        expect(sink.gaps[0]).toMatchObject({ code: 'odd-archive', waivable: false });
        expect(sink.gaps[0]!.detail).toMatch(new RegExp(`, at byte ${doubt}$`));
      }
      expectNodeTarsWalk(bytes);
    });

    it(`${name}, in every chunking`, () => {
      const { sink } = walkTar(bytes);
      for (const cuts of chunkings(3).slice(bytes.length > 1_000_000 ? 4 : 0)) {
        const again = walkTar(bytes, cuts);
        expect(again.accounted).toBe(bytes.length);
        expect(again.sink.facts).toEqual(sink.facts);
        expect(again.sink.gaps).toEqual(sink.gaps);
        expect(again.sink.entries).toEqual(sink.entries);
      }
    });
  }
}
