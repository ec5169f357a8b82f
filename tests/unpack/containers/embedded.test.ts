/** Archives and compressed data in the middle of other files. */
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gzipMember } from '../../support/gzip.ts';
import { makeTarball } from '../../support/tarball.ts';
import { seeded } from '../../support/walk.ts';
import { makeZip } from '../../support/zip.ts';
import { files, gaps, holds, unpackContainer } from './rig.ts';

const MARK = 'marker-of-the-hidden-text';
const TEXT = `${'a line that packs well\n'.repeat(40)}${MARK}\n`;
const SCRIPT = Buffer.from('#!/bin/sh\ntail -c +60 "$0" | tar xz && exit\n');

/** Bytes that look like nothing, the same for the same seed. */
function noise(length: number, seed: number = 1): Buffer {
  const random = seeded(seed);
  return Buffer.from(Array.from({ length }, () => random(256)));
}

function sized(length: number): Buffer {
  return Buffer.from('text of some length; '.repeat(Math.ceil(length / 21))).subarray(0, length);
}

describe('gzip data behind other bytes', () => {
  it('is decoded from where it begins', async () => {
    const seen = await unpackContainer('install.sh', Buffer.concat([SCRIPT, gzipSync(TEXT)]));
    expect(files(seen)).toEqual({ [`install.sh > <gzip @ ${SCRIPT.length}> > <decoded>`]: TEXT });
    expect(gaps(seen)).toEqual([]);
  });

  it('with flags that only some readers mind is decoded all the same', async () => {
    const member = gzipSync(TEXT);
    member[3] = 0x80;
    const seen = await unpackContainer('install.sh', Buffer.concat([SCRIPT, member, SCRIPT]));
    expect(holds(seen, TEXT)).toBe(true);
  });

  it('is a tarball with entries of its own', async () => {
    const seen = await unpackContainer('install.sh', Buffer.concat([SCRIPT, makeTarball({ 'a.js': TEXT }), SCRIPT]));
    expect(files(seen)).toEqual({ [`install.sh > <gzip @ ${SCRIPT.length}> > package/a.js`]: TEXT });
    expect(seen.facts).toMatchObject([{ kind: 'container', format: 'tar in gzip', archive: true }]);
    expect(gaps(seen)).toEqual([]);
  });

  it.each([0, 1, 100, 511, 512, 513, 300_000])('is found behind %d bytes, in pieces of any size', async (before) => {
    const bytes = Buffer.concat([Buffer.from('#'), sized(before), gzipSync(TEXT), sized(5)]);
    for (const pieces of [1, 7, 4096, bytes.length].filter((size) => size > 1 || before < 1000)) {
      const seen = await unpackContainer('x', bytes, { pieces });
      expect(Object.values(files(seen)), `${pieces}`).toEqual([TEXT]);
    }
  });

  it('is found as often as it is there, in members and apart', async () => {
    const parts = [
      SCRIPT,
      gzipSync('first part, '),
      gzipSync('and its second'),
      sized(50),
      gzipSync(TEXT),
      gzipSync(TEXT),
    ];
    const seen = await unpackContainer('x', Buffer.concat(parts));
    expect(Object.values(files(seen))).toEqual(['first part, and its second', TEXT + TEXT]);
    expect(gaps(seen)).toEqual([]);
  });

  it.each([
    ['an executable', Buffer.concat([Buffer.from('\x7fELF'), noise(4000)])],
    ['a zlib stream that is none', Buffer.from('x^2 is a square, as everybody knows')],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1')],
    ['data in a format without a decoder', Buffer.concat([Buffer.from('\xfd7zXZ\0\0', 'latin1'), noise(600)])],
  ])('is found in %s', async (_, before) => {
    expect(holds(await unpackContainer('x', Buffer.concat([before, gzipSync(TEXT)])), MARK)).toBe(true);
    expect(
      holds(await unpackContainer('x', Buffer.concat([before, makeZip([{ name: 'a', content: TEXT }])])), MARK),
    ).toBe(true);
  });

  it('is found in what it holds, and in the fields of its header', async () => {
    const inner = Buffer.concat([SCRIPT, gzipSync(TEXT)]);
    expect(holds(await unpackContainer('x', Buffer.concat([SCRIPT, gzipSync(inner)])), MARK)).toBe(true);
    expect(holds(await unpackContainer('x.gz', gzipMember('harmless text', { extra: gzipSync(TEXT) })), MARK)).toBe(
      true,
    );
    const embedded = Buffer.concat([SCRIPT, gzipMember('harmless text', { extra: gzipSync(TEXT) })]);
    expect(holds(await unpackContainer('x', embedded), MARK)).toBe(true);
  });

  it('is reported if a substantial part of it is missing or damaged, and searched as far as it goes', async () => {
    const long = `${MARK}\n${noise(30_000).toString('hex')}`;
    const whole = gzipSync(long);
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 20_000, 20_040);
    for (const [broken, code] of [
      [whole.subarray(0, 20_000), 'truncated'],
      [damaged, 'corrupt|checksum'],
      [Buffer.concat([whole.subarray(0, -8), Buffer.alloc(8)]), 'checksum'],
    ] as const) {
      const seen = await unpackContainer('x', Buffer.concat([SCRIPT, broken]));
      expect(holds(seen, MARK)).toBe(true);
      expect(gaps(seen)).toEqual([expect.stringMatching(`^(?:${code}) x > <gzip @ ${SCRIPT.length}>$`)]);
    }
  });

  it('does not count if it is none', async () => {
    const magic = Buffer.from([0x1f, 0x8b, 8, 0]);
    const silent = [
      Buffer.concat([SCRIPT, magic]),
      Buffer.concat([SCRIPT, magic, sized(400)]),
      Buffer.concat([SCRIPT, gzipSync(TEXT).subarray(0, 40)]),
      Buffer.concat([SCRIPT, ...Array.from({ length: 3000 }, (_, seed) => Buffer.concat([magic, noise(80, seed)]))]),
      Buffer.concat([SCRIPT, Buffer.from([0x1f, 0x8b, 8, 0xe0]), sized(400)]),
    ];
    for (const bytes of silent) {
      const seen = await unpackContainer('x', bytes);
      expect(gaps(seen)).toEqual([]);
      expect(seen.facts.filter((fact) => fact.kind === 'container' && fact.archive)).toEqual([]);
    }
  });

  it('costs a bounded time, and says so, where the magic stands everywhere', async () => {
    const begin = gzipSync(noise(200)).subarray(0, 90);
    const none = Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), noise(90)]);
    for (const [part, times] of [
      [begin, 2_000],
      [none, 11_000],
    ] as const) {
      const seen = await unpackContainer('x', Buffer.concat([SCRIPT, ...Array.from({ length: times }, () => part)]));
      expect(gaps(seen)).toEqual([expect.stringMatching(/^limit x/)]);
    }
  });

  it('is undecided where it lies too deep or finds no room', async () => {
    const bytes = Buffer.concat([SCRIPT, gzipSync(TEXT)]);
    expect(gaps(await unpackContainer('x', bytes, { limits: { depth: 0 } }))).toEqual(['limit x']);
    expect(gaps(await unpackContainer('x', bytes, { memoryBytes: 16, fileBytes: 16 }))).toEqual(['limit x']);
  });
});

describe('a zip archive among other bytes', () => {
  const zip = makeZip([{ name: 'a.js', content: TEXT }]);

  it.each([
    ['in the middle', Buffer.concat([SCRIPT, zip, sized(200_000)])],
    [
      'between others',
      Buffer.concat([SCRIPT, makeZip([{ name: 'b.js', content: 'b' }]), sized(200_000), zip, sized(99_999)]),
    ],
  ])('is read: %s', async (_, bytes) => {
    const seen = await unpackContainer('x', bytes);
    expect(files(seen)).toMatchObject({ 'x > a.js': TEXT });
    expect(gaps(seen)).toEqual([]);
  });

  it('is undecided and read by its entries if the directory is missing', async () => {
    const seen = await unpackContainer('x', Buffer.concat([SCRIPT, zip.subarray(0, -60), sized(200)]));
    expect(holds(seen, MARK)).toBe(true);
    expect(gaps(seen)).toEqual(['truncated x']);
  });

  it('hides no gzip data between its entries', async () => {
    const bytes = makeZip(
      [
        { name: 'a', content: 'a', behind: gzipSync(TEXT) },
        { name: 'b', content: 'b' },
      ],
      { prefix: SCRIPT },
    );
    expect(holds(await unpackContainer('x', bytes), MARK)).toBe(true);
    expect(
      holds(await unpackContainer('x.zip', makeZip([{ name: 'a', content: 'a', behind: gzipSync(TEXT) }])), MARK),
    ).toBe(true);
  });
});
