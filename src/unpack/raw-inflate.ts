/**
 * One deflate stream (RFC 1951) taken off a byte source, in chunks of 1 MB. Inflating runs on zlib's thread while the caller
 * works on the chunk before; the byte behind the stream is left in the source.
 */
import { createInflateRaw, inflateRawSync, type BrotliDecompress, type Inflate, type InflateRaw } from 'node:zlib';
import { Buffer } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

/** zlib's default of 16 KB is several times slower; the larger a chunk, the fewer entries lie in two of them. */
const CHUNK_BYTES = 1024 * 1024;
/** What zlib is given at a time. Pieces of one size also make the result independent of the network's. */
const PIECE_BYTES = 512 * 1024;
/** Streams that end in so many bytes are decoded at once: what a stream of zlib's costs is as much as a thousand times that. */
const SMALL_BYTES = 4096;
const EMPTY = Buffer.alloc(0);

export type InflateEnd = 'complete' | 'truncated' | 'corrupt';
type Decoder = InflateRaw | Inflate | BrotliDecompress;

/** zlib takes up the second piece by itself while this thread works on what came of the first. */
const PIECES_AHEAD = 2;

/** A piece of the input that zlib was given. */
interface Piece {
  readonly bytes: Buffer;
  /** Where it begins in the input. */
  readonly from: number;
  /** When zlib is done with it: false if it met damage. It may never have been looked at, behind the end of the stream. */
  readonly taken: Promise<boolean>;
}

function taken(raw: Decoder, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      raw.off('end', done).off('close', done);
      resolve(!error && !raw.errored);
    };
    raw.once('end', done).once('close', done);
    raw.write(bytes, done);
  });
}

/** Feeds the source in. What lies behind the stream goes back to the source, as does the piece in which zlib found damage. */
async function feed(raw: Decoder, source: ByteSource): Promise<void> {
  const pieces: Piece[] = [];
  let fed = 0;
  for (let more = true; more || pieces.length > 0;) {
    if (more && pieces.length < PIECES_AHEAD) {
      const bytes = raw.destroyed ? EMPTY : await source.read(PIECE_BYTES);
      if (bytes.length > 0) pieces.push({ bytes, from: fed, taken: taken(raw, bytes) });
      fed += bytes.length;
      more = bytes.length > 0;
      continue;
    }
    const { bytes, from, taken: done } = pieces[0]!;
    const intact = await done;
    if (intact && raw.bytesWritten >= from + bytes.length) pieces.shift();
    else return giveBack(pieces, intact ? raw.bytesWritten : from, source);
  }
  // end() reports a cut stream as an error, which would discard output that nobody has taken yet.
  while (!raw.destroyed && raw.readableLength > 0) await new Promise(setImmediate);
  if (!raw.destroyed) raw.end();
}

/** Everything from `end` on, an offset of the input. */
function giveBack(pieces: readonly Piece[], end: number, source: ByteSource): void {
  for (const { bytes, from } of pieces.toReversed()) source.unread(bytes.subarray(Math.max(0, end - from)));
}

/** A stream that ends in these bytes, and how many of them it takes; null for one that is longer, or damaged. */
export function inflateWhole(data: Buffer): { readonly bytes: Buffer; readonly packed: number } | null {
  try {
    // Typed as a buffer whatever the options say.
    const { buffer, engine } = inflateRawSync(data, { info: true, maxOutputLength: CHUNK_BYTES }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { bytes: buffer, packed: engine.bytesWritten };
  } catch {
    return null;
  }
}

/**
 * Yields the inflated chunks and returns how the stream ended. What was decoded before a defect has been yielded.
 * Throws what the source throws.
 */
export async function* inflateRaw(source: ByteSource): AsyncGenerator<Buffer, InflateEnd> {
  const small = inflateWhole(await source.peek(SMALL_BYTES));
  if (small === null) return yield* decompress(source, createInflateRaw({ chunkSize: CHUNK_BYTES }));
  await source.read(small.packed);
  if (small.bytes.length > 0) yield small.bytes;
  return 'complete';
}

/** The same with another decoder of node:zlib that finds the end of its stream by itself. */
export async function* decompress(source: ByteSource, raw: Decoder): AsyncGenerator<Buffer, InflateEnd> {
  let defect: InflateEnd | null = null;
  let broken: { readonly error: unknown } | null = null;
  let isOver = false;
  raw.on('error', (error: NodeJS.ErrnoException) => {
    // Where the stream ends before the input, giving it up aborts what zlib was given ahead: that is no damage.
    if (isOver) return;
    defect = error.code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt';
  });
  const feeding = feed(raw, source).catch((error: unknown) => {
    broken = { error };
    raw.destroy();
  });
  try {
    for await (const chunk of raw) yield chunk;
  } catch (error) {
    if (defect === null && broken === null) throw error;
  } finally {
    isOver = true;
    raw.destroy();
  }
  await feeding;
  rethrow(broken);
  return defect ?? 'complete';
}

function rethrow(broken: { readonly error: unknown } | null): void {
  if (broken) throw broken.error;
}
