/** Keys and key stores as literals, settings and pages write them: on one line, in strings in strings, in base64. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pgpBlock, puttyKey } from '../../support/keys.ts';
import { differing, foundIn } from '../../support/pass-chunks.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed = generateKeyPairSync('ed25519');
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const bytes = (length: number): Buffer => randomBytes(length);

const ONE_LINE: Readonly<Record<string, (text: string) => string>> = {
  'escaped line ends': (text) => JSON.stringify(text),
  'escaped CR LF': (text) => JSON.stringify(text.replaceAll('\n', '\r\n')),
  'a string in JSON': (text) => JSON.stringify({ a: JSON.stringify({ b: text }) }),
  'two strings around it': (text) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ c: text }) }) }),
  blanks: (text) => `KEY="${text.trim().replaceAll('\n', ' ')}"`,
  tabs: (text) => `<key>${text.trim().replaceAll('\n', '\t\t')}</key>`,
  nothing: (text) => `KEY='${text.trim().replaceAll('\n', '')}'`,
  references: (text) => `<a key="${text.replaceAll('\n', '&#10;')}">`,
};

describe('a PuTTY key on one line', () => {
  const keys = [puttyKey(rsa.publicKey, bytes(600)), puttyKey(ed.publicKey, bytes(36), 'aes256-cbc')];

  it.each(Object.entries(ONE_LINE))('is found with %s', (_, write) => {
    for (const key of keys) expect(foundIn(write(key))).toEqual(['secret-private-key-putty']);
  });

  it('is the same key whatever its length, in any chunks', () => {
    const lengths = fc.integer({ min: 24, max: 900 });
    fc.assert(
      fc.property(lengths, fc.constantFrom(...Object.values(ONE_LINE)), (length, write) => {
        const text = Buffer.from(write(puttyKey(ed.publicKey, bytes(length))));
        expect(foundIn(text)).toEqual(['secret-private-key-putty']);
        expect(differing(text, undefined, 3)).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('is none without its lines', () => {
    const whole = puttyKey(rsa.publicKey, bytes(600)).replaceAll('\n', ' ');
    for (const text of [
      whole.replace(/Public-Lines: \d+/, 'Public-Lines: 90'),
      whole.slice(0, whole.indexOf('Private-Lines')),
      whole.replace(/(Private-Lines: \d+) .{64} /, '$1 '),
      'if (text.startsWith("PuTTY-User-Key-File-2: ")) lines = field("Public-Lines: "), field("Private-Lines: ")',
    ]) {
      expect(foundIn(text)).toEqual([]);
    }
  });
});

describe('other keys', () => {
  it('in OpenPGP armour lose their line breaks, with a comment', () => {
    const key = pgpBlock(rsa.publicKey, bytes(256), 0);
    expect(foundIn(`KEY="${key.trim().replaceAll('\n', ' ')}"`)).toEqual(['secret-private-key-pgp']);
  });

  it('in JSON are found in a page, in strings in strings, and with sorted members', () => {
    const members = [ec, rsa].map(({ privateKey }) => privateKey.export({ format: 'jwk' }));
    for (const jwk of members) {
      const sorted = Object.fromEntries(Object.entries(jwk).toSorted(([a], [b]) => (a < b ? -1 : 1)));
      for (const json of [JSON.stringify(jwk), JSON.stringify(sorted)]) {
        const page = (quote: string): string => `<a b="${json.replaceAll('"', quote)}">`;
        const deep = JSON.stringify(JSON.stringify(JSON.stringify(json)));
        for (const text of [json, page('&quot;'), page('&#34;'), deep]) {
          expect(foundIn(text)).toEqual(['secret-private-key-jwk']);
        }
      }
    }
    const { kty, n, e, d } = members[1]!;
    expect(foundIn(JSON.stringify({ kty, n, e, d }))).toEqual(['secret-private-key-jwk']);
    expect(foundIn(JSON.stringify({ e, kty, n }))).toEqual([]);
  });
});

const java = (magic: string): Buffer =>
  Buffer.concat([Buffer.from(`${magic}0000000200000001000000010001610000`, 'hex'), bytes(400)]);
/** Lengths of one, two and three bytes, and none: each moves the content by a byte or more. */
const HEADS = [
  '3080020103308006',
  '307a0201033075',
  '3081f00201033081ea',
  '3082030002010330820200',
  '308303000002010330820200',
];
const pkcs12 = (head: string): Buffer =>
  Buffer.concat([Buffer.from(`${head.replace(/06$/, '')}06092a864886f70d010701a0820100`, 'hex'), bytes(300)]);
const STORES: readonly (readonly [string, Buffer])[] = [
  ['JKS', java('feedfeed')],
  ['JCEKS', java('cececece')],
  ...HEADS.map((head) => [`PKCS#12 ${head}`, pkcs12(head)] as const),
];
const wrapped = (text: string, width: number): string => text.replaceAll(new RegExp(`(.{${width}})`, 'g'), '$1\n');
const WRITERS: Readonly<Record<string, (store: Buffer) => string>> = {
  'a file': (store) => store.toString('base64'),
  'lines of 64': (store) => wrapped(store.toString('base64'), 64),
  'lines of 76, indented': (store) => `key: |\n  ${wrapped(store.toString('base64'), 76).replaceAll('\n', '\n  ')}`,
  base64url: (store) => `const k = '${store.toString('base64url')}';`,
  'a string': (store) => `const k = "${store.toString('base64')}";`,
  JSON: (store) => JSON.stringify({ a: JSON.stringify({ k: wrapped(store.toString('base64'), 76) }) }),
  'a data: URL': (store) => `<a href="data:application/x-pkcs12;base64,${store.toString('base64')}">`,
  'a URL': (store) => `?k=${encodeURIComponent(store.toString('base64'))}`,
  'joined strings': (store) => `k = "${wrapped(store.toString('base64'), 76).replaceAll('\n', '" +\n "')}"`,
};

describe.each(STORES)('a key store, %s', (_, store) => {
  it.each(Object.entries(WRITERS))('is found in base64 as %s', (__, write) => {
    expect(foundIn(write(store))).toEqual(['secret-private-key-store-file']);
  });
});

describe('base64 of a key store', () => {
  it('is read in any chunks', () => {
    for (const [, store] of STORES.slice(0, 3)) {
      for (const write of Object.values(WRITERS))
        expect(differing(Buffer.from(write(store)), undefined, 5)).toEqual([]);
    }
  });

  it('is none of certificates, of signatures, or of its first bytes', () => {
    const trusted = Buffer.concat([Buffer.from('feedfeed000000020000000100000002', 'hex'), bytes(200)]);
    const signed = Buffer.concat([
      Buffer.from('3080020101310b300906052b0e03021a3009', 'hex'),
      pkcs12('').subarray(0, 200),
    ]);
    for (const none of [trusted, signed]) expect(foundIn(`"${none.toString('base64')}"`)).toEqual([]);
    expect(foundIn('JKS = /^\\/u3+7QAAAAI/, P12 = "MIIBgkqhkiG9w0BBwGg", x = "zs7OzgAAAAI";')).toEqual([]);
  });
});
