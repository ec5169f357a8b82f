/** Puts blocks together that arrive in pieces. */
import { Buffer } from 'node:buffer';
import { BLOCK } from './header.ts';

export class BlockReader {
  readonly #partial: Buffer = Buffer.alloc(BLOCK);
  #length = 0;

  /** What has arrived of a block that is not whole. */
  get partial(): Buffer {
    return this.#partial.subarray(0, this.#length);
  }

  /** The next block, which is valid until the next call, or null if `chunk` ends before. `used` bytes from `at` on were taken. */
  take(chunk: Buffer, at: number): { readonly block: Buffer | null; readonly used: number } {
    if (this.#length === 0 && chunk.length - at >= BLOCK) return { block: chunk.subarray(at, at + BLOCK), used: BLOCK };
    const used = chunk.copy(this.#partial, this.#length, at, Math.min(chunk.length, at + BLOCK - this.#length));
    this.#length += used;
    if (this.#length < BLOCK) return { block: null, used };
    this.#length = 0;
    return { block: this.#partial, used };
  }
}
