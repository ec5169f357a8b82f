/** Compressed data in the parts of archives that hold no data of entries. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeAsar } from '../../support/asar.ts';
import { makeZip, type ZipMember, type ZipOptions } from '../../support/zip.ts';
import { gaps, holds, unpackContainer } from './rig.ts';

const MARK = 'marker-of-the-hidden-part';
const TEXT = `${'a line that packs well\n'.repeat(40)}${MARK}\n`;
const plain: ZipMember = { name: 'a.txt', content: 'first file '.repeat(20) };
const inner = makeZip([{ name: 'leak.txt', content: TEXT }]);
const packed = gzipSync(TEXT);
const around = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from('before'), bytes, Buffer.from('behind')]);

interface Shape {
  readonly members: readonly ZipMember[];
  readonly options?: ZipOptions;
}

function crx(header: Buffer): Buffer {
  const start = Buffer.from('Cr24\x03\0\0\0\0\0\0\0', 'latin1');
  start.writeUInt32LE(header.length, 8);
  return Buffer.concat([start, header]);
}

const SHAPES: Record<string, (hidden: Buffer) => Shape> = {
  'the comment of the archive': (hidden) => ({ members: [plain], options: { comment: around(hidden) } }),
  'the comment of a file': (hidden) => ({ members: [{ ...plain, comment: around(hidden) }, plain] }),
  'an extra field': (hidden) => ({ members: [plain, { ...plain, name: 'b', extra: around(hidden) }] }),
  'the header of a browser extension': (hidden) => ({
    members: [plain],
    options: { prefix: crx(around(hidden)), adjusted: false },
  }),
  'a signing block': (hidden) => ({
    members: [{ ...plain, behind: Buffer.concat([around(hidden), Buffer.from('APK Sig Block 42')]) }],
  }),
  'an extra field behind another with an archive': (hidden) => ({
    members: [
      { ...plain, extra: makeZip([plain]) },
      { ...plain, name: 'b', extra: gzipSync('decoy, and not a short one') },
    ],
    options: { comment: around(hidden) },
  }),
};

describe('the structure of a zip archive', () => {
  it.each(Object.entries(SHAPES))('hides no other archive: %s', async (_, shape) => {
    const { members, options } = shape(inner);
    const seen = await unpackContainer('x.zip', makeZip(members, options));
    expect(seen.entries.map(({ path }) => path)).toContain('x.zip > leak.txt');
    expect(holds(seen, MARK)).toBe(true);
    expect(seen.facts).toContainEqual(expect.objectContaining({ rule: 'archive-hidden-entry', benign: false }));
    expect(gaps(seen)).toContain('odd-archive x.zip');
  });

  it.each(Object.entries(SHAPES))('hides no compressed data: %s', async (_, shape) => {
    const { members, options } = shape(packed);
    expect(holds(await unpackContainer('x.zip', makeZip(members, options)), MARK)).toBe(true);
  });

  it('hides none in an archive that hides there, or is embedded', async () => {
    const deeper = makeZip([{ ...plain, extra: inner }]);
    const zip = makeZip([plain], { comment: around(deeper) });
    expect(holds(await unpackContainer('x.zip', zip), MARK)).toBe(true);
    const embedded = Buffer.concat([Buffer.from('#!/bin/sh\n'), deeper, Buffer.from('exit\n')]);
    expect(holds(await unpackContainer('x', embedded), MARK)).toBe(true);
  });

  it('is no archive where a signature has no data behind it', async () => {
    const header = inner.subarray(0, 40);
    const seen = await unpackContainer(
      'x.zip',
      makeZip([plain], { comment: Buffer.concat([header, Buffer.alloc(400, 7)]) }),
    );
    expect(gaps(seen)).toEqual([]);
  });

  it('costs a bounded time, and says so, where entries seem to be everywhere', async () => {
    const decoys = Buffer.concat(Array.from({ length: 30_000 }, () => inner.subarray(0, 38)));
    const seen = await unpackContainer('x.crx', makeZip([plain], { prefix: crx(decoys), adjusted: false }));
    expect(gaps(seen)).toContain('limit x.crx');
    expect(seen.entries.length).toBeLessThan(2_000);
  });
});

describe('the structure of an asar archive', () => {
  const file = { offset: '0', size: 3 };
  const later = { offset: '2003', size: 3 };
  const gap = (hidden: Buffer): Buffer => Buffer.concat([hidden, Buffer.alloc(2000 - hidden.length)]);

  it.each([
    ['archive', inner],
    ['compressed data', packed],
  ])('hides no %s', async (_, hidden) => {
    const decoy = hidden === inner ? makeZip([plain]) : gzipSync('decoy, and not a short one');
    for (const bytes of [
      makeAsar({ files: { a: file } }, 'AAA', hidden),
      makeAsar({ files: { a: file } }, Buffer.concat([Buffer.from('AAA'), hidden])),
      makeAsar({ files: { a: file, b: later } }, Buffer.concat([Buffer.from('AAA'), gap(hidden), Buffer.from('BBB')])),
      makeAsar(
        { files: { a: file, b: later } },
        Buffer.concat([Buffer.from('AAA'), gap(decoy), Buffer.from('BBB'), hidden]),
      ),
    ]) {
      expect(holds(await unpackContainer('x.asar', bytes), MARK)).toBe(true);
    }
  });
});
