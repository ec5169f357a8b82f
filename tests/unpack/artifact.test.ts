/** What stands around the tar: compression, leftovers, damage, and things that are no tarball. */
import { Buffer } from 'node:buffer';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { END, member, tar } from '../support/tar-blocks.ts';
import { unpackBytes } from '../support/unpack.ts';
import { chunkings, seeded } from '../support/walk.ts';
import { makeZip } from '../support/zip.ts';

const MARKER = 'hidden-marker-4711';
const random = seeded(5);
const noise = Buffer.from(Array.from({ length: 3000 }, () => random(256)));
const inner = tar(member('{"name":"a"}', { name: 'package/package.json' }), member(noise, { name: 'package/noise' }));
const packed = gzipSync(inner);

/** A gzip header with the fields that `flags` announce. */
function withHeader(flags: number, ...fields: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]), ...fields, packed.subarray(10)]);
}

interface Case {
  readonly bytes: Buffer;
  readonly rules: readonly string[];
  readonly gaps: readonly string[];
  /** Where the marker arrives. */
  readonly marker?: readonly string[];
  readonly paths?: readonly string[];
}

const cases: Record<string, Case> = {
  'an honest tarball': { bytes: packed, rules: [], gaps: [], paths: ['<tar headers>', 'package.json', 'noise'] },
  'a plain tar': { bytes: inner, rules: ['archive-metadata'], gaps: [] },
  'several members': {
    bytes: Buffer.concat([gzipSync(inner.subarray(0, 700)), gzipSync(inner.subarray(700))]),
    rules: [],
    gaps: [],
    paths: ['<tar headers>', 'package.json', 'noise'],
  },
  'a member behind the end of the tar': {
    bytes: Buffer.concat([packed, gzipSync(tar(member(MARKER)))]),
    rules: ['archive-trailing-data'],
    gaps: ['odd-archive'],
    marker: [`<after end of archive @ 0x${inner.length.toString(16)}>`],
  },
  'zeros behind the stream': { bytes: Buffer.concat([packed, Buffer.alloc(999)]), rules: [], gaps: [] },
  'text behind a zero byte': {
    bytes: Buffer.concat([packed, Buffer.from(`\0${MARKER}`)]),
    rules: ['archive-trailing-data'],
    gaps: ['corrupt', 'odd-archive'],
    marker: [`<after gzip data @ 0x${(packed.length + 1).toString(16)}>`],
  },
  'garbage behind the stream': {
    bytes: Buffer.concat([packed, Buffer.from(MARKER)]),
    rules: ['archive-trailing-data'],
    gaps: ['corrupt', 'odd-archive'],
    marker: [`<after gzip data @ 0x${packed.length.toString(16)}>`],
  },
  'the rest of the tar in a member behind a zero byte': {
    bytes: Buffer.concat([
      gzipSync(member('{}', { name: 'package/package.json' })),
      Buffer.alloc(1),
      gzipSync(tar(member(MARKER))),
    ]),
    rules: ['archive-trailing-data'],
    gaps: ['odd-archive'],
    marker: ['a.js'],
  },
  'a file name in the gzip header': {
    bytes: withHeader(8, Buffer.from(`/home/x/${MARKER}\0`)),
    rules: ['archive-metadata'],
    gaps: [],
    marker: ['<gzip header>'],
  },
  'a comment in the gzip header': {
    bytes: withHeader(16, Buffer.from(`${MARKER}\0`)),
    rules: ['archive-metadata'],
    gaps: [],
    marker: ['<gzip header>'],
  },
  'extra data in the gzip header': {
    bytes: withHeader(4, Buffer.from([MARKER.length, 0]), Buffer.from(MARKER)),
    rules: ['archive-metadata'],
    gaps: [],
    marker: ['<gzip header>'],
  },
  'a file name of 100 KB': {
    bytes: withHeader(8, Buffer.from(`${'n'.repeat(100_000)}${MARKER}\0`)),
    rules: ['archive-metadata'],
    gaps: [],
    marker: ['<gzip header>'],
  },
  'a download that ends in the data': { bytes: packed.subarray(0, 2000), rules: [], gaps: ['truncated', 'truncated'] },
  'flags that nobody knows': { bytes: withHeader(0xe0), rules: [], gaps: ['corrupt'] },
  'a missing trailer': { bytes: packed.subarray(0, -8), rules: [], gaps: ['truncated'] },
  'half a trailer': { bytes: packed.subarray(0, -3), rules: [], gaps: ['truncated'] },
  'a wrong checksum': { bytes: flipped(packed, packed.length - 6), rules: [], gaps: ['checksum'] },
  'a wrong size': { bytes: flipped(packed, packed.length - 2), rules: [], gaps: ['checksum'] },
  'garbage before the first header': {
    bytes: gzipSync(Buffer.concat([Buffer.from(MARKER.padEnd(512)), inner])),
    rules: ['archive-hidden-entry'],
    gaps: ['odd-archive'],
    marker: ['<residue @ 0x0>'],
  },
  'a zero block before the first header': {
    bytes: Buffer.concat([Buffer.alloc(512), inner]),
    rules: ['archive-ambiguous-entry', 'archive-metadata'],
    gaps: ['odd-archive'],
  },
  'an HTML page that is a tar from its second block on': {
    bytes: Buffer.concat([Buffer.from('<!doctype html>'.padEnd(512)), inner]),
    rules: ['archive-hidden-entry', 'archive-metadata'],
    gaps: ['odd-archive'],
  },
};

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 1;
  return copy;
}

describe('around the tar', () => {
  for (const [name, { bytes, rules, gaps, marker, paths }] of Object.entries(cases)) {
    it(name, async () => {
      const { sink, entries } = await unpackBytes(bytes);
      expect(entries).toBeGreaterThan(0);
      expect(sink.rules).toEqual(rules);
      expect(sink.gaps.map((gap) => gap.code).toSorted()).toEqual(gaps);
      expect(sink.gaps.some((gap) => gap.waivable)).toBe(false);
      expect(sink.entries.every((entry) => entry.ended)).toBe(true);
      if (marker) expect(sink.holding(MARKER)).toEqual(marker);
      if (paths) expect(sink.entries.map((entry) => entry.path[0])).toEqual(paths);
      for (const cuts of chunkings(9)) {
        const again = await unpackBytes(bytes, cuts);
        expect(again.sink.facts).toEqual(sink.facts);
        expect(again.sink.gaps).toEqual(sink.gaps);
        expect(again.sink.entries).toEqual(sink.entries);
      }
    });
  }

  it('scans damaged data as raw bytes from the damage on, whatever the chunks', async () => {
    const deflated = packed.subarray(10, 1500);
    const bytes = Buffer.concat([packed.subarray(0, 10), deflated, Buffer.alloc(40, 0xff), Buffer.from(MARKER)]);
    const whole = await unpackBytes(Buffer.concat([gzipSync(inner.subarray(0, 1024)), bytes]));
    expect(whole.sink.gaps.map((gap) => gap.code)).toContain('corrupt');
    expect(whole.sink.holding(MARKER)).toHaveLength(1);
    const cut = await unpackBytes(Buffer.concat([gzipSync(inner.subarray(0, 1024)), bytes]), [1]);
    expect(cut.sink.entries).toEqual(whole.sink.entries);
    expect(cut.sink.gaps).toEqual(whole.sink.gaps);
  });
});

describe('what is no tarball', () => {
  const refused: Record<string, readonly [bytes: Buffer, what: string]> = {
    'an empty file': [Buffer.alloc(0), 'it is nothing'],
    'a short text': [Buffer.from('not found'), 'it is neither gzip nor tar'],
    'an HTML page': [Buffer.from(`\n<!DOCTYPE html><p>${'x'.repeat(900)}`), 'it is an HTML page'],
    'an HTML page without a doctype': [Buffer.from('<html><body>'), 'it is an HTML page'],
    'a JSON document': [Buffer.from('\uFEFF{"error":"not found"}'), 'it is a JSON document'],
    'an XML document': [Buffer.from('<?xml version="1.0"?>'), 'it is an XML document'],
    'a zip archive': [Buffer.concat([Buffer.from('PK\u0003\u0004'), noise]), 'it is a zip archive'],
    'a zstd stream': [Buffer.concat([Buffer.from('28b52ffd', 'hex'), noise]), 'it is data compressed with zstd'],
    'an xz stream': [Buffer.concat([Buffer.from('fd377a585a00', 'hex'), noise]), 'it is data compressed with xz'],
    noise: [noise, 'it is neither gzip nor tar'],
    'zeros without compression': [Buffer.alloc(10_240), 'it is neither gzip nor tar'],
    'a gzipped zip': [
      gzipSync(Buffer.concat([Buffer.from('PK\u0003\u0004'), noise])),
      'its gzip data holds a zip archive',
    ],
    'a gzipped page': [gzipSync('<html>'), 'its gzip data holds an HTML page'],
    'gzipped noise': [gzipSync(noise), 'its gzip data holds no tar'],
    'a gzip header alone': [packed.subarray(0, 8), 'its gzip data is damaged or cut before the first entry'],
    'a cut before the first entry': [packed.subarray(0, 30), 'its gzip data is damaged or cut before the first entry'],
  };
  for (const [name, [bytes, what]] of Object.entries(refused)) {
    it(`${name} is refused by its name`, async () => {
      for (const cuts of [[1], [7], [Math.max(1, bytes.length)]]) {
        const message = `not an npm tarball: ${what}`;
        await expect(unpackBytes(bytes, cuts)).rejects.toMatchObject({ code: 'ENOTARBALL', message });
      }
    });
  }

  const other: Record<string, readonly [bytes: Buffer, what: string]> = {
    'a zlib stream': [deflateSync(inner), 'zlib data'],
    'gzip in gzip': [gzipSync(packed), 'gzip data'],
    'a zip archive': [makeZip([{ name: 'a.js', content: MARKER }]), 'a zip archive'],
    'a gzipped zip': [gzipSync(makeZip([{ name: 'a.js', content: MARKER }])), 'a zip archive'],
  };
  for (const [name, [bytes, what]] of Object.entries(other)) {
    it(`${name} is handed on as one entry`, async () => {
      for (const cuts of [[1], [7], [bytes.length]]) {
        const { sink, entries } = await unpackBytes(bytes, cuts);
        expect(entries).toBe(1);
        expect(sink.entries.map(({ path, ended }) => [path, ended])).toEqual([[['<no tarball> a.tgz'], true]]);
        expect(sink.rules).toEqual(['archive-metadata']);
        const detail = `not an npm tarball: it is ${what}; what could be decoded of it was searched`;
        expect(sink.gaps).toEqual([{ code: 'odd-archive', path: ['<no tarball> a.tgz'], detail, waivable: false }]);
      }
    });
  }

  it.each([
    ['gzip of nothing', gzipSync('')],
    ['end blocks only', gzipSync(END)],
  ])('%s has no entries', async (_, bytes) => {
    expect(await unpackBytes(bytes)).toMatchObject({ entries: 0 });
  });
});
