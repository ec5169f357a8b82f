/** The header of a gzip member (RFC 1952 section 2.3), read by hand because zlib hides its text fields. */
import type { Buffer } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;
const FIXED_BYTES = 10;

/** Gets the bytes of FEXTRA, FNAME and FCOMMENT, which anybody can read and no unpacker shows; they may be of any length. */
export type FieldListener = (bytes: Buffer) => void;

/** True for the two magic bytes and the only method there is, deflate. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/** Hands out a text up to and with its NUL; false if the source ends before. */
async function readTerminated(source: ByteSource, onField: FieldListener): Promise<boolean> {
  for (let chunk = await source.chunk(); chunk; chunk = await source.chunk()) {
    const end = chunk.indexOf(0);
    onField(end < 0 ? chunk : chunk.subarray(0, end + 1));
    if (end < 0) continue;
    source.unread(chunk.subarray(end + 1));
    return true;
  }
  return false;
}

async function readExtra(source: ByteSource, onField: FieldListener): Promise<boolean> {
  const size = await source.read(2);
  if (size.length < 2) return false;
  const extra = await source.read(size.readUInt16LE(0));
  if (extra.length > 0) onField(extra);
  return extra.length === size.readUInt16LE(0);
}

/** Length of the header that these bytes begin with, if they hold all of it; null for none. Some readers ignore reserved flags. */
export function gzipHeaderLength(bytes: Buffer): number | null {
  const flags = bytes[3];
  if (!isGzip(bytes) || flags === undefined) return null;
  let length = FIXED_BYTES;
  if ((flags & FEXTRA) !== 0) length += 2 + (length + 2 <= bytes.length ? bytes.readUInt16LE(length) : 0);
  for (const flag of [FNAME, FCOMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, length);
    length = end < 0 ? bytes.length : end + 1;
  }
  return length + ((flags & FHCRC) === 0 ? 0 : 2);
}

/** Takes the header off the source. `reserved`: with a method or flags that no reader knows, and complete if they mean nothing. */
export async function readGzipHeader(
  source: ByteSource,
  onField: FieldListener,
): Promise<'valid' | 'reserved' | 'cut'> {
  const fixed = await source.read(FIXED_BYTES);
  if (fixed.length < FIXED_BYTES) {
    source.unread(fixed);
    return 'cut';
  }
  const flags = fixed[3]!;
  if ((flags & FEXTRA) !== 0 && !(await readExtra(source, onField))) return 'cut';
  for (const flag of [FNAME, FCOMMENT]) {
    if ((flags & flag) !== 0 && !(await readTerminated(source, onField))) return 'cut';
  }
  if ((flags & FHCRC) !== 0 && (await source.read(2)).length < 2) return 'cut';
  return (flags & RESERVED) === 0 && isGzip(fixed) ? 'valid' : 'reserved';
}
