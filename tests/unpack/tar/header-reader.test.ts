/** The shortcut for headers that repeat the one before: it never reads a block differently. */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeaderReader } from '../../../src/unpack/tar/header-reader.ts';
import { readHeader } from '../../../src/unpack/tar/header.ts';
import { header, type HeaderFields } from '../../support/tar-blocks.ts';

const first = header({ name: 'package/first.js', size: 7 });

/** Blocks that a shortcut could take for a repetition. */
const neighbours: Readonly<Record<string, HeaderFields>> = {
  'another name and size': { name: 'package/second.js', size: 0o7777 },
  'a name that fills its field': { name: `package/${'x'.repeat(92)}` },
  'a folder by its slash': { name: 'package/folder/', size: 600 },
  'bytes behind the NUL of the name': { raw: [[40, 'x']] },
  'a newline behind the NUL of the name': { raw: [[40, '\nx']] },
  'no name': { name: '' },
  'a name that is not ASCII': { name: 'package/é' },
  'a large size in base 256': { size: Buffer.from('800000000000001000000000', 'hex') },
  'a negative size': { size: Buffer.alloc(12, 0xff) },
  'letters in the size': { size: '7zz' },
  'another type': { type: '5', size: 9 },
  'a link target': { link: 'x' },
  'another owner': { owner: 'build' },
  'a prefix': { prefix: 'package' },
  'a wrong checksum': { checksum: '012345\0 ' },
  'a checksum as npm writes it': { name: 'package/second.js', checksumEnd: ' \0' },
  'a checksum that ends in blanks': { checksumEnd: '  ' },
  'a checksum that ends in a letter': { checksumEnd: 'x\0' },
  'another time': { raw: [[136, '01234567012\0']] },
  'letters in the time': { raw: [[136, 'x']] },
  'a time in base 256': { raw: [[136, Buffer.from('800000000000000010000000', 'hex')]] },
  'a time too large': { raw: [[136, Buffer.from('80ffffffffffffffffffffff', 'hex')]] },
  'a checksum without an end': { checksum: '00012345' },
  'a checksum of blanks': { checksum: '        ' },
};

function expectSame(block: Buffer): void {
  const reader = new HeaderReader();
  reader.read(first, undefined, undefined);
  expect(reader.read(block, undefined, undefined)).toEqual(readHeader(block, undefined, undefined));
}

describe('a header behind another', () => {
  it.each(Object.entries(neighbours))('with %s', (_, fields) => expectSame(header(fields)));

  it('with any bytes changed, whether the checksum fits or not', () => {
    const change = fc.tuple(
      fc.oneof(fc.nat(511), fc.nat(160)),
      fc.oneof(fc.nat(255), fc.constantFrom(0, 10, 32, 47, 48)),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, reseal) => {
        const raw = changes.map(([at, byte]) => [at, Buffer.from([byte])] as const);
        const block = header({ name: 'package/other.js', size: 9, raw });
        if (!reseal) for (const [at, byte] of changes) block[at] = byte;
        expectSame(block);
      }),
      { numRuns: 5000 },
    );
  });

  it('with the same prefix keeps it', () => {
    const reader = new HeaderReader();
    const names = ['a', 'b'].map((name) => reader.read(header({ name, prefix: 'package' }), undefined, undefined));
    expect(names).toMatchObject([{ name: 'package/a' }, { name: 'package/b' }]);
  });

  it('with records in force is decoded anew', () => {
    const reader = new HeaderReader();
    reader.read(first, undefined, undefined);
    const block = header({ name: 'package/b', size: 3 });
    expect(reader.read(block, { path: 'package/c' }, undefined)).toMatchObject({ name: 'package/c' });
    expect(reader.read(block, undefined, { size: 5 })).toMatchObject({ size: 5, fieldSize: 3 });
  });
});
