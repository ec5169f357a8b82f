/** Odd archives: the order of entries, duplicates and ends. */
import { Buffer } from 'node:buffer';
import { describe } from 'vitest';
import {
  HEADERS,
  MARKER,
  ambiguous,
  deceptive,
  duplicate,
  hidden,
  manifest,
  metadata,
  testOdd,
  trailing,
  type Odd,
} from '../../support/odd-archive.ts';
import { BLOCK, END, header, member, padded, tar } from '../../support/tar-blocks.ts';

const order: Record<string, Odd> = {
  'the same path twice': { bytes: tar(member('a'), member(MARKER)), rules: duplicate, doubt: null },
  'the same path below another first folder': {
    bytes: tar(member('a'), member(MARKER, { name: 'other//./a.js' })),
    rules: duplicate,
    doubt: null,
  },
  'paths equal but for case': {
    bytes: tar(member('a'), member(MARKER, { name: 'package/A.js' })),
    rules: deceptive,
    doubt: null,
  },
  'paths equal but for composition': {
    bytes: tar(member('a', { name: 'package/\u00e9' }), member(MARKER, { name: 'package/e\u0301' })),
    rules: deceptive,
    doubt: null,
  },
  'two package.json': {
    bytes: tar(manifest, member(MARKER, { name: 'package/package.json' })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
  },
  'a file, later a folder of that name': {
    bytes: tar(member('a', { name: 'package/lib' }), member(MARKER, { name: 'package/lib/x/y' })),
    rules: duplicate,
    doubt: 2 * BLOCK,
  },
  'a folder, later a file of that name': {
    bytes: tar(member(MARKER, { name: 'package/lib/x' }), member('a', { name: 'package/lib' })),
    rules: duplicate,
    doubt: 2 * BLOCK,
  },
  'a folder entry where a file is': {
    bytes: tar(member(MARKER, { name: 'package/lib' }), header({ name: 'package/lib/', type: '5' })),
    rules: duplicate,
    doubt: 2 * BLOCK,
  },
  'a single zero block between entries': {
    bytes: tar(manifest, Buffer.alloc(BLOCK), member(MARKER)),
    rules: ambiguous,
    doubt: 3 * BLOCK,
    paths: [HEADERS, 'package.json', 'a.js'],
  },
  'entries behind two zero blocks': {
    bytes: tar(manifest, END, member(MARKER)),
    rules: trailing,
    doubt: 4 * BLOCK,
    paths: [HEADERS, 'package.json', '<after end of archive @ 0x800>'],
  },
  'text behind the end, less than a block': {
    bytes: Buffer.concat([manifest, END, Buffer.from(MARKER)]),
    rules: trailing,
    doubt: 4 * BLOCK,
  },
  'no end blocks': { bytes: member(MARKER), rules: metadata, doubt: null },
  'cut inside a body': { bytes: member(MARKER.repeat(60)).subarray(0, 900), rules: [], doubt: 'cut' },
  'the last body unpadded': { bytes: member(MARKER).subarray(0, BLOCK + MARKER.length), rules: [], doubt: 'cut' },
  'a size beyond the end': { bytes: tar(member(MARKER, { size: 8_000_000 })), rules: [], doubt: 'cut' },
  'a header cut in two': {
    bytes: Buffer.concat([manifest, header({ name: `package/${MARKER}` }).subarray(0, 200)]),
    rules: [],
    doubt: 'cut',
  },
  'a garbage block between entries': {
    bytes: tar(manifest, padded(MARKER), member('a')),
    rules: hidden,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'package.json', '<residue @ 0x400>', 'a.js'],
  },
  'a zero block with text in its checksum': {
    bytes: Buffer.concat([manifest, block(148, 'secret-x'), Buffer.alloc(BLOCK), padded(MARKER)]),
    rules: [...hidden, ...trailing],
    doubt: 2 * BLOCK,
  },
};

function block(at: number, text: string): Buffer {
  const bytes = Buffer.alloc(BLOCK);
  bytes.write(text, at);
  return bytes;
}

describe('the order of entries, duplicates and ends', () => testOdd(order));
