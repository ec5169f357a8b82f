/** Keys and maps that are percent-encoded, outside of data: URLs. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pgpBlock, puttyKey } from '../../support/keys.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const secret = randomBytes(256);
const sorted = Object.entries(rsa.privateKey.export({ format: 'jwk' })).toSorted(([a], [b]) => (a < b ? -1 : 1));
const map = {
  version: 3,
  sources: ['a.ts', 'b.ts'],
  sourcesContent: ["export const a = 'one' + 1;\n", 'export const b = `two & three`;\n'],
  mappings: 'AAAA+C',
};

const TEXTS: Readonly<Record<string, readonly [text: string, found: string]>> = {
  'a JSON Web Key': [
    JSON.stringify({ use: 'sig', ...ec.privateKey.export({ format: 'jwk' }) }),
    'secret-private-key-jwk',
  ],
  'one with sorted members': [JSON.stringify(Object.fromEntries(sorted)), 'secret-private-key-jwk'],
  'an OpenPGP key': [pgpBlock(rsa.publicKey, secret, 0), 'secret-private-key-pgp'],
  'a PuTTY key': [puttyKey(rsa.publicKey, secret), 'secret-private-key-putty'],
  'a source map': [JSON.stringify(map), 'source-map-embedded-source'],
};
const every = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const ENCODERS: Readonly<Record<string, (text: string) => string>> = {
  'for a URL': encodeURIComponent,
  'in small letters': (text) => encodeURIComponent(text).replaceAll(/%../g, (code) => code.toLowerCase()),
  'in a form': (text) => new URLSearchParams({ k: text }).toString(),
  'as a whole URL': encodeURI,
  'in every character': every,
};
const CARRIERS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `const u = "https://a.example/?k=${text}";`,
  (text) => `const u = 'b=1&k=${text.replaceAll("'", '%27')}', v = 'x';`,
  (text) => `<a href="/x?${text}">`,
];

describe.each(Object.entries(TEXTS))('%s', (_, [text, found]) => {
  it.each(Object.entries(ENCODERS))('is found percent-encoded %s', (__, encode) => {
    for (const carry of CARRIERS) expect(foundIn(carry(encode(text)))).toEqual([found]);
  });
});

const SHORT = [TEXTS['a JSON Web Key']!, TEXTS['a source map']!];

describe('a percent-encoded text', () => {
  const generated = fc.record({
    text: fc.constantFrom(...SHORT),
    encode: fc.constantFrom(...Object.values(ENCODERS)),
    carry: fc.constantFrom(...CARRIERS),
    before: fc.string({ maxLength: 20, unit: fc.constantFrom('a', '%', '%2', '"', ' ', '=', '&') }),
  });

  it('is the same in any chunks', () => {
    fc.assert(
      fc.property(generated, ({ text: [text, found], encode, carry, before }) => {
        const bytes = Buffer.from(`${before} ${carry(encode(text))}`);
        expect(foundIn(bytes)).toEqual([found]);
        expect(differing(bytes, undefined, 10)).toEqual([]);
      }),
      { numRuns: 3 },
    );
    for (const [text] of Object.values(TEXTS)) {
      const bytes = Buffer.from(encodeURIComponent(text).padEnd(4_100, '&'));
      expect(differing(bytes, undefined, 30)).toEqual([]);
    }
  });

  it('keeps what the map counts, whatever a plus stands for', () => {
    const counts = (text: string): unknown => {
      const { maps } = passChunks([Buffer.from(text)]);
      return maps.map(({ sources, sourcesWithContent, contentBytes }) => [sources, sourcesWithContent, contentBytes]);
    };
    const bytes = map.sourcesContent.join('').length;
    for (const encode of Object.values(ENCODERS)) expect(counts(encode(JSON.stringify(map)))).toEqual([[2, 2, bytes]]);
  });

  it('is nothing where only the labels stand', () => {
    for (const text of [
      'x.indexOf("%22sourcesContent%22")+"%22kty%22%3A%22RSA%22"',
      '?q=%7B%22kty%22%3A%22EC%22%2C%22crv%22%3A%22P-256%22%7D',
      '-----BEGIN%20PGP%20PRIVATE%20KEY%20BLOCK-----%0A-----END%20PGP%20PRIVATE%20KEY%20BLOCK-----',
      every('"kty" and sourcesContent and PRIVATE'),
      encodeURIComponent('{"sourcesContent":[]}'),
    ]) {
      expect(foundIn(text)).toEqual([]);
    }
  });

  it('is undecided where it lies too deep', () => {
    const { incomplete } = passChunks([Buffer.from(every('"kty"'))], undefined, { depth: 0 });
    expect(incomplete).toMatchObject([{ code: 'limit' }]);
  });

  it('costs no more than its bytes however dense its marks are', () => {
    const seconds = (count: number): number => {
      const bytes = Buffer.from('%22kty%22%22sourcesContent%22'.repeat(count));
      const start = process.cpuUsage();
      passChunks([bytes]);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1e6;
    };
    seconds(1_000);
    expect(seconds(20_000)).toBeLessThan(Math.max(5, 12 * seconds(5_000)));
  });
});
