/**
 * What compressed data and archives in the middle of a file begin with, and what tells from the bytes behind a magic, which
 * also occurs by chance, whether it is worth decoding from there.
 */
import { constants, inflateRawSync } from 'node:zlib';
import { Buffer } from 'node:buffer';
import { gzipHeaderLength } from '../gzip-header.ts';
import { isLocalHeader } from './kind.ts';
import { beginsDeflatedText, ZLIB_MAGICS } from './zlib-magic.ts';
import { beginsFrame } from './zstd-frames.ts';

export type EmbeddedKind = 'zip' | 'gzip' | 'zlib' | 'zstd';

/** Magic → what begins with it. */
export const EMBEDDED: ReadonlyMap<string, EmbeddedKind> = new Map<string, EmbeddedKind>([
  ['PK\x03\x04', 'zip'],
  ['\x1f\x8b\x08', 'gzip'],
  ['\x28\xb5\x2f\xfd', 'zstd'],
  ...ZLIB_MAGICS.map((magic) => [magic, 'zlib'] as const),
]);

/** Enough for a header and what data that is none would stumble over. */
export const HEAD_BYTES = 160;
/** No key and no source deflates to less. */
const DEFLATED_BYTES = 64;
const MAX_OUTPUT = 1024 * 1024;
const MAX_GLANCE = 64 * 1024;
/** RFC 1950: two bytes before the deflate data. */
const ZLIB_HEADER = 2;
/** So many characters tell a text. */
const TEXT_BYTES = 16;

/** The text that these bytes begin, however far they lead; null if they are damaged. Empty if it is too long for a look. */
export function inflateSome(data: Buffer, maxOutputLength: number = MAX_OUTPUT): Buffer | null {
  try {
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
  } catch (error) {
    const isLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLong ? Buffer.alloc(0) : null;
  }
}

/** True if deflate data (RFC 1951) may begin there: for bytes of another kind that is next to impossible. */
export function mayInflate(data: Buffer): boolean {
  return inflateSome(data.subarray(0, DEFLATED_BYTES), MAX_GLANCE) !== null;
}

const MARKS = ['\xef\xbb\xbf', '\xff\xfe', '\xfe\xff'].map((mark) => Buffer.from(mark, 'latin1'));

/** Behind a byte order mark, if any; zeros may stand between the characters, as in UTF-16. */
function isText(bytes: Buffer): boolean {
  const mark = MARKS.find((candidate) => bytes.subarray(0, candidate.length).equals(candidate));
  const characters = bytes.subarray(mark?.length ?? 0);
  let zeros = 0;
  for (const byte of characters) {
    if (byte === 0) zeros++;
    else if (!((byte >= 0x20 && byte < 0x7f) || (byte >= 9 && byte <= 13))) return false;
  }
  return characters.length > 0 && zeros * 2 <= characters.length;
}

/**
 * Two bytes of magic occur by chance, and pictures, fonts and programs are full of data that was deflated: it is decoded where
 * it begins like a text, which is what maps, sources and keys do, or like an archive of files that are not compressed again.
 */
function isDeflatedText(head: Buffer): boolean {
  if (!beginsDeflatedText(head, ZLIB_HEADER)) return false;
  const text = inflateSome(head.subarray(ZLIB_HEADER), MAX_GLANCE);
  return text !== null && (isText(text.subarray(0, TEXT_BYTES)) || isLocalHeader(text));
}

/** `head` begins with the magic and goes on for `HEAD_BYTES`, or up to the end of the file. */
export function isPlausible(kind: EmbeddedKind, head: Buffer): boolean {
  switch (kind) {
    case 'zip':
      return isLocalHeader(head);
    case 'zlib':
      return isDeflatedText(head);
    case 'zstd':
      return beginsFrame(head);
    case 'gzip': {
      const header = gzipHeaderLength(head);
      return header !== null && mayInflate(head.subarray(header));
    }
  }
}
