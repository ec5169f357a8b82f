/** Pulls chunks from a stream and takes back what a reader did not use. */
import { Buffer } from 'node:buffer';

export class ByteSource {
  readonly #iterator: AsyncIterator<Uint8Array>;
  #returned: Buffer[] = [];
  #taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#iterator = chunks[Symbol.asyncIterator]();
  }

  /** Offset of the next byte. */
  get offset(): number {
    return this.#taken;
  }

  /** The next chunk, never empty; null at the end. */
  async chunk(): Promise<Buffer | null> {
    const returned = this.#returned.pop();
    if (returned) {
      this.#taken += returned.length;
      return returned;
    }
    for (;;) {
      const { done, value } = await this.#iterator.next();
      if (done) return null;
      if (value.length === 0) continue;
      this.#taken += value.length;
      return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.length);
    }
  }

  /** Takes bytes back: they will be the next chunk. */
  unread(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#returned.push(bytes);
    this.#taken -= bytes.length;
  }

  /** Exactly `length` bytes, or fewer at the end of the stream. */
  async read(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const chunk = await this.chunk();
      if (!chunk) break;
      parts.push(chunk.subarray(0, missing));
      if (chunk.length > missing) this.unread(chunk.subarray(missing));
      missing -= Math.min(missing, chunk.length);
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  /** The next `length` bytes without taking them. */
  async peek(length: number): Promise<Buffer> {
    const bytes = await this.read(length);
    this.unread(bytes);
    return bytes;
  }

  /** Lets the stream go when reading ends early. */
  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}
