/** Odd archives: names. */
import { Buffer } from 'node:buffer';
import { describe } from 'vitest';
import {
  HEADERS,
  MARKER,
  ambiguous,
  deceptive,
  duplicate,
  hidden,
  metadata,
  testOdd,
  unsafe,
  type Odd,
} from '../../support/odd-archive.ts';
import { BLOCK, gnuLong, member, pax, paxRecord, tar } from '../../support/tar-blocks.ts';

const names: Record<string, Odd> = {
  'no folder at all': {
    bytes: tar(member(MARKER, { name: 'a.js' })),
    rules: hidden,
    doubt: 0,
    paths: [HEADERS, '<not installed> a.js'],
  },
  'an absolute path': {
    bytes: tar(member(MARKER, { name: '/etc/passwd' })),
    rules: unsafe,
    doubt: 0,
    paths: [HEADERS, 'etc/passwd'],
  },
  'a drive': { bytes: tar(member(MARKER, { name: 'C:/x/a' })), rules: unsafe, doubt: 0, paths: [HEADERS, 'x/a'] },
  'a drive behind the folder': {
    bytes: tar(member(MARKER, { name: 'package/C:/x' })),
    rules: unsafe,
    doubt: 0,
    paths: [HEADERS, 'x'],
  },
  '.. behind the folder': {
    bytes: tar(member(MARKER, { name: 'package/../x' })),
    rules: [...hidden, ...unsafe],
    doubt: 0,
    paths: [HEADERS, '<not installed> ../x'],
  },
  '.. as the folder': { bytes: tar(member(MARKER, { name: '../x' })), rules: unsafe, doubt: 0, paths: [HEADERS, 'x'] },
  '.. between backslashes': {
    bytes: tar(member(MARKER, { name: 'package/a\\..\\x' })),
    rules: [...hidden, ...unsafe],
    doubt: 0,
  },
  backslashes: { bytes: tar(member(MARKER, { name: 'package/a\\x' })), rules: unsafe, doubt: null },
  'deeper than npm goes': {
    bytes: tar(pax({ path: `package/${'d/'.repeat(1100)}x` }), member(MARKER)),
    rules: [...hidden, ...unsafe],
    doubt: 5 * BLOCK + BLOCK,
  },
  'a component longer than 255': {
    bytes: tar(pax({ path: `package/${'d'.repeat(300)}` }), member(MARKER)),
    rules: unsafe,
    doubt: 2 * BLOCK,
  },
  'a component longer than 255 bytes': {
    bytes: tar(pax({ path: `package/${'語'.repeat(100)}` }), member(MARKER)),
    rules: unsafe,
    doubt: null,
  },
  'a name that Windows reserves': {
    bytes: tar(member(MARKER, { name: 'package/con.js' })),
    rules: unsafe,
    doubt: null,
  },
  'a trailing dot': { bytes: tar(member(MARKER, { name: 'package/a./b' })), rules: unsafe, doubt: null },
  'a control character': { bytes: tar(member(MARKER, { name: 'package/a\u001b[2J' })), rules: deceptive, doubt: null },
  'a newline': { bytes: tar(member(MARKER, { name: 'package/a\nb' })), rules: deceptive, doubt: null },
  'a bidi control': { bytes: tar(member(MARKER, { name: 'package/a\u202egpj.js' })), rules: deceptive, doubt: null },
  'a zero-width space': { bytes: tar(member(MARKER, { name: 'package/a\u200b.js' })), rules: deceptive, doubt: null },
  'invalid UTF-8': {
    bytes: tar(member(MARKER, { name: Buffer.from('package/\xff\xfe', 'latin1') })),
    rules: deceptive,
    doubt: null,
  },
  'two invalid names that become one': {
    bytes: tar(
      member('a', { name: Buffer.from('package/\xff', 'latin1') }),
      member(MARKER, { name: Buffer.from('package/\xfe', 'latin1') }),
    ),
    rules: [...deceptive, ...duplicate],
    doubt: null,
  },
  'a name that looks like ours': {
    bytes: tar(member(MARKER, { name: 'package/<tar headers>' })),
    rules: [],
    doubt: null,
    paths: [HEADERS, '\\u{3c}tar headers>'],
  },
  'a pax rename': {
    bytes: tar(pax({ path: 'package/logo.png' }), member('x', { name: `package/${MARKER}.map` })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'logo.png'],
  },
  'a GNU rename': {
    bytes: tar(gnuLong('package/logo.png'), member('x', { name: `package/${MARKER}.map` })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'logo.png'],
  },
  'a GNU rename of the old form': {
    bytes: tar(gnuLong('package/logo.png', 'N'), member('x', { name: `package/${MARKER}` })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'logo.png'],
  },
  'two long names': {
    bytes: tar(
      gnuLong(`package/${MARKER}${'x'.repeat(99)}`),
      gnuLong('package/b.js'),
      member('x', { name: 'package/b.js' }),
    ),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'b.js'],
  },
  'a long name, then pax': {
    bytes: tar(gnuLong(`package/${MARKER}`), pax({ path: 'package/b.js' }), member('x', { name: 'package/b.js' })),
    rules: ambiguous,
    doubt: 2 * BLOCK,
    paths: [HEADERS, 'b.js'],
  },
  'bytes behind the NUL of a long name': {
    bytes: tar(
      member(`package/b.js\0${MARKER}`, { name: '././@LongLink', type: 'L' }),
      member('x', { name: 'package/b.js' }),
    ),
    rules: [...ambiguous, ...metadata],
    doubt: 0,
    paths: [HEADERS, 'b.js'],
  },
  'a pax header above 1 MiB': {
    bytes: tar(pax({ path: `package/${'x'.repeat(1_100_000)}${MARKER}` }), member('x')),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'a pax name of a megabyte': {
    bytes: tar(pax({ path: `package/${'x/'.repeat(500_000)}${MARKER}` }), member('x')),
    rules: [...hidden, ...unsafe],
    doubt: 1_000_960,
  },
  'a global pax path': {
    bytes: tar(pax({ path: `package/${MARKER}` }, { type: 'g' }), member('x')),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'a pax value with a newline': {
    bytes: tar(pax({ path: `package/a\n${MARKER}` }), member('x')),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, 'a.js'],
  },
  'a record inside a pax value': {
    bytes: tar(pax({ comment: `x\n${paxRecord('path', `package/${MARKER}`).toString()}y` }), member('x')),
    rules: [...ambiguous, ...metadata],
    doubt: 0,
  },
  'a NUL inside a pax name': {
    bytes: tar(pax({ path: `package/a.js\0${MARKER}` }), member('x')),
    rules: ambiguous,
    doubt: 0,
    paths: [HEADERS, '<pax: path>', 'a.js'],
  },
  'a pax record of wrong length': {
    bytes: tar(member(`99 path=package/${MARKER}\n`, { type: 'x' }), member('x')),
    rules: [...ambiguous, ...metadata],
    doubt: 0,
  },
  'bytes behind the NUL of a field': {
    bytes: tar(member('x', { raw: [[40, MARKER]] })),
    rules: metadata,
    doubt: null,
    paths: [HEADERS, 'a.js'],
  },
};

describe('names', () => testOdd(names));
