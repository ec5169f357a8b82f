/** Keys as programs write bytes: in lists of numbers and in hexadecimal. */
import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { detect } from '../../support/detect.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed = generateKeyPairSync('ed25519').privateKey;
const KEYS: readonly (readonly [string, KeyObject, Buffer])[] = [
  ['RSA', rsa, rsa.export({ type: 'pkcs8', format: 'der' })],
  ['RSA, the older form', rsa, rsa.export({ type: 'pkcs1', format: 'der' })],
  ['P-256', ec, ec.export({ type: 'pkcs8', format: 'der' })],
  ['P-256, the older form', ec, ec.export({ type: 'sec1', format: 'der' })],
  ['Ed25519', ed, ed.export({ type: 'pkcs8', format: 'der' })],
];

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const lines = (text: string, width: number): string => text.replaceAll(new RegExp(`(.{${width}})`, 'g'), '$1\n    ');

const NOTATIONS: Readonly<Record<string, (bytes: Buffer) => string>> = {
  hexadecimal: (bytes) => `Buffer.from("${bytes.toString('hex')}", "hex")`,
  'capital letters': (bytes) => `KEY=${bytes.toString('hex').toUpperCase()}`,
  'lines of it': (bytes) => lines(bytes.toString('hex'), 64),
  blanks: (bytes) => [...bytes].map(hex).join(' '),
  colons: (bytes) => lines(`${[...bytes].map(hex).join(':')}`, 45),
  'escapes in a string': (bytes) => `"${[...bytes].map((byte) => `\\x${hex(byte)}`).join('')}"`,
  'a list': (bytes) => `new Uint8Array([${[...bytes].join(',')}])`,
  'JSON of a buffer': (bytes) => JSON.stringify(bytes),
  'a list on lines': (bytes) => JSON.stringify({ data: [...bytes] }, null, 2),
  'numbers with signs': (bytes) => `{${[...bytes].map((byte) => (byte < 128 ? byte : byte - 256)).join(', ')}}`,
  'a list with blanks': (bytes) => `Buffer.from([${[...bytes].join(', ')}])`,
};

const identities = (text: string | Buffer): (string | undefined)[] =>
  detect(detector, [{ path: 'lib/a', bytes: text }]).found.map(({ identity }) => identity);

describe.each(KEYS)('a key for %s', (_, key, der) => {
  it.each(Object.entries(NOTATIONS))('is found in %s, once', (__, write) => {
    const expected = identities(der);
    expect(expected).toHaveLength(1);
    expect(identities(`const key = ${write(der)};`)).toEqual(expected);
    expect(identities(write(der.subarray(0, -1)))).toEqual([]);
    const open = createPublicKey(key).export({ type: 'spki', format: 'der' });
    expect(identities(write(open))).toEqual([]);
  });
});

describe('other numbers', () => {
  it('are no keys', () => {
    for (const write of Object.values(NOTATIONS)) {
      expect(foundIn(write(Buffer.concat([KEYS[0]![2].subarray(0, 26), randomBytes(1_200)])))).toEqual([]);
      expect(foundIn(write(Buffer.from('2a864886f70d010101', 'hex')))).toEqual([]);
    }
    expect(foundIn('sizes = [48, 300, 2, 1, 1, 4, 32, 5]')).toEqual([]);
  });

  it('give the same in any chunks', () => {
    for (const write of Object.values(NOTATIONS)) {
      expect(differing(Buffer.from(write(KEYS[4]![2])), undefined, 3)).toEqual([]);
    }
  });

  it.each(['2a8648', '308204bd020100300d06092a8648', '42,134,72,', '11111111111111142,134,72', '0x2a,0x86,0x48,'])(
    'cost no more than their bytes: %s',
    (dense) => {
      const start = performance.now();
      passChunks([Buffer.from(dense.repeat(20_000))]);
      expect(performance.now() - start).toBeLessThan(8_000);
    },
  );
});
