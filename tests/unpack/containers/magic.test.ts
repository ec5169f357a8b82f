/** Compressed data without the magic of gzip in the middle of other files: zlib, zstd, and what has no decoder. */
import { Buffer } from 'node:buffer';
import { constants, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/base/crc32.ts';
import { ZLIB_MAGICS } from '../../../src/unpack/containers/zlib-magic.ts';
import { seeded } from '../../support/walk.ts';
import { makeZip } from '../../support/zip.ts';
import { zstdFrame } from '../../support/zstd.ts';
import { files, gaps, holds, unpackContainer } from './rig.ts';

const MARK = 'marker-of-the-hidden-text';
const TEXT = `${'a line that packs well\n'.repeat(40)}${MARK}\n`;
const random = seeded(7);
const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => random(256)));
const around = (bytes: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from('# a script\n'), bytes, Buffer.from('\n# end\n')]);

/** A header of xz or 7z: magic and what it is followed by, with the checksum in place. */
function xzHeader(flags: number): Buffer {
  const head = Buffer.alloc(12);
  head.write('\xfd7zXZ\0\0', 'latin1');
  head[7] = flags;
  head.writeUInt32LE(crc32(head.subarray(6, 8)), 8);
  return head;
}

function sevenZipHeader(): Buffer {
  const head = Buffer.concat([Buffer.from("7z\xbc\xaf'\x1c\0\x04\0\0\0\0", 'latin1'), noise(20)]);
  head.writeUInt32LE(crc32(head.subarray(12)), 8);
  return head;
}

describe('zlib data behind other bytes', () => {
  it.each([1, 2, 5, 6, 9])('is decoded at level %d', async (level) => {
    const packed = deflateSync(TEXT, { level });
    const bytes = around(packed);
    for (const pieces of [1, 7, bytes.length]) {
      const seen = await unpackContainer('x', bytes, { pieces });
      expect(files(seen)).toEqual({ 'x > <zlib @ 11> > <decoded>': TEXT });
      expect(gaps(seen)).toEqual([]);
    }
  });

  it('is decoded if it is short, and if it holds UTF-16', async () => {
    const short = deflateSync(MARK, { strategy: constants.Z_FIXED });
    expect(holds(await unpackContainer('x', around(short)), MARK)).toBe(true);
    const wide = Buffer.from(`\ufeff${TEXT}`, 'utf16le');
    expect(files(await unpackContainer('x', around(deflateSync(wide))))).toEqual({
      'x > <zlib @ 11> > <decoded>': wide.toString('latin1'),
    });
  });

  it('is decoded if it holds an archive of files that are not compressed again', async () => {
    const zip = makeZip([{ name: 'a.txt', content: TEXT, stored: true }]);
    expect(holds(await unpackContainer('x', around(deflateSync(zip))), MARK)).toBe(true);
  });

  it('is found behind other zlib data, and as often as it is there', async () => {
    const bytes = Buffer.concat([deflateSync('hello, first'), deflateSync(TEXT), noise(99), deflateSync(`${TEXT}2`)]);
    const found = Object.values(files(await unpackContainer('x', bytes)));
    expect(found).toEqual(expect.arrayContaining([TEXT, `${TEXT}2`]));
  });

  it('is told if a substantial part of a text is missing', async () => {
    const long = deflateSync(`${MARK}\n${noise(30_000).toString('hex')}`);
    const seen = await unpackContainer('x', around(long).subarray(0, 20_000));
    expect(holds(seen, MARK)).toBe(true);
    expect(gaps(seen)).toEqual(['truncated x > <zlib @ 11>']);
  });

  it('is left alone if it is a picture, and is none where the bytes only look like it', async () => {
    const pixels = Buffer.alloc(4_000, Buffer.from([0, 200, 17, 130, 255]));
    const looks = ZLIB_MAGICS.map((magic) => Buffer.concat([Buffer.from(magic, 'latin1'), noise(200)]));
    for (const bytes of [
      around(deflateSync(pixels)),
      Buffer.concat(looks),
      around(Buffer.from('x\x01 x^ 2x\x9c', 'latin1')),
    ]) {
      const seen = await unpackContainer('x', bytes);
      expect(files(seen)).toEqual({});
      expect(gaps(seen)).toEqual([]);
    }
  });

  it('costs a bounded time where it seems to begin everywhere', async () => {
    const begin = deflateSync(`${MARK} ${noise(400).toString('hex')}`).subarray(0, 200);
    const bytes = Buffer.concat([noise(10), ...Array.from({ length: 12_000 }, () => begin)]);
    const seen = await unpackContainer('x', bytes);
    expect(gaps(seen)[0]).toMatch(/^limit x/);
  });
});

describe('zstd frames behind other bytes', () => {
  const frame = zstdFrame([{ content: Buffer.from(TEXT) }]);

  it('are decoded up to the last', async () => {
    const bytes = around(Buffer.concat([frame, frame]));
    for (const pieces of [1, 100, bytes.length]) {
      const seen = await unpackContainer('x', bytes, { pieces });
      expect(files(seen)).toEqual({ 'x > <zstd @ 11> > <decoded>': TEXT + TEXT });
      expect(gaps(seen)).toEqual([]);
    }
  });

  it('are told if a substantial part is missing', async () => {
    const long = zstdFrame([{ content: Buffer.from(TEXT.repeat(3)) }, { content: Buffer.from(TEXT.repeat(3)) }]);
    expect(gaps(await unpackContainer('x', around(long).subarray(0, long.length - 90)))).toEqual([
      'truncated x > <zstd @ 11>',
    ]);
  });

  it('are none where the bytes only look like it', async () => {
    const magic = frame.subarray(0, 4);
    const looks = Array.from({ length: 500 }, () => Buffer.concat([magic, noise(60)]));
    const seen = await unpackContainer('x', around(Buffer.concat(looks)));
    expect(files(seen)).toEqual({});
    expect(gaps(seen)).toEqual([]);
  });
});

describe('data without a decoder behind other bytes', () => {
  it.each([
    ['xz', xzHeader(4)],
    ['7z', sevenZipHeader()],
    ['bzip2', Buffer.from('BZh91AY&SY')],
  ])('leaves a gap: %s', async (format, header) => {
    const bytes = around(Buffer.concat([header, noise(50), header]));
    for (const pieces of [1, bytes.length]) {
      const seen = await unpackContainer('x', bytes, { pieces });
      expect(gaps(seen)).toEqual(['unsupported-container x']);
      expect(seen.incomplete[0]!.detail).toContain(`${format} data at byte 11`);
      expect(seen.facts).toMatchObject([{ kind: 'container', format }]);
    }
  });

  it('is none if its header is not right: the magic alone is what programs for it hold', async () => {
    const wrong = [xzHeader(4), sevenZipHeader()].map((header) => {
      header[9]! ^= 1;
      return header;
    });
    const seen = await unpackContainer('x', around(Buffer.concat([...wrong, Buffer.from('BZh9 and 1AY&SY')])));
    expect(gaps(seen)).toEqual([]);
  });
});
