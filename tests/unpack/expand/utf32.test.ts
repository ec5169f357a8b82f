/** Texts in UTF-32: a key in them is found, tables of numbers are no texts. */
import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Utf32Decoder } from '../../../src/unpack/expand/utf32.ts';
import { differing, foundIn, passChunks } from '../../support/pass-chunks.ts';

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

function utf32(text: string, isBig: boolean): Buffer {
  const points = Array.from(text, (char) => char.codePointAt(0)!);
  const bytes = Buffer.alloc(points.length * 4);
  for (const [i, point] of points.entries()) {
    if (isBig) bytes.writeUInt32BE(point, i * 4);
    else bytes.writeUInt32LE(point, i * 4);
  }
  return bytes;
}

describe.each([
  ['little', false],
  ['big', true],
])('a text in UTF-32, %s end first', (_, isBig) => {
  it.each([
    ['with a mark', '\ufeffclé 😀\n'],
    ['without', 'the key of the server of the test:\n'],
  ])('is searched, %s', (__, head) => {
    const bytes = utf32(head + pem, isBig);
    expect(foundIn(bytes)).toEqual(['secret-private-key-pem']);
    expect(differing(bytes, undefined, 3)).toEqual([]);
    const { virtualEntries, findings } = passChunks([bytes]);
    expect([virtualEntries, findings[0]?.locations[0]?.path.at(-1)]).toEqual([1, '<utf-32 text>']);
  });

  it('is decoded as it is', () => {
    const text = `a😀\u{10ffff}é${'x'.repeat(10_000)}`;
    const decoder = new Utf32Decoder(isBig ? 'utf-32be' : 'utf-32le');
    const bytes = Buffer.concat([utf32(`\ufeff${text}`, isBig), Buffer.from('7fffff7f', 'hex')]);
    expect(decoder.decode(bytes.subarray(0, 5)) + decoder.decode(bytes.subarray(5)) + decoder.decode()).toBe(
      `${text}\ufffd`,
    );
  });

  it('is none if it is a table of small numbers', () => {
    const numbers = utf32(String.fromCodePoint(...Array.from({ length: 99 }, (___, i) => i + 1)), isBig);
    expect(passChunks([numbers]).virtualEntries).toBe(0);
  });
});
