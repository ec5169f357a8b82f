/** Runs the tar walker over bytes in memory, cut in a given way. */
import type { Buffer } from 'node:buffer';
import { TarWalker } from '../../src/unpack/tar/walker.ts';
import { RecordingSink } from './sink.ts';

/** Sizes of pieces, used in turn. */
export type Cuts = readonly number[];

export function* pieces(bytes: Buffer, cuts: Cuts): Generator<Buffer> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = cuts[i % cuts.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

export interface Walked {
  readonly sink: RecordingSink;
  readonly entries: number;
  /** Sum of what the walker accounted for. */
  readonly accounted: number;
}

export function walkTar(bytes: Buffer, cuts: Cuts = [Math.max(1, bytes.length)], maxEntries = 1_000_000): Walked {
  const sink = new RecordingSink();
  const walker = new TarWalker(sink, maxEntries);
  for (const piece of pieces(bytes, cuts)) walker.push(piece);
  walker.end(true);
  const { headers, bodies, padding, endBlocks, residue } = walker.accounts;
  return { sink, entries: walker.entries, accounted: headers + bodies + padding + endBlocks + residue };
}

/** Pseudo-random numbers below `limit`, the same for the same seed. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** Chunkings that put every kind of border inside and outside of a block. */
export function chunkings(seed: number): Cuts[] {
  const random = seeded(seed);
  const splits = Array.from({ length: 4 }, () => Array.from({ length: 16 }, () => 1 + random(1500)));
  return [[1], [7], [64], [511], [512], [513], [4096], [262_144], ...splits];
}
