import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { compareDeclared, parseDeclared } from '../../src/fetch/declared-integrity.ts';

const sri = (algorithm: string, text: string): string =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
const sha1 = createHash('sha1').update('a').digest('hex');

describe('parseDeclared', () => {
  it('keeps the strongest algorithm with all its hashes', () => {
    const text = `${sri('sha1', 'a')} ${sri('sha512', 'a')} ${sri('sha512', 'b')}`;
    const integrity = `${sri('sha512', 'a')} ${sri('sha512', 'b')}`;
    expect(parseDeclared(text, sha1)).toEqual({ integrity, algorithm: 'sha512', strength: 'strong' });
  });

  it('falls back to the shasum', () => {
    const weak = { integrity: sri('sha1', 'a'), algorithm: 'sha1', strength: 'weak' };
    expect(parseDeclared(undefined, sha1)).toEqual(weak);
    expect(parseDeclared('garbage', sha1.toUpperCase())).toEqual(weak);
  });

  it.each([
    [undefined, undefined],
    ['md5-AAAAAAAAAAAAAAAAAAAAAA==', 'zz'],
    [42, {}],
    ['', ''],
  ])('finds nothing usable in %j and %j', (integrity, shasum) => {
    expect(parseDeclared(integrity, shasum)).toBeNull();
  });
});

describe('compareDeclared', () => {
  const digests = new Map([
    ['sha512', sri('sha512', 'a')],
    ['sha1', sri('sha1', 'a')],
  ]);

  it('verifies, weakly or not', () => {
    expect(compareDeclared(parseDeclared(sri('sha512', 'a'), null), digests)).toEqual({
      declaredIntegrity: 'verified',
    });
    expect(compareDeclared(parseDeclared(`${sri('sha512', 'b')} ${sri('sha512', 'a')}`, null), digests)).toEqual({
      declaredIntegrity: 'verified',
    });
    expect(compareDeclared(parseDeclared(null, sha1), digests)).toEqual({ declaredIntegrity: 'weak' });
    expect(compareDeclared(null, digests)).toEqual({ declaredIntegrity: 'none' });
  });

  it('names both sides of a mismatch', () => {
    expect(compareDeclared(parseDeclared(sri('sha512', 'b'), null), digests)).toEqual({
      declaredIntegrity: 'none',
      mismatch: { expected: sri('sha512', 'b'), actual: sri('sha512', 'a') },
    });
  });
});
