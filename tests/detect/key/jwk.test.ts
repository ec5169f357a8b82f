/** JSON Web Keys in other notations than JSON, and with members in any order. */
import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { detect } from '../../support/detect.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';

const KEYS: Readonly<Record<string, KeyObject>> = {
  RSA: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey,
  'RSA, 4096 bits': generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey,
  'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey,
  Ed25519: generateKeyPairSync('ed25519').privateKey,
  X448: generateKeyPairSync('x448').privateKey,
};
type Members = readonly (readonly [string, string])[];

const members = (key: KeyObject): Members => Object.entries(key.export({ format: 'jwk' })) as unknown as Members;
const isSafe = (name: string): boolean => !['kty', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].includes(name);

function identities(text: string): (string | undefined)[] {
  return detect(detector, [{ path: 'lib/a', bytes: text }]).found.map(({ identity }) => identity);
}

const each = (all: Members, separator: string, write: (name: string, value: string) => string): string =>
  all.map(([name, value]) => write(name, value)).join(separator);
const escaped = (name: string, mark: string): string =>
  [...name].map((letter) => `\\${mark}${letter.charCodeAt(0).toString(16)}`).join('');

const NOTATIONS: Readonly<Record<string, (all: Members) => string>> = {
  YAML: (all) => `jwk:\n${each(all, '\n', (name, value) => `  ${name}: ${value}`)}\n`,
  'YAML with quotes': (all) => each(all, '\n', (name, value) => `${name}: "${value}"`),
  'a list in YAML': (all) => `keys:\n  - ${each(all, '\n    ', (name, value) => `${name}: ${value}`)}\n`,
  TOML: (all) => `[jwk]\n${each(all, '\n', (name, value) => `${name} = "${value}"`)}\n`,
  'arguments in Python': (all) => `JWK(${each(all, ', ', (name, value) => `${name}="${value}"`)})`,
  'arguments on lines': (all) => `JWK(\n${each(all, ',\n', (name, value) => `    ${name} = '${value}'`)},\n)`,
  'an array in PHP': (all) => `[${each(all, ', ', (name, value) => `'${name}' => '${value}'`)}]`,
  'a literal': (all) => `x = {${each(all, ',', (name, value) => `${name}:'${value}'`)}};`,
  'a literal with templates': (all) => `x = {\n${each(all, ',\n', (name, value) => `  ${name}: \`${value}\``)},\n};`,
  'a literal with blanks': (all) => `x = { ${each(all, ', ', (name, value) => `${name} : "${value}"`)} };`,
  assignments: (all) => each(all, '\n', (name, value) => `key.${name} = "${value}";`),
  'assignments by name': (all) => each(all, '\n', (name, value) => `key["${name}"] = "${value}"`),
  'names in escapes': (all) => `{${each(all, ',', (name, value) => `"${escaped(name, 'u00')}":"${value}"`)}}`,
  'names in other escapes': (all) => `{${each(all, ',', (name, value) => `"${escaped(name, 'x')}":"${value}"`)}}`,
  'a letter in escapes': (all) =>
    `{${each(all, ',', (name, value) => `"${name.replace('t', '\\u0074')}": "${value}"`)}}`,
};

describe('an RSA key', () => {
  it.each(['q n e kty qi dp dq p d', 'q n dq dp kty e d p qi', 'p d n kty e q qi dp dq', 'dq n e qi kty p d q dp'])(
    'is found with its members in the order %s',
    (order) => {
      for (const modulusLength of [2048, 3072, 4096]) {
        const key = generateKeyPairSync('rsa', { modulusLength }).privateKey;
        const all = new Map(members(key));
        const text = JSON.stringify(Object.fromEntries(order.split(' ').map((name) => [name, all.get(name)])));
        expect([modulusLength, identities(text)]).toEqual([
          modulusLength,
          identities(JSON.stringify(key.export({ format: 'jwk' }))),
        ]);
      }
    },
  );
});

describe.each(Object.entries(KEYS))('a key for %s', (_, key) => {
  const all = members(key);
  const expected = identities(JSON.stringify(Object.fromEntries(all)));

  it.each(Object.entries(NOTATIONS))('is found in %s, its public half is not', (__, write) => {
    expect(expected).toHaveLength(1);
    for (const order of [all, all.toSorted(([a], [b]) => (a < b ? -1 : 1))]) {
      expect(identities(write(order))).toEqual(expected);
      expect(identities(write(order.filter(([name]) => name === 'kty' || isSafe(name))))).toEqual([]);
    }
  });

  it('is found once whatever the order of its members', () => {
    const others = all.filter(([name]) => name !== 'kty');
    const kty = ['kty', key.export({ format: 'jwk' }).kty!] as const;
    const named = [['kid', 'a'], ['use', 'sig'], ...all, ['alg', 'X']] as const;
    for (const order of [[...others, kty], all.toReversed(), [kty, ...others], named]) {
      for (const text of [
        JSON.stringify(Object.fromEntries(order)),
        JSON.stringify({ keys: [Object.fromEntries(order)] }, null, 2),
        JSON.stringify(JSON.stringify(Object.fromEntries(order))),
        `{${each(order, ',', (name, value) => `${name}:"${value}"`)}}`,
        NOTATIONS['YAML']!(order),
        NOTATIONS['TOML']!(order),
        NOTATIONS['arguments in Python']!(order),
        NOTATIONS['a literal with templates']!(order),
      ]) {
        expect(identities(text)).toEqual(expected);
      }
    }
  });
});

describe('several keys', () => {
  const pairs = [KEYS['P-256']!, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey].map(members);
  const last = (all: Members): Members => all.toSorted(([a], [b]) => Number(a === 'kty') - Number(b === 'kty'));

  it('are kept apart without braces', () => {
    for (const order of [pairs, pairs.map(last)]) {
      const text = order.map(NOTATIONS['a list in YAML']!).join('\n');
      expect(identities(text)).toEqual(pairs.map((all) => identities(JSON.stringify(Object.fromEntries(all)))[0]));
    }
  });

  it('are none if their halves belong to others', () => {
    const mixed = pairs[0]!.map(([name, value]) => [name, name === 'd' ? pairs[1]!.at(-1)![1] : value] as const);
    expect(identities(NOTATIONS['YAML']!(mixed))).toEqual([]);
  });
});

describe('other texts', () => {
  it('are no keys', () => {
    const long = randomBytes(256).toString('base64url');
    for (const text of [
      `{kty:"RSA",n:t.n,e:t.e,d:t.d}`,
      `JWK(kty="RSA", n=n, e=e, d=d)`,
      `kty: RSA\nn: modulus\nd: exponent`,
      `switch (kty) { case "EC": d: x; case "RSA": n: "${long}" }`,
      `{"d":"${long}","kty":"oct"}`,
      `{"d":"${long}","n":"${long.slice(0, 43)}","kty":"RSA"}`,
    ]) {
      expect(identities(text)).toEqual([]);
    }
  });

  it.each(['"kty":"RSA",', 'kty: EC, d: ', 'k\\u0074y', `"d":"${'A'.repeat(40)}",`, '"kty":"OKP"}{"d":'])(
    'stay linear on %s',
    (dense) => {
      const start = performance.now();
      expect(passChunks([Buffer.from(dense.repeat(40_000))]).findings).toEqual([]);
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );

  it('give the same in any chunks', () => {
    const all = members(KEYS['P-256']!);
    for (const write of Object.values(NOTATIONS)) {
      expect(foundIn(write(all))).toEqual(['secret-private-key-jwk']);
      expect(differing(Buffer.from(write(all)), undefined, 2)).toEqual([]);
    }
  });
});
