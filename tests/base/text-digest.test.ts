import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestText, TextDigest } from '../../src/base/text-digest.ts';

function streamed(...pieces: readonly Uint8Array[]): string {
  const digest = new TextDigest();
  for (const piece of pieces) digest.push(piece);
  return digest.end();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

describe('the digest of a text', () => {
  it.each([
    ['plain', 'a\nb', 'a\nb'],
    ['empty', '', ''],
    ['blank', ' \r\n\t', ''],
    ['with a BOM', '\ufeffa', 'a'],
    ['a BOM alone', '\ufeff', ''],
    ['a BOM inside', 'a\ufeff', 'a\ufeff'],
    ['CRLF', 'a\r\nb\r\n\r\nc', 'a\nb\n\nc'],
    ['CR alone', 'a\rb\r', 'a\rb'],
    ['CR before CRLF', 'a\r\r\nb', 'a\r\nb'],
    ['blanks around', '\v\f a b \n', 'a b'],
  ])('%s', (_, text, normal) => {
    const bytes = Buffer.from(text);
    expect(digestText(bytes)).toBe(sha256(normal));
    for (let at = 0; at <= bytes.length; at++) {
      expect(streamed(bytes.subarray(0, at), bytes.subarray(at))).toBe(sha256(normal));
    }
  });

  it('is the same for every chunking', () => {
    const byte = fc.constantFrom(0x61, 0x0d, 0x0a, 0x20, 0xef, 0xbb, 0xbf);
    const pieces = fc.array(
      fc.array(byte, { maxLength: 6 }).map((bytes) => Uint8Array.from(bytes)),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        expect(streamed(...parts)).toBe(digestText(Buffer.concat(parts)));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([1_000, 65_536, 65_537, 200_000])('with %i blanks behind it is the same for every chunking', (blanks) => {
    const bytes = Buffer.from(`text${' '.repeat(blanks)}`);
    const whole = digestText(bytes);
    expect(streamed(bytes.subarray(0, 4), bytes.subarray(4))).toBe(whole);
    expect(streamed(bytes.subarray(0, 2), bytes.subarray(2, 70_000), bytes.subarray(70_000))).toBe(whole);
    if (blanks <= 65_536) expect(whole).toBe(sha256('text'));
  });

  it('of a large text in one piece is that of its pieces', () => {
    const bytes = Buffer.from('line of text\r\n'.repeat(60_000));
    expect(streamed(bytes)).toBe(digestText(bytes));
    expect(streamed(bytes.subarray(0, 9), bytes.subarray(9))).toBe(digestText(bytes));
  });

  it('does not depend on what becomes of the bytes behind a push', () => {
    const bytes = Buffer.from('a text');
    const digest = new TextDigest();
    digest.push(bytes);
    bytes.fill(0);
    expect(digest.end()).toBe(sha256('a text'));
  });
});
