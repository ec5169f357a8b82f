/** Keys in JSON: JSON Web Keys and the key files of Google service accounts; and stores as files. */
import { Buffer } from 'node:buffer';
import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { detect, summary } from '../../support/detect.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

function spki(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function found(text: string | Buffer, path = 'lib/key.js'): ReturnType<typeof detect>['found'] {
  return detect(detector, [{ path, bytes: text }]).found;
}

describe('JSON Web Keys', () => {
  it.each([
    ['RSA', rsa],
    ['EC', ec],
    ['Ed25519', ed],
  ])('%s, as JSON, in a string and as an object literal', (_, { privateKey, publicKey }) => {
    const json = JSON.stringify({ use: 'sig', ...privateKey.export({ format: 'jwk' }), kid: '1' });
    const literal = json.replaceAll(/"(\w+)":/g, '$1: ').replaceAll('"', "'");
    for (const text of [json, JSON.stringify(json), literal, `{"keys":[${json}]}`]) {
      expect(found(text).map(({ identity, data }) => [identity, data?.['kind']])).toEqual([
        [spki(publicKey), 'secret-private-key-jwk'],
      ]);
    }
  });

  it('ignores public keys, and what makes no key', () => {
    const key = ec.publicKey.export({ format: 'jwk' });
    expect(found(JSON.stringify(key))).toEqual([]);
    expect(found(JSON.stringify({ ...key, x: 'AAAA', d: 'AAAA' }))).toEqual([]);
    expect(found('{"kty":"EC","d":"..."} {"kty":"oct"} kty: "RSA"')).toEqual([]);
  });
});

describe('service accounts', () => {
  const pem = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const account = {
    type: 'service_account',
    private_key_id: 'ab',
    private_key: pem,
    client_email: 'a@b.iam.gserviceaccount.com',
  };

  it('are one finding for the file', () => {
    const { private_key_id: _, type: __, ...short } = account;
    for (const text of [
      JSON.stringify(account, null, 2),
      JSON.stringify(JSON.stringify(account)),
      JSON.stringify(short),
    ]) {
      expect(found(text).map(({ ruleId, data }) => [ruleId, data?.['kind']])).toEqual([
        ['secret-gcp-service-account', 'secret-google-service-account'],
      ]);
    }
    expect(found(JSON.stringify({ private_key: pem })).map(({ ruleId }) => ruleId)).toEqual(['key-private-key']);
  });
});

describe('key stores', () => {
  const oid = Buffer.from('06092a864886f70d010701', 'hex');
  const pkcs12 = Buffer.concat([Buffer.from('30820400020103308203f6', 'hex'), oid, randomBytes(64)]);
  const jks = Buffer.concat([Buffer.from('feedfeed00000002', 'hex'), randomBytes(64)]);

  it.each([
    ['a.p12', pkcs12],
    ['certs/b.PFX', pkcs12],
    ['c.jks', jks],
    ['android/release.keystore', jks],
  ])('%s', (path, bytes) => {
    const stores = detect(detector, [{ path, bytes }]);
    expect(summary(stores)).toEqual(['key-keystore high/high likely']);
  });

  it('ignores other names and other content', () => {
    expect(found(jks, 'a.bin')).toEqual([]);
    expect(found('storePassword=x', 'a.keystore')).toEqual([]);
    expect(found(Buffer.alloc(4), 'a.jks')).toEqual([]);
  });
});
