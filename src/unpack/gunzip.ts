/**
 * gzip framing (RFC 1952) of our own over raw inflate: zlib's gunzip drops what follows a zero byte behind a member and
 * loses good output when garbage follows. Here every byte is decoded, or handed out as residue, or reported.
 */
import { crc32 } from 'node:zlib';
import type { Buffer } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';
import { isGzip, readGzipHeader } from './gzip-header.ts';
import { inflateRaw } from './raw-inflate.ts';

/** Told what the framing says besides the data; offsets count packed bytes. */
export interface GzipListener {
  /** Text fields of the header at that offset, piece by piece. */
  fields(bytes: Buffer, offset: number): void;
  /** A member behind zero bytes: decoded here, while zlib and thus npm stop at the zeros. */
  hiddenMember(offset: number): void;
  /** Bytes behind the last member that are no member. */
  residue(bytes: Buffer, offset: number): void;
  defect(code: 'truncated' | 'corrupt' | 'checksum', detail: string): void;
}

/** Skips zero padding; false at the end of the source. */
async function skipZeros(source: ByteSource): Promise<boolean> {
  for (;;) {
    const chunk = await source.chunk();
    if (!chunk) return false;
    const at = chunk.findIndex((byte) => byte !== 0);
    if (at < 0) continue;
    source.unread(chunk.subarray(at));
    return true;
  }
}

async function* member(source: ByteSource, listener: GzipListener): AsyncGenerator<Buffer, boolean> {
  const start = source.offset;
  const header = await readGzipHeader(source, (bytes) => listener.fields(bytes, start));
  if (header !== 'valid') listener.defect('corrupt', `the gzip header at byte ${start} is cut or invalid`);
  if (header === 'cut') return false;
  let sum = 0;
  let size = 0;
  const inflated = inflateRaw(source);
  let step = await inflated.next();
  try {
    while (!step.done) {
      sum = crc32(step.value, sum);
      size += step.value.length;
      yield step.value;
      step = await inflated.next();
    }
  } finally {
    if (!step.done) await inflated.return('corrupt');
  }
  if (step.value === 'truncated') listener.defect('truncated', `the compressed data ends early, after ${size} bytes`);
  if (step.value === 'corrupt') listener.defect('corrupt', `the compressed data is damaged after ${size} bytes`);
  if (step.value !== 'complete') return false;
  const trailer = await source.read(8);
  if (trailer.length < 8) {
    listener.defect('truncated', 'the checksum at the end of the compressed data is missing');
    return false;
  }
  if (trailer.readUInt32LE(0) !== sum) listener.defect('checksum', 'the checksum of the compressed data is wrong');
  else if (trailer.readUInt32LE(4) !== size % 2 ** 32) listener.defect('checksum', 'the declared size is wrong');
  return true;
}

/** Yields the inflated bytes of members that follow each other, and no more; what is behind stays in the source. */
export async function* gunzipMembers(source: ByteSource, listener: GzipListener): AsyncGenerator<Buffer> {
  let intact = true;
  while (intact && isGzip(await source.peek(3))) intact = yield* member(source, listener);
}

/** Yields the inflated bytes of all members. Never throws on bad data. */
export async function* gunzip(source: ByteSource, listener: GzipListener): AsyncGenerator<Buffer> {
  for (;;) {
    const intact = yield* member(source, listener);
    const end = source.offset;
    if (!(await skipZeros(source))) return;
    const next = await source.peek(3);
    const offset = source.offset;
    if (intact && isGzip(next)) {
      if (offset > end) listener.hiddenMember(offset);
      continue;
    }
    if (intact) listener.defect('corrupt', `bytes that are no gzip data follow the archive at byte ${offset}`);
    for (let rest = await source.chunk(); rest; rest = await source.chunk()) {
      listener.residue(rest, source.offset - rest.length);
    }
    return;
  }
}
