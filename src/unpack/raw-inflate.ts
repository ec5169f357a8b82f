/**
 * One deflate stream (RFC 1951) taken off a byte source, in 256 KB chunks. Inflating runs on zlib's thread while the caller
 * works on the chunk before; the byte behind the stream is left in the source.
 */
import { createInflateRaw, type BrotliDecompress, type Inflate, type InflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';

/** zlib's default of 16 KB is several times slower. Pieces of one size also make the result independent of the network's. */
const CHUNK_BYTES = 256 * 1024;

export type InflateEnd = 'complete' | 'truncated' | 'corrupt';
type Decoder = InflateRaw | Inflate | BrotliDecompress;

function written(raw: Decoder, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      raw.off('end', done).off('close', done);
      resolve();
    };
    raw.once('end', done).once('close', done);
    raw.write(bytes, done);
  });
}

/** Feeds the source in. What lies behind the stream goes back to the source, as does the piece in which zlib found damage. */
async function feed(raw: Decoder, source: ByteSource): Promise<void> {
  let fed = 0;
  while (!raw.destroyed) {
    const chunk = await source.read(CHUNK_BYTES);
    if (chunk.length === 0) break;
    fed += chunk.length;
    await written(raw, chunk);
    if (raw.errored) source.unread(chunk);
    else if (raw.bytesWritten < fed) {
      source.unread(chunk.subarray(chunk.length - (fed - raw.bytesWritten)));
      return;
    }
  }
  // end() reports a cut stream as an error, which would discard output that nobody has taken yet.
  while (!raw.destroyed && raw.readableLength > 0) await new Promise(setImmediate);
  if (!raw.destroyed) raw.end();
}

/**
 * Yields the inflated chunks and returns how the stream ended. What was decoded before a defect has been yielded.
 * Throws what the source throws.
 */
export function inflateRaw(source: ByteSource): AsyncGenerator<Buffer, InflateEnd> {
  return decompress(source, createInflateRaw({ chunkSize: CHUNK_BYTES }));
}

/** The same with another decoder of node:zlib that finds the end of its stream by itself. */
export async function* decompress(source: ByteSource, raw: Decoder): AsyncGenerator<Buffer, InflateEnd> {
  let defect: InflateEnd | null = null;
  let broken: { readonly error: unknown } | null = null;
  raw.on('error', (error: NodeJS.ErrnoException) => {
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
    raw.destroy();
  }
  await feeding;
  rethrow(broken);
  return defect ?? 'complete';
}

function rethrow(broken: { readonly error: unknown } | null): void {
  if (broken) throw broken.error;
}
