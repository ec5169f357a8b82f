/**
 * One deflate stream (RFC 1951) taken off a byte source, in 256 KB chunks. Inflating runs on zlib's thread while the caller
 * works on the chunk before; the byte behind the stream is left in the source.
 */
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';

/** zlib's default of 16 KB is several times slower. */
const CHUNK_BYTES = 256 * 1024;

export type InflateEnd = 'complete' | 'truncated' | 'corrupt';

function written(raw: InflateRaw, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      raw.off('end', done).off('close', done);
      resolve();
    };
    raw.once('end', done).once('close', done);
    raw.write(bytes, done);
  });
}

/** Feeds the source in; true if the stream ended by itself and the rest went back to the source. */
async function feed(raw: InflateRaw, source: ByteSource): Promise<boolean> {
  let fed = 0;
  while (!raw.destroyed) {
    const chunk = await source.chunk();
    if (!chunk) break;
    fed += chunk.length;
    await written(raw, chunk);
    if (raw.bytesWritten < fed && raw.errored === null) {
      source.unread(chunk.subarray(chunk.length - (fed - raw.bytesWritten)));
      return true;
    }
  }
  // end() reports a cut stream as an error, which would discard output that nobody has taken yet.
  while (!raw.destroyed && raw.readableLength > 0) await new Promise(setImmediate);
  if (!raw.destroyed) raw.end();
  return false;
}

/** Yields the inflated chunks and returns how the stream ended. What was decoded before a defect has been yielded. */
export async function* inflateRaw(source: ByteSource): AsyncGenerator<Buffer, InflateEnd> {
  const raw = createInflateRaw({ chunkSize: CHUNK_BYTES });
  let defect: InflateEnd | null = null;
  raw.on('error', (error: NodeJS.ErrnoException) => {
    defect = error.code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt';
  });
  const feeding = feed(raw, source);
  try {
    for await (const chunk of raw) yield chunk;
  } catch (error) {
    if (defect === null) throw error;
  } finally {
    raw.destroy();
  }
  await feeding;
  return defect ?? 'complete';
}
