import { Buffer } from 'node:buffer';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteSource } from '../../src/unpack/byte-source.ts';
import { gunzip } from '../../src/unpack/gunzip.ts';

interface Outcome {
  readonly data: string;
  readonly residue: string;
  readonly fields: string;
  readonly defects: readonly string[];
}

async function* feed(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function read(bytes: Buffer, sizes: readonly number[] = [bytes.length || 1]): Promise<Outcome> {
  return readFrom(feed(bytes, sizes));
}

async function readFrom(source: AsyncIterable<Buffer>): Promise<Outcome> {
  const data: Buffer[] = [];
  const residue: Buffer[] = [];
  const fields: Buffer[] = [];
  const defects: string[] = [];
  const listener = {
    fields: (part: Buffer) => void fields.push(part),
    hiddenMember: () => void defects.push('hidden member'),
    residue: (part: Buffer) => void residue.push(part),
    defect: (code: string) => void defects.push(code),
  };
  for await (const chunk of gunzip(new ByteSource(source), listener)) data.push(chunk);
  const text = (parts: Buffer[]): string => Buffer.concat(parts).toString('latin1');
  return { data: text(data), residue: text(residue), fields: text(fields), defects };
}

const first = Buffer.from('first member '.repeat(400));
const one = gzipSync(first);
/** Too long to be decoded at once. */
const noise = randomBytes(5000);

interface Case {
  readonly bytes: Buffer;
  readonly data: Buffer;
  readonly residue?: string;
  readonly defects?: readonly string[];
}

function casesOf(a: Buffer, textOfA: Buffer, b: Buffer, textOfB: Buffer): Record<string, Case> {
  const both = Buffer.concat([textOfA, textOfB]);
  return {
    'a plain member': { bytes: a, data: textOfA },
    'two members': { bytes: Buffer.concat([a, b]), data: both },
    'zero padding': { bytes: Buffer.concat([a, Buffer.alloc(700)]), data: textOfA },
    'a member behind zeros': {
      bytes: Buffer.concat([a, Buffer.alloc(3), b]),
      data: both,
      defects: ['hidden member'],
    },
    'text behind a zero byte': {
      bytes: Buffer.concat([a, Buffer.from('\0hidden')]),
      data: textOfA,
      residue: 'hidden',
      defects: ['corrupt'],
    },
    'garbage behind a member': {
      bytes: Buffer.concat([a, Buffer.from('garbage')]),
      data: textOfA,
      residue: 'garbage',
      defects: ['corrupt'],
    },
    'a missing trailer': { bytes: a.subarray(0, -5), data: textOfA, defects: ['truncated'] },
  };
}

const second = Buffer.from('second member '.repeat(300));
const SIZES: Record<string, Record<string, Case>> = {
  small: casesOf(one, first, gzipSync(second), second),
  long: casesOf(gzipSync(noise), noise, gzipSync(noise), noise),
  'small and long': casesOf(one, first, gzipSync(noise), noise),
};

describe.each(Object.entries(SIZES))('gunzip of %s members', (_, cases) => {
  it.each(Object.entries(cases))(
    'reads %s in every chunking',
    async (_name, { bytes, data, residue = '', defects = [] }) => {
      const expected = { data: data.toString('latin1'), residue, fields: '', defects };
      expect(await read(bytes)).toEqual(expected);
      for (const size of [1, 3, 11, 19, 64, 4096]) expect(await read(bytes, [size])).toEqual(expected);
      // Where many bytes of noise lie between two borders, one split tells as much as the next.
      const step = bytes.length < 1000 ? 1 : 53;
      for (let at = 1; at < bytes.length; at += at < 100 || bytes.length - at < 100 ? 1 : step) {
        expect(await read(bytes, [at, bytes.length])).toEqual(expected);
      }
    },
  );
});

describe('gunzip', () => {
  it('reads many members in no time', async () => {
    const empty = gzipSync('');
    const start = performance.now();
    const { data, defects } = await read(Buffer.concat([...Array.from({ length: 20_000 }, () => empty), one]));
    expect({ data, defects }).toEqual({ data: first.toString(), defects: [] });
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('delivers what was decoded before a cut and says so', async () => {
    const long = randomBytes(600_000);
    const packed = gzipSync(long);
    const { data, defects } = await read(packed.subarray(0, 500_000), [65_536]);
    expect(defects).toEqual(['truncated']);
    expect(data.length).toBeGreaterThan(450_000);
    expect(long.toString('latin1').startsWith(data)).toBe(true);
  });

  it('reports a wrong checksum and a wrong size, with the data', async () => {
    for (const at of [-8, -4]) {
      const bytes = Buffer.from(one);
      bytes[bytes.length + at]! ^= 1;
      expect(await read(bytes)).toEqual({ data: first.toString(), residue: '', fields: '', defects: ['checksum'] });
    }
  });

  it('reports damaged data and hands out what follows as residue', async () => {
    const bytes = Buffer.concat([one.subarray(0, 10), Buffer.from([0xff, 0xff, 0xff]), Buffer.from('rest of it')]);
    const { defects } = await read(bytes);
    expect(defects).toEqual(['corrupt']);
  });

  it('takes it for no damage that a member ends while the source is slow', async () => {
    const data = [randomBytes(200_000), randomBytes(200_000)];
    const bytes = Buffer.concat(data.map((part) => gzipSync(part)));
    const slowly = async function* (): AsyncGenerator<Buffer> {
      yield bytes.subarray(0, 300_000);
      await setTimeout(50);
      yield bytes.subarray(300_000);
    };
    const outcome = await readFrom(slowly());
    expect(outcome.defects).toEqual([]);
    expect(outcome.data === Buffer.concat(data).toString('latin1')).toBe(true);
  });

  it('shows the text fields of a header', async () => {
    const header = Buffer.from([0x1f, 0x8b, 8, 4 | 8 | 16, 0, 0, 0, 0, 0, 3]);
    const extra = Buffer.from([3, 0, 0x41, 0x42, 0x43]);
    const body = one.subarray(10);
    const bytes = Buffer.concat([header, extra, Buffer.from('/home/build/x.tar\0why\0'), body]);
    for (const size of [1, 2, 13, 1000]) {
      expect(await read(bytes, [size])).toMatchObject({ fields: 'ABC/home/build/x.tar\0why\0', defects: [] });
    }
  });

  it('never loses a byte, whatever the split', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 9000, size: 'max' }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }),
        async (content, sizes) => {
          const packed = gzipSync(content);
          const bytes = Buffer.concat([packed, deflateRawSync('')]);
          const { data, residue } = await read(bytes, sizes);
          expect(data).toBe(Buffer.from(content).toString('latin1'));
          expect(residue.length).toBe(bytes.length - packed.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('survives arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (rest) => {
        const { defects } = await read(Buffer.concat([one.subarray(0, 12), rest]));
        expect(defects.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
