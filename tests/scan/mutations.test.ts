/** Small tarballs with a private key in every kind of place, changed at random: none passes while the key can be read. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { constants, deflateSync, gunzipSync, gzipSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { LeakcheckError, scan } from '../../src/index.ts';
import { gzipMember } from '../support/gzip.ts';
import { mutate } from '../support/mutate.ts';
import { BLOCK, END, gnuLong, header, member, pax, tar } from '../support/tar-blocks.ts';
import { makeTarball } from '../support/tarball.ts';
import { makeZip } from '../support/zip.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const PEM = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const FIRST = [
  member('{"name":"acme","version":"1.0.0"}', { name: 'package/package.json' }),
  member('module.exports = 1;\n', { name: 'package/index.js' }),
];
const SCRIPT = '#!/bin/sh\nexit\n';

const ship = (content: string | Buffer, name = 'package/x.bin'): Buffer =>
  gzipSync(tar(...FIRST, member(content, { name })));
const oddly = (...parts: readonly Buffer[]): Buffer => gzipSync(tar(...FIRST, ...parts));
const behind = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const zip = makeZip([
  { name: 'a', content: 'a' },
  { name: 'b.pem', content: PEM },
]);

const PLACES: readonly Buffer[] = [
  ship(PEM),
  ship(PEM, 'package/logo.png'),
  ship(behind('x'.repeat(700), PEM, 'y'.repeat(700))),
  ship(gzipSync(PEM)),
  ship(gzipSync(gzipSync(PEM))),
  ship(gzipMember('harmless text', { extra: gzipSync(PEM) })),
  ship(deflateSync(PEM)),
  ship(zip),
  ship(makeZip([{ name: 'b.pem', content: PEM, stored: true }], { prefix: Buffer.from(SCRIPT) })),
  ship(
    makeZip([
      { name: 'b.pem', content: PEM, hidden: true },
      { name: 'c', content: 'c' },
    ]),
  ),
  ship(behind(SCRIPT, gzipSync(PEM))),
  ship(behind(SCRIPT, gzipSync(PEM), SCRIPT.repeat(99))),
  ship(behind(SCRIPT, makeTarball({ 'b.pem': PEM }))),
  ship(behind(SCRIPT, zip, 'z'.repeat(70_000))),
  ship(makeTarball({ 'b.pem': PEM })),
  ship(tar(member(PEM))),
  ship(behind(tar(member('a')), member(PEM))),
  oddly(gnuLong(`package/${'l'.repeat(150)}`), member(PEM, { name: 'package/l' })),
  oddly(pax({ path: 'package/größe.pem' }), member(PEM)),
  oddly(pax({ comment: PEM }), member('a')),
  oddly(header({ name: 'package/link', type: '2', link: 'a' }), member(PEM)),
  oddly(member(PEM, { name: 'package/dir/', type: '5' })),
  oddly(member(PEM, { type: 'q' })),
  oddly(member(PEM, { checksum: '000001\0 ' })),
  oddly(END, member(PEM)),
  oddly(header({ size: 5 }), Buffer.concat([Buffer.from(`12345${PEM}`), Buffer.alloc(BLOCK)]).subarray(0, BLOCK)),
  behind(gzipSync(tar(...FIRST)), PEM),
  behind(gzipSync(tar(...FIRST)), Buffer.alloc(9), gzipSync(member(PEM))),
  behind(gzipSync(Buffer.concat(FIRST)), gzipSync(tar(member(PEM)))),
  gzipMember(tar(...FIRST), { extra: Buffer.from(PEM) }),
];

/** What anybody gets out of the bytes with zlib alone: the bytes, and what inflates from any magic on. */
function* readings(bytes: Buffer, depth: number = 0): Generator<Buffer> {
  yield bytes;
  if (depth === 4) return;
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  for (const [magic, inflate] of [
    ['\x1f\x8b\x08', (from: number) => gunzipSync(bytes.subarray(from), options)],
    [
      'PK\x03\x04',
      (from: number) => {
        const data = from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28);
        return inflateRawSync(bytes.subarray(data), options);
      },
    ],
  ] as const) {
    for (let at = bytes.indexOf(magic, 0, 'latin1'); at >= 0; at = bytes.indexOf(magic, at + 1, 'latin1')) {
      let inflated: Buffer;
      try {
        inflated = inflate(at);
      } catch {
        continue;
      }
      yield* readings(inflated, depth + 1);
    }
  }
}

async function outcome(tarball: Buffer): Promise<string> {
  try {
    const { verdict, incomplete } = await scan({ tarball });
    expect(incomplete.filter(({ code }) => code === 'detector-error')).toEqual([]);
    return verdict.outcome;
  } catch (error) {
    if (!(error instanceof LeakcheckError)) throw error;
    return error.code;
  }
}

const canBeRead = (tarball: Buffer): boolean => [...readings(tarball)].some((bytes) => bytes.includes(PEM));

describe('a tarball with a key', () => {
  it.each(PLACES.map((_, index) => index))('does not pass as it is: place %d', async (index) => {
    expect(await outcome(PLACES[index]!)).not.toBe('pass');
  });

  it('passes in no form in which the key can be read', async () => {
    const seen = new Map<string, number>();
    for (let seed = 0; seed < 240; seed++) {
      const bytes = mutate(PLACES[seed % PLACES.length]!, PLACES[(seed * 7 + 3) % PLACES.length]!, seed);
      const found = await outcome(bytes);
      seen.set(found, (seen.get(found) ?? 0) + 1);
      if (found === 'pass') expect(canBeRead(bytes), `seed ${seed}`).toBe(false);
    }
    // Neither the tarballs nor the mutations are so wild that nothing is read any more.
    expect(seen.get('fail')).toBeGreaterThan(80);
    expect(seen.get('pass') ?? 0).toBeLessThan(24);
  });
});
