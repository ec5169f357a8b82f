/** Odd archives: types and records. */
import { Buffer } from 'node:buffer';
import { describe } from 'vitest';
import {
  HEADERS,
  MARKER,
  ambiguous,
  duplicate,
  hidden,
  innerEntry,
  manifest,
  metadata,
  testOdd,
  type Odd,
} from '../../support/odd-archive.ts';
import { BLOCK, gnuLong, header, member, padded, pax, tar } from '../../support/tar-blocks.ts';

const TARGET = `../${'folder/'.repeat(20)}${MARKER}/a.js`;

function longLink(target: string, begins: string = target.slice(0, 100)): Buffer {
  return member(Buffer.from(target, 'latin1'), { name: '././@LongLink', type: 'K', link: begins });
}

const types: Record<string, Odd> = {
  'a symlink': {
    bytes: tar(header({ type: '2', link: `/home/${MARKER}` })),
    rules: ['archive-link-entry'],
    doubt: null,
  },
  'a link with a body': {
    bytes: tar(member(innerEntry, { type: '2', link: 'b' })),
    rules: [...hidden, 'archive-link-entry'],
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'a hard link with a body': {
    bytes: tar(member(MARKER, { type: '1', link: 'package/b' })),
    rules: [...hidden, 'archive-link-entry'],
    doubt: 0,
  },
  'a file through a symlinked folder': {
    bytes: tar(header({ name: 'package/l', type: '2', link: '..' }), member(MARKER, { name: 'package/l/x' })),
    rules: [...duplicate, 'archive-link-entry'],
    doubt: BLOCK,
  },
  'a link target on a regular file': {
    bytes: tar(manifest, member(innerEntry, { link: 'b' })),
    rules: hidden,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'package.json', '<residue @ 0x400>', 'inner.js'],
  },
  'a link target on a folder': {
    bytes: tar(manifest, header({ name: `package/${MARKER}`, type: '5', link: 'b' })),
    rules: hidden,
    doubt: 2 * BLOCK,
  },
  'a long link target that its header begins, as libarchive writes it': {
    bytes: tar(
      manifest,
      longLink(TARGET),
      header({ name: 'package/l', type: '2', link: TARGET.slice(0, 100) }),
      member(),
    ),
    rules: ['archive-link-entry'],
    doubt: null,
  },
  'a long link target that its header does not begin': {
    bytes: tar(manifest, longLink(TARGET, 'elsewhere'), header({ name: 'package/l', type: '2', link: 'b' })),
    rules: [...hidden, 'archive-link-entry'],
    doubt: 3 * BLOCK,
  },
  'a long link target with bytes behind its end': {
    bytes: tar(
      manifest,
      longLink(`${TARGET.slice(0, 300)}\0${MARKER}`),
      header({ name: 'package/l', type: '2', link: 'b' }),
    ),
    rules: [...hidden, 'archive-link-entry'],
    doubt: 3 * BLOCK,
  },
  'a header where a long link target goes on': {
    bytes: tar(manifest, longLink(TARGET.padEnd(BLOCK, 'x') + innerEntry.toString('latin1')), member()),
    rules: hidden,
    doubt: 4 * BLOCK,
    paths: [HEADERS, 'package.json', '<residue @ 0x400>', 'inner.js', 'a.js'],
  },
  'zeros where a long link target goes on': {
    bytes: tar(manifest, header({ type: 'K', link: TARGET.slice(0, 100), size: 700 }), padded(TARGET)),
    rules: hidden,
    doubt: 4 * BLOCK,
  },
  'a link without a target': {
    bytes: tar(manifest, member(MARKER, { type: '2' })),
    rules: hidden,
    doubt: 2 * BLOCK,
  },
  'a pax link target on a regular file': {
    bytes: tar(pax({ linkpath: 'b' }), member(MARKER)),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'a.js'],
  },
  'pax values of a form that no packer writes': {
    bytes: tar(manifest, pax({ mtime: MARKER }), member('1')),
    rules: metadata,
    doubt: null,
  },
  "the builder's name in a pax record": {
    bytes: tar(manifest, pax({ uname: MARKER }), member('1')),
    rules: metadata,
    doubt: null,
  },
  'an extension header that no entry follows': {
    bytes: tar(manifest, member(MARKER), pax({ path: 'package/b' })),
    rules: hidden,
    doubt: 4 * BLOCK,
  },
  'a long name that no entry follows, without end blocks': {
    bytes: Buffer.concat([manifest, gnuLong(MARKER)]),
    rules: ['archive-hidden-entry', 'archive-metadata'],
    doubt: 2 * BLOCK,
  },
  'a link whose target only pax gives': {
    bytes: tar(pax({ linkpath: 'b' }), member(MARKER, { type: '2' })),
    rules: hidden,
    doubt: 2 * BLOCK,
  },
  'an empty name': { bytes: tar(manifest, member(MARKER, { name: '' })), rules: hidden, doubt: 2 * BLOCK },
  'a device': {
    bytes: tar(header({ type: '3' }), member(MARKER)),
    rules: [...duplicate, 'archive-link-entry'],
    doubt: null,
  },
  'a pipe with a body': {
    bytes: tar(member(MARKER, { type: '6' })),
    rules: [...hidden, 'archive-link-entry'],
    doubt: 0,
  },
  'a wrong checksum': {
    bytes: tar(manifest, member(MARKER, { checksum: '000001\0 ' })),
    rules: hidden,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'package.json', '<residue @ 0x400>'],
  },
  'a rejected header whose body holds entries': {
    bytes: tar(manifest, member(innerEntry, { checksum: '000001\0 ' }), member('z', { name: 'package/z' })),
    rules: hidden,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'package.json', '<residue @ 0x400>', 'inner.js', 'z'],
  },
  'records that wait while a header is rejected': {
    bytes: tar(pax({ path: `package/ü-${MARKER}` }), padded('garbage'), member('x', { name: 'package/ü' })),
    rules: hidden,
    doubt: 2 * BLOCK,
    paths: [HEADERS, '<residue @ 0x400>', `ü-${MARKER}`],
  },
  'a sparse file by pax': {
    bytes: tar(pax({ 'GNU.sparse.name': 'package/x', 'GNU.sparse.realsize': '99' }), member(MARKER)),
    rules: [...ambiguous, ...metadata],
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'the pax key type': { bytes: tar(pax({ type: 'Directory' }), member(MARKER)), rules: metadata, doubt: null },
  'a pax comment that is no commit': {
    bytes: tar(pax({ comment: MARKER }), member('x')),
    rules: metadata,
    doubt: null,
  },
  'a vendor key with binary content': {
    bytes: tar(pax({ 'SCHILY.xattr.user.x': Buffer.from(`\n\0${MARKER}\n`) }), member('x')),
    rules: metadata,
    doubt: null,
  },
  "the builder's name": { bytes: tar(member('x', { owner: MARKER })), rules: metadata, doubt: null },
  "the builder's uid": { bytes: tar(member(MARKER, { uid: 501 })), rules: metadata, doubt: null },
  setuid: { bytes: tar(member(MARKER, { mode: 0o4755 })), rules: metadata, doubt: null },
  'an old pax header': {
    bytes: tar(pax({ path: `package/${MARKER}` }, { type: 'X' }), member('x', { name: `package/${MARKER}` })),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, MARKER],
  },
  ...Object.fromEntries(
    ['A', 'D', 'I', 'M', 'S', 'V', 'q', '\u001b', '9'].map((type) => [
      `type ${JSON.stringify(type)}`,
      {
        bytes: tar(manifest, member(innerEntry, { type })),
        rules: hidden,
        doubt: 2 * BLOCK,
        paths: [HEADERS, 'package.json', 'a.js'],
      },
    ]),
  ),
};

describe('types and records', () => testOdd(types));
