/** Keys without armour, and armoured ones as URLs, pages and literals write them. */
import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { explicitCurve, postQuantum, withPublicHalf } from '../../support/der.ts';
import { detect } from '../../support/detect.ts';
import { foundIn } from '../../support/pass-chunks.ts';
import { pgpBlock, puttyKey } from '../../support/keys.ts';

const rsa = (modulusLength: number): KeyObject => generateKeyPairSync('rsa', { modulusLength }).privateKey;
const ec = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).privateKey;
const small = rsa(1024);
const common = rsa(2048);

function identities(bytes: string | Buffer, path = 'lib/data'): (string | undefined)[] {
  return detect(detector, [{ path, bytes }]).found.map(({ identity }) => identity);
}

const FORMS: readonly (readonly [string, KeyObject, 'pkcs8' | 'pkcs1' | 'sec1'])[] = [
  ['RSA, 1024 bits', small, 'pkcs8'],
  ['RSA, 1024 bits, the older form', small, 'pkcs1'],
  ['RSA', common, 'pkcs8'],
  ['RSA, the older form', common, 'pkcs1'],
  ['RSA, 3072 bits, the older form', rsa(3072), 'pkcs1'],
  ['RSA, 4096 bits, the older form', rsa(4096), 'pkcs1'],
  ['P-256', ec('P-256'), 'pkcs8'],
  ['P-256, the older form', ec('P-256'), 'sec1'],
  ['P-384', ec('P-384'), 'pkcs8'],
  ['P-384, the older form', ec('P-384'), 'sec1'],
  ['P-521', ec('P-521'), 'pkcs8'],
  ['P-521, the older form', ec('P-521'), 'sec1'],
  ['secp256k1', ec('secp256k1'), 'pkcs8'],
  ['Ed25519', generateKeyPairSync('ed25519').privateKey, 'pkcs8'],
  ['X25519', generateKeyPairSync('x25519').privateKey, 'pkcs8'],
];

function der(key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer {
  return type === 'pkcs8'
    ? key.export({ type, format: 'der' })
    : type === 'pkcs1'
      ? key.export({ type, format: 'der' })
      : key.export({ type, format: 'der' });
}

describe('a key in DER', () => {
  it.each(FORMS)('is found in a file of its own, among other bytes and in base64: %s', (_, key, type) => {
    const bytes = der(key, type);
    const text = bytes.toString('base64');
    const [alone] = identities(bytes);
    expect(alone).toMatch(/^[0-9a-f]{64}$/);
    const carriers = [
      Buffer.concat([randomBytes(300), bytes, randomBytes(300)]),
      `KEY=${text}`,
      `"${text}"`,
      text.replaceAll(/(.{64})/g, '$1\n'),
      JSON.stringify(text.replaceAll(/(.{64})/g, '$1\r\n')),
    ];
    for (const carrier of carriers) expect(identities(carrier)).toEqual([alone]);
  });

  it('has the identity of the same key in armour, which counts once', () => {
    const pem = common.export({ type: 'pkcs1', format: 'pem' }).toString();
    expect(identities(pem)).toEqual(identities(der(common, 'pkcs8')));
  });

  it('is none if it is cut, public, or nothing but its beginning', () => {
    const bytes = der(common, 'pkcs1');
    const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    for (const none of [
      bytes.subarray(0, -1),
      Buffer.concat([bytes.subarray(0, 40), randomBytes(2_000)]),
      bytes.subarray(0, 200).toString('base64'),
      publicKey.export({ type: 'spki', format: 'der' }),
      publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    ]) {
      expect(identities(none)).toEqual([]);
    }
  });
});

/** No overload of its types knows it. */
function diffieHellman(): KeyObject {
  const generate = generateKeyPairSync as unknown as (
    type: string,
    options: { readonly group: string },
  ) => { readonly privateKey: KeyObject };
  return generate('dh', { group: 'modp14' }).privateKey;
}

const OTHERS: readonly (readonly [string, KeyObject, 'pkcs8' | 'sec1'])[] = [
  ['Ed448', generateKeyPairSync('ed448').privateKey, 'pkcs8'],
  ['X448', generateKeyPairSync('x448').privateKey, 'pkcs8'],
  ['P-224, the older form', ec('secp224r1'), 'sec1'],
  ['Brainpool', ec('brainpoolP256r1'), 'pkcs8'],
  ['Brainpool, 512 bits, the older form', ec('brainpoolP512r1'), 'sec1'],
  ['a curve in numbers', explicitCurve('P-256'), 'pkcs8'],
  ['a curve in numbers, the older form', explicitCurve('P-384'), 'sec1'],
  ['DSA', generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey, 'pkcs8'],
  ['Diffie-Hellman', diffieHellman(), 'pkcs8'],
  ['RSA for PSS', generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey, 'pkcs8'],
];

/** In a file, among other bytes, in base64 and in armour. */
function written(bytes: Buffer): readonly (Buffer | string)[] {
  const text = bytes.toString('base64');
  const lines = text.replaceAll(/(.{64})/g, '$1\n');
  const marker = (word: string): string => `-----${word} ${'PRIVATE'} KEY-----`;
  return [
    bytes,
    Buffer.concat([randomBytes(300), bytes, randomBytes(300)]),
    `KEY=${text}`,
    JSON.stringify({ key: lines }),
    `${marker('BEGIN')}\n${lines.trim()}\n${marker('END')}`,
  ];
}

describe('other keys in DER', () => {
  it.each(OTHERS)('are found wherever they stand: %s', (_, key, type) => {
    for (const carrier of written(der(key, type))) expect(foundIn(carrier)).toHaveLength(1);
    const open = createPublicKey(key).export({ type: 'spki', format: 'der' });
    for (const carrier of written(open).slice(0, 4)) expect(foundIn(carrier)).toEqual([]);
  });

  it('are found with parameters of RSA', () => {
    const { privateKey } = generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha256' });
    expect(foundIn(der(privateKey, 'pkcs8'))).toHaveLength(1);
  });

  it('are the same with their public half behind them', () => {
    for (const key of [
      common,
      ec('P-256'),
      ec('P-384'),
      ...[FORMS.at(-1)!, FORMS.at(-2)!, OTHERS[0]!].map(([, one]) => one),
    ]) {
      const [plain] = identities(der(key, 'pkcs8'));
      for (const carrier of written(withPublicHalf(key))) {
        expect(foundIn(carrier)).toHaveLength(1);
        if (typeof carrier !== 'string') expect(identities(carrier)).toEqual([plain]);
      }
    }
  });

  it.each([
    ['ML-DSA-65', 3, 18],
    ['SLH-DSA', 3, 24],
    ['ML-KEM-768', 4, 2],
  ])('are told by the name of their algorithm: %s', (algorithm, arc, last) => {
    const key = postQuantum(arc, last, randomBytes(2_400));
    for (const carrier of written(key)) expect(foundIn(carrier)).toHaveLength(1);
    const [found] = detect(detector, [{ path: 'lib/a', bytes: key }]).found;
    expect(found?.data).toMatchObject({ algorithm, encrypted: false });
  });

  it('are none with the name of a hash, without a private half, or cut', () => {
    const key = postQuantum(3, 17, randomBytes(64));
    for (const none of [postQuantum(3, 9, randomBytes(64)), postQuantum(3, 17, Buffer.alloc(8)), key.subarray(0, -1)]) {
      expect(foundIn(none)).toEqual([]);
      expect(foundIn(none.toString('base64'))).toEqual([]);
    }
  });
});

describe('what only looks like keys', () => {
  it('is read so many times, and then counts as what it looks like', () => {
    const broken = Buffer.concat([Buffer.from('3081870201000281810030', 'hex'), Buffer.alloc(127)]);
    const none = identities(Buffer.concat(Array.from({ length: 1_999 }, () => broken)));
    expect(none).toEqual([]);
    expect(identities(Buffer.concat(Array.from({ length: 2_100 }, () => broken)))).not.toEqual([]);
  });
});

describe('armour', () => {
  const pem = common.export({ type: 'pkcs8', format: 'pem' }).toString();
  const expected = identities(pem);

  it.each([
    ['percent-encoded', encodeURIComponent(pem)],
    ['in a form', encodeURIComponent(pem).replaceAll('%20', '+')],
    ['with line breaks of a page', pem.replaceAll('\n', '<br>')],
    [
      'with escaped characters',
      JSON.stringify(pem).replaceAll('+', '\\u002b').replaceAll('/', '\\u002F').replaceAll('=', '\\u003d'),
    ],
  ])('is read %s', (_, text) => {
    expect(identities(text)).toEqual(expected);
  });

  it('of other formats is read from literals in a list, and from base64', () => {
    const secret = randomBytes(256);
    const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    for (const text of [pgpBlock(publicKey, secret, 0), puttyKey(publicKey, secret)]) {
      const literals = text.split('\n').map((line) => JSON.stringify(line));
      expect(identities(`[${literals.join(',\n')}].join("\\n")`)).toEqual(identities(text));
    }
    const pgp = pgpBlock(publicKey, secret, 0);
    expect(identities(`"${Buffer.from(pgp).toString('base64')}"`)).toEqual(identities(pgp));
    expect(identities(pgp.replace('Comment: generated', '').replaceAll('\n', ' '))).toEqual(identities(pgp));
  });

  it('of a JSON Web Key is read behind two layers of escapes', () => {
    const jwk = JSON.stringify(common.export({ format: 'jwk' }));
    expect(identities(JSON.stringify(JSON.stringify(jwk)))).toEqual(identities(jwk));
  });
});

describe('a key store', () => {
  const java = Buffer.concat([Buffer.from('feedfeed000000020000000100000001', 'hex'), randomBytes(200)]);
  const pfx = Buffer.from('308201000201033082010006092a864886f70d010701a0', 'hex');

  it.each([
    ['JKS', java],
    ['PKCS#12', Buffer.concat([pfx, randomBytes(200)])],
  ])('is found under any name and among other bytes: %s', (format, bytes) => {
    for (const content of [bytes, Buffer.concat([randomBytes(99), bytes])]) {
      const { found } = detect(detector, [{ path: 'lib/data.bin', bytes: content }]);
      expect(found.map(({ ruleId, data }) => [ruleId, data?.['format']])).toEqual([['key-keystore', format]]);
    }
    expect(detect(detector, [{ path: 'lib/release.keystore', bytes }]).found).toHaveLength(1);
  });

  it('is none if it holds certificates only, or is a signature', () => {
    const trusted = Buffer.concat([Buffer.from('feedfeed000000020000000100000002', 'hex'), randomBytes(200)]);
    const signed = Buffer.concat([Buffer.from('3080020101310b300906052b0e03021a3009', 'hex'), pfx.subarray(11)]);
    for (const bytes of [trusted, signed]) expect(identities(bytes)).toEqual([]);
  });
});
