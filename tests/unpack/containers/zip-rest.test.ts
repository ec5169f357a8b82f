/** Entries in those bytes of an archive that belong to none: every field has room for archives. */
import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { makeAsar } from '../../support/asar.ts';
import { makeZip, type ZipMember } from '../../support/zip.ts';
import { zstdFrame } from '../../support/zstd.ts';
import { files, gaps, holds, unpackContainer } from './rig.ts';

const MARK = 'marker-of-the-hidden-part';
const plain: ZipMember = { name: 'a.txt', content: 'first file '.repeat(20) };
const other: ZipMember = { name: 'lib/b.js', content: 'second file '.repeat(30) };
const text = `${MARK} `.repeat(20);
/** An entry without a directory, deflated: no search of the bytes as they are finds what it holds. */
const hidden = makeZip([{ name: 'c.txt', content: text }], { withoutDirectory: true });
const field = (content: Buffer): Buffer => {
  const head = Buffer.from([0x99, 0x99, 0, 0]);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
};
const crx = Buffer.concat([Buffer.from('Cr24\x03\0\0\0'), Buffer.alloc(4), hidden]);
crx.writeUInt32LE(hidden.length, 8);
const signed = Buffer.concat([hidden, Buffer.from('APK Sig Block 42')]);

describe('an entry in a zip archive', () => {
  it.each<[string, Buffer]>([
    ['its comment', makeZip([plain, other], { comment: hidden })],
    ['the comment of a file', makeZip([{ ...plain, comment: hidden }, other])],
    ['a field of the directory', makeZip([plain, { ...other, centralExtra: field(hidden) }])],
    ['a field of a local header', makeZip([{ ...plain, extra: field(hidden) }, other])],
    ['a field beside 64-bit sizes', makeZip([{ ...plain, centralExtra: field(hidden) }, other], { zip64: true })],
    ['a name', makeZip([plain, { ...other, name: hidden }])],
    ['a signature before the directory', makeZip([plain, { ...other, behind: signed }])],
    ['the header of a browser extension', makeZip([plain, other], { prefix: crx, adjusted: false })],
    ['bytes behind its end', makeZip([plain, other], { suffix: hidden })],
  ])('%s: read, and undecided', async (_, zip) => {
    const seen = await unpackContainer('x.zip', zip);
    expect(holds(seen, MARK)).toBe(true);
    expect(gaps(seen)).toContain('odd-archive x.zip');
    expect(Object.values(files(seen))).toEqual(expect.arrayContaining([plain.content, other.content, text]));
  });

  it('is read if zstd compressed it, and undecided if that is damaged', async () => {
    const frame = zstdFrame([{ content: Buffer.from(text.slice(0, 100)) }, { content: Buffer.from(text.slice(100)) }]);
    const entry = { name: 'c.txt', content: text, method: 93, data: frame };
    const seen = await unpackContainer('x.zip', makeZip([plain, entry, { ...other, descriptor: 'signed' }]));
    expect(files(seen)).toMatchObject({ 'x.zip > c.txt': text, 'x.zip > lib/b.js': other.content });
    expect(seen.incomplete).toEqual([]);
    const cut = await unpackContainer('x.zip', makeZip([{ ...entry, data: frame.subarray(0, 60) }, plain]));
    expect(gaps(cut)).not.toEqual([]);
    const wrong = await unpackContainer('x.zip', makeZip([{ ...entry, crc: crc32('x') }, plain]));
    expect(gaps(wrong)).toEqual(['checksum x.zip > c.txt']);
  });

  it('is not looked for behind headers without end that lead to none', async () => {
    const fake = Buffer.concat([hidden.subarray(0, 35), Buffer.alloc(5, 0xff)]);
    const comment = Buffer.concat(Array.from({ length: 1500 }, () => fake));
    const seen = await unpackContainer('x.zip', makeZip([plain, other], { comment }));
    expect(gaps(seen)).toContain('limit x.zip');
    expect(files(seen)).toMatchObject({ 'x.zip > a.txt': plain.content });
  });
});

describe('an entry in an archive of Electron', () => {
  it.each([
    [
      'behind its files',
      makeAsar({ files: { a: { offset: '0', size: 3 } } }, Buffer.concat([Buffer.from('AAA'), hidden])),
    ],
    ['in its directory', makeAsar({ files: {}, x: hidden.toString('latin1').replaceAll(/[^ -~]/g, 'x') }, hidden)],
  ])('%s: read', async (_, asar) => {
    expect(holds(await unpackContainer('app.asar', asar), MARK)).toBe(true);
  });
});
