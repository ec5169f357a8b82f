/** Mutated tarballs: nothing but a LeakcheckError is thrown, every byte is accounted for, and damage is never passed over. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LeakcheckError } from '../../../src/base/errors.ts';
import { reseal } from '../../support/mutate.ts';
import { BLOCK, END, gnuLong, header, member, pax, tar } from '../../support/tar-blocks.ts';
import { unpackBytes } from '../../support/unpack.ts';
import { seeded, walkTar } from '../../support/walk.ts';

const MARKER = 'hidden-marker-4711';
const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

const honest = tar(
  member('{"name":"a"}', { name: 'package/package.json' }),
  pax({ path: 'package/größe.js', size: '600' }),
  member('x'.repeat(600), { name: 'package/gr' }),
  gnuLong(`package/${'l'.repeat(150)}`),
  member(MARKER.repeat(3), { name: `package/${'l'.repeat(92)}` }),
  header({ name: 'package/link', type: '2', link: 'a' }),
  header({ name: 'package/dir/', type: '5' }),
  member(MARKER, { name: 'package/dir/b' }),
);

type Mutation = (bytes: Buffer, random: (limit: number) => number) => Buffer;

function blockAt(bytes: Buffer, random: (limit: number) => number): number {
  return random(bytes.length / BLOCK) * BLOCK;
}

const mutations: Readonly<Record<string, Mutation>> = {
  flip(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let i = random(8); i >= 0; i--) copy[random(copy.length)] = random(256);
    return copy;
  },
  cut: (bytes, random) => bytes.subarray(0, random(bytes.length)),
  drop(bytes, random) {
    const at = blockAt(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + BLOCK)]);
  },
  duplicate(bytes, random) {
    const at = blockAt(bytes, random);
    const length = BLOCK * (1 + random(4));
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  },
  splice(bytes, random) {
    const from = blockAt(bytes, random);
    const to = blockAt(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, from + BLOCK * 2), bytes.subarray(to)]);
  },
  shift(bytes, random) {
    const at = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(1 + random(30), 65), bytes.subarray(at)]);
  },
};

function count(text: string): number {
  return text.split(MARKER).length - 1;
}

describe.each(Object.entries(mutations))('%s', (_, mutate) => {
  it('of tar blocks loses no byte', () => {
    for (const seed of SEEDS) {
      const random = seeded(seed);
      const mutated = mutate(honest, random);
      const bytes = seed % 2 === 0 ? reseal(mutated) : mutated;
      const whole = walkTar(bytes);
      expect(whole.accounted, `seed ${seed}`).toBe(bytes.length);
      expect(whole.sink.gaps.filter((gap) => gap.code === 'detector-error')).toEqual([]);
      expect(whole.sink.entries.every((entry) => entry.ended)).toBe(true);
      const pieces = whole.sink.entries.reduce((sum, entry) => sum + count(entry.bytes), 0);
      if (whole.sink.gaps.length === 0) expect(pieces, `seed ${seed}`).toBe(count(bytes.toString('latin1')));
      const split = walkTar(bytes, [1 + random(700), 1 + random(700), 1 + random(20)]);
      expect(split.sink.entries, `seed ${seed}`).toEqual(whole.sink.entries);
      expect(split.sink.facts).toEqual(whole.sink.facts);
      expect(split.sink.gaps).toEqual(whole.sink.gaps);
    }
  });

  it('of packed bytes is refused or reported', async () => {
    const packed = Buffer.concat([gzipSync(honest), gzipSync(END)]);
    for (const seed of SEEDS) {
      const bytes = mutate(packed, seeded(seed));
      try {
        const { sink } = await unpackBytes(bytes);
        const same = bytes.equals(packed);
        const onlyHeader = bytes.subarray(10).equals(packed.subarray(10));
        const silent = sink.gaps.length === 0 && sink.holding(MARKER).length !== 2;
        expect(silent && !same && !onlyHeader, `seed ${seed}`).toBe(false);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(LeakcheckError);
      }
    }
  });
});
