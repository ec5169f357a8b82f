import { createHash, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/key/index.ts';
import { detect, summary } from '../../support/detect.ts';
import { opensshKey, pgpBlock, puttyKey } from '../../support/keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const secret = randomBytes(256);

function run(text: string): ReturnType<typeof detect> {
  return detect(detector, [{ path: 'lib/key', bytes: text }]);
}

function spkiDigest(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

describe('OpenSSH and PuTTY', () => {
  it.each([
    ['RSA', rsa.publicKey],
    ['EC', ec.publicKey],
    ['Ed25519', ed.publicKey],
  ])('%s has the identity of its public half in both', (_, key) => {
    const expected = [spkiDigest(key)];
    expect(run(opensshKey(key, secret)).found.map((one) => one.identity)).toEqual(expected);
    expect(run(puttyKey(key, secret)).found.map((one) => one.identity)).toEqual(expected);
  });

  it('grades encryption', () => {
    const plain = 'key-private-key critical/critical certain';
    const encrypted = 'key-private-key medium/medium certain';
    expect(summary(run(opensshKey(ed.publicKey, secret)))).toEqual([plain]);
    expect(summary(run(opensshKey(ed.publicKey, secret, 'aes256-ctr')))).toEqual([encrypted]);
    expect(summary(run(puttyKey(ed.publicKey, secret)))).toEqual([plain]);
    expect(summary(run(puttyKey(ed.publicKey, secret, 'aes256-cbc')))).toEqual([encrypted]);
  });

  it('reads an OpenSSH key under the marker of another format', () => {
    const text = opensshKey(ed.publicKey, secret).replaceAll('OPENSSH PRIVATE', 'RSA PRIVATE');
    expect(text).toContain('RSA PRIVATE');
    expect(run(text).found.map((one) => one.identity)).toEqual([spkiDigest(ed.publicKey)]);
  });

  it('drops cut containers', () => {
    const ssh = opensshKey(ed.publicKey, secret).split('\n');
    expect(run([...ssh.slice(0, 3), ...ssh.slice(-2)].join('\n')).found).toEqual([]);
    expect(run(puttyKey(ed.publicKey, secret).slice(0, 200)).found).toEqual([]);
  });
});

describe('OpenPGP', () => {
  it('reads the protection of the key', () => {
    expect(summary(run(pgpBlock(rsa.publicKey, secret, 0)))).toEqual(['key-private-key critical/critical certain']);
    expect(summary(run(pgpBlock(rsa.publicKey, secret, 254)))).toEqual(['key-private-key medium/medium certain']);
  });

  it('has one identity per public key', () => {
    const identity = (bytes: Buffer): string[] =>
      run(pgpBlock(rsa.publicKey, bytes, 0)).found.map((one) => one.identity);
    expect(identity(secret)).toEqual(identity(randomBytes(300)));
  });

  it('drops a cut block', () => {
    const lines = pgpBlock(rsa.publicKey, secret, 0).split('\n');
    expect(run([...lines.slice(0, 6), ...lines.slice(-3)].join('\n')).found).toEqual([]);
  });
});
