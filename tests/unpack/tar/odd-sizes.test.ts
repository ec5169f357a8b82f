/** Odd archives: sizes. */
import { Buffer } from 'node:buffer';
import { describe } from 'vitest';
import {
  HEADERS,
  MARKER,
  ambiguous,
  hidden,
  innerEntry,
  manifest,
  testOdd,
  trailing,
  type Odd,
} from '../../support/odd-archive.ts';
import { BLOCK, gnuLong, header, member, padded, pax, tar } from '../../support/tar-blocks.ts';

const sizes: Record<string, Odd> = {
  'a pax size below the field': {
    bytes: tar(pax({ size: '3' }), member(`abc${' '.repeat(509)}${MARKER}`)),
    rules: [...ambiguous, ...hidden, ...trailing],
    doubt: 2 * BLOCK,
  },
  'a pax size above the field': {
    bytes: tar(pax({ size: '1536' }), member('abc'), padded(MARKER), padded('more')),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'a.js'],
  },
  'a pax size of zero: the body is read as entries': {
    bytes: tar(pax({ size: '0' }), member(innerEntry)),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'a.js', 'inner.js'],
  },
  'a pax size where the field is empty': {
    bytes: tar(pax({ size: String(MARKER.length) }), member(MARKER, { size: 0 })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
  },
  'a fraction as pax size': {
    bytes: tar(pax({ size: '512.5' }), member('x'.repeat(512)), padded(MARKER), member('y', { name: 'package/y' })),
    rules: [...ambiguous, ...trailing],
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'a.js', '<padding: a.js>', 'y'],
  },
  'an endless pax size': { bytes: tar(pax({ size: '1e999' }), member(MARKER)), rules: ambiguous, doubt: 0 },
  'a hexadecimal pax size': {
    bytes: tar(pax({ size: '0x12' }), member(MARKER)),
    rules: ambiguous,
    doubt: 0,
  },
  'a global pax size': {
    bytes: tar(pax({ size: '512' }, { type: 'g' }), member('x'), member(MARKER, { name: 'package/b' })),
    rules: ambiguous,
    doubt: 0,
  },
  'a pax size before a long name': {
    bytes: tar(pax({ size: String(MARKER.length) }), gnuLong(`package/${'n'.repeat(120)}`), member(MARKER)),
    rules: ambiguous,
    doubt: 2 * BLOCK,
  },
  'a pax size of zero before a long name': {
    bytes: tar(pax({ size: '0' }), gnuLong(`package/${MARKER}${'n'.repeat(120)}`), member('x')),
    rules: [...ambiguous, ...hidden],
    doubt: 2 * BLOCK,
    paths: [HEADERS, '<residue @ 0x600>', 'a.js', '<residue @ 0xa00>'],
  },
  'a folder with a size: entries inside are installed': {
    bytes: tar(member(innerEntry, { name: 'package/dir', type: '5' })),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, 'dir', 'inner.js'],
  },
  'a name with a slash and a size': {
    bytes: tar(member(MARKER, { name: 'package/dir/' })),
    rules: [...ambiguous, ...hidden],
    doubt: 0,
  },
  'a base-256 size that octal holds': {
    bytes: tar(member(MARKER, { size: base256(MARKER.length) })),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'a base-256 size beyond the end': { bytes: tar(member(MARKER, { size: base256(2 ** 34) })), rules: [], doubt: 'cut' },
  'a negative size': {
    bytes: tar(member(MARKER, { size: Buffer.alloc(12, 0xff) })),
    rules: [...ambiguous, ...hidden],
    doubt: 0,
  },
  'a negative octal size': {
    bytes: tar(member(MARKER, { size: '-0000000022\0' })),
    rules: [...ambiguous, ...hidden],
    doubt: 0,
  },
  'letters in the size': {
    bytes: tar(member(MARKER, { size: `${MARKER.length.toString(8)}zz` })),
    rules: ambiguous,
    doubt: 0,
  },
  'an undecodable size': {
    bytes: tar(manifest, member(MARKER, { size: Buffer.alloc(12, 0x90) })),
    rules: hidden,
    doubt: 2 * BLOCK,
  },
  'padding that is not zero': {
    bytes: tar(Buffer.concat([header({ size: 5 }), Buffer.from('abcde'), Buffer.from(MARKER.padStart(507, '\0'))])),
    rules: trailing,
    doubt: BLOCK + 5 + 507 - MARKER.length,
    paths: [HEADERS, 'a.js', '<padding: a.js>'],
  },
};

function base256(size: number): Buffer {
  const field = Buffer.alloc(12);
  field[0] = 0x80;
  field.writeUIntBE(size, 6, 6);
  return field;
}

describe('sizes', () => testOdd(sizes));
