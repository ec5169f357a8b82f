/** OpenPGP secret keys as bytes: in files of their own, among other bytes, and in base64. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { detect, summary } from '../../support/detect.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';
import { ALGORITHMS, identityPackets, keyPackets, packet, type Protection, type Version } from '../../support/pgp.ts';

const CRITICAL = 'key-private-key critical/critical certain';
const MEDIUM = 'key-private-key medium/medium certain';
const KIND = ['secret-private-key-pgp'];

function graded(bytes: Buffer): string[] {
  return summary(detect(detector, [{ path: 'lib/data', bytes }]));
}

const surrounded = (bytes: Buffer): Buffer => Buffer.concat([randomBytes(99), bytes, randomBytes(99)]);

describe.each(Object.keys(ALGORITHMS))('a key for %s', (name) => {
  const isSimple = ['Ed25519', 'Ed448'].includes(name);
  const versions: readonly Version[] = isSimple ? [6] : name.startsWith('RSA') ? [3, 4, 5, 6] : [4, 5, 6];
  const ways: readonly Protection[] = ['clear', 'SHA-1', 'checksum', 'AEAD', 'old'];
  const isOdd = (version: Version): boolean => version > 4 && name === 'DSA';

  it.each(versions.filter((version) => !isOdd(version)))('is graded by its protection in version %i', (version) => {
    for (const how of version === 5 || version === 6 ? ways.slice(0, 4) : ways) {
      for (const isNew of [true, false]) {
        const { secret } = keyPackets(name, { version, how, isNew });
        const expected = [how === 'clear' ? CRITICAL : MEDIUM];
        expect([how, isNew, graded(secret)]).toEqual([how, isNew, expected]);
        expect(graded(surrounded(Buffer.concat([secret, identityPackets()])))).toEqual(expected);
      }
    }
  });

  it('has no secret in its public half, or when it was cut', () => {
    const version = isSimple ? 6 : 4;
    const { secret, open } = keyPackets(name, { version });
    const stub = keyPackets(name, { how: 'stub' }).secret;
    for (const none of [open, stub, secret.subarray(0, -1), secret.subarray(1), Buffer.concat([stub, stub])]) {
      expect(graded(none)).toEqual([]);
      expect(foundIn(`"${none.toString('base64')}"`)).toEqual([]);
    }
  });

  it('is found in base64, on one line and on several, in any chunks', () => {
    const text = keyPackets(name, { version: isSimple ? 6 : 4 }).secret.toString('base64');
    for (const carrier of [`KEY=${text}`, JSON.stringify({ key: text }), text.replaceAll(/(.{64})/g, '$1\n')]) {
      expect(foundIn(carrier)).toEqual(KIND);
    }
    expect(differing(Buffer.from(`k: '${text}'`), undefined, 3)).toEqual([]);
  });
});

describe('a key for Ed25519 in version 4', () => {
  it('is told by the length of its packet', () => {
    for (const isNew of [true, false]) expect(graded(keyPackets('Ed25519', { isNew }).secret)).toEqual([CRITICAL]);
  });
});

describe('the packets of one key', () => {
  const full = (how: Protection, sub: Protection): Buffer =>
    Buffer.concat([
      keyPackets('RSA, 2048 bits', { how }).secret,
      identityPackets(),
      keyPackets('RSA, 2048 bits', { how: sub, sub: true }).secret,
      packet(2, randomBytes(300)),
    ]);

  it('are one finding, as bad as the worst of them', () => {
    expect(graded(full('clear', 'clear'))).toEqual([CRITICAL]);
    expect(graded(full('SHA-1', 'SHA-1'))).toEqual([MEDIUM]);
    expect(graded(full('SHA-1', 'clear'))).toEqual([CRITICAL]);
  });

  it('are read on where the first one is a stub', () => {
    expect(graded(full('stub', 'clear'))).toEqual([CRITICAL]);
    expect(graded(full('stub', 'SHA-1'))).toEqual([MEDIUM]);
    expect(graded(full('stub', 'stub'))).toEqual([]);
  });

  it('have the same identity in armour, and a stub is none there either', () => {
    const marker = (word: string): string => `-----${word} PGP ${'PRIVATE'} KEY BLOCK-----`;
    const armour = (bytes: Buffer): string =>
      `${marker('BEGIN')}\n\n${bytes.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n=AbCd\n${marker('END')}\n`;
    const bytes = full('stub', 'clear');
    const identities = [bytes, armour(bytes)].map(
      (text) => detect(detector, [{ path: 'lib/a', bytes: text }]).found.map(({ identity }) => identity)[0],
    );
    expect(identities[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(identities[1]).toBe(identities[0]);
    expect(graded(Buffer.from(armour(full('stub', 'stub'))))).toEqual([]);
  });
});

describe('other bytes', () => {
  it('are no keys if a length, a number or the checksum does not fit', () => {
    const { secret } = keyPackets('RSA, 2048 bits');
    for (const [at, name] of [
      [2, 'length of the packet'],
      [4, 'time'],
      [11, 'first byte of the modulus'],
      [secret.length - 1, 'checksum'],
    ] as const) {
      const broken = Buffer.from(secret);
      broken[at] = name === 'first byte of the modulus' || name === 'time' ? 0 : broken[at]! ^ 1;
      expect([name, graded(broken)]).toEqual([name, []]);
    }
  });

  it('that only begin like keys are passed over in time', () => {
    const begin = Buffer.from('9503980459682f00010800', 'hex');
    const dense = Buffer.concat(Array.from({ length: 50_000 }, () => begin));
    const start = performance.now();
    expect(passChunks([dense, Buffer.from(dense.toString('base64'))]).findings).toEqual([]);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
