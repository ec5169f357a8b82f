/** The header of a gzip member (RFC 1952 section 2.3), read by hand because zlib hides its text fields. */
import { Buffer } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;
/** Honest headers hold a file name; more than this is no header. */
const MAX_FIELD = 64 * 1024;

export interface GzipHeader {
  /** Bytes of FEXTRA, FNAME and FCOMMENT, which anybody can read and no unpacker shows. */
  readonly fields: Buffer;
}

/** True for the two magic bytes and the only method there is, deflate. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

async function readTerminated(source: ByteSource): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  while (length <= MAX_FIELD) {
    const chunk = await source.chunk();
    if (!chunk) return null;
    const end = chunk.indexOf(0);
    if (end < 0) {
      parts.push(chunk);
      length += chunk.length;
      continue;
    }
    source.unread(chunk.subarray(end + 1));
    return Buffer.concat([...parts, chunk.subarray(0, end + 1)]);
  }
  return null;
}

/** Takes the header off the source; null if it is cut, oversized or sets reserved flags. */
export async function readGzipHeader(source: ByteSource): Promise<GzipHeader | null> {
  const fixed = await source.read(10);
  if (fixed.length < 10 || !isGzip(fixed)) return null;
  const flags = fixed[3]!;
  if ((flags & RESERVED) !== 0) return null;
  const fields: Buffer[] = [];
  if ((flags & FEXTRA) !== 0) {
    const size = await source.read(2);
    if (size.length < 2) return null;
    const extra = await source.read(size.readUInt16LE(0));
    if (extra.length < size.readUInt16LE(0)) return null;
    fields.push(extra);
  }
  for (const flag of [FNAME, FCOMMENT]) {
    if ((flags & flag) === 0) continue;
    const field = await readTerminated(source);
    if (!field) return null;
    fields.push(field);
  }
  if ((flags & FHCRC) !== 0 && (await source.read(2)).length < 2) return null;
  return { fields: Buffer.concat(fields) };
}
