/** Digests of the texts of all files, in as few bytes as possible: a package may hold a hundred thousand of them. */
import { Buffer } from 'node:buffer';
import type { KnownTexts } from './define.ts';

/** SHA-256. */
const DIGEST_BYTES = 32;
const FREE = 0;

/** A hash table with open addressing over one block of digests; digests are random enough to be their own hash. */
export class ShippedTexts implements KnownTexts {
  #digests: Buffer = Buffer.alloc(64 * DIGEST_BYTES);
  /** Index of a digest plus one at the slots that it hashes to. */
  #slots = new Uint32Array(128);
  #count = 0;

  /** Takes up a digest in base64; returns its index. */
  add(digest: string): number {
    const index = this.#count++;
    if (this.#count * DIGEST_BYTES > this.#digests.length) this.#grow();
    this.#digests.write(digest, index * DIGEST_BYTES, 'base64');
    this.#slots[this.#slotOf(this.#digests, index * DIGEST_BYTES)] = index + 1;
    return index;
  }

  has(digest: string): boolean {
    const bytes = Buffer.from(digest, 'base64');
    return bytes.length === DIGEST_BYTES && this.#slots[this.#slotOf(bytes, 0)] !== FREE;
  }

  isSame(one: number, other: number): boolean {
    return this.#isAt(one, this.#digests, other * DIGEST_BYTES);
  }

  /** The slot that holds an equal digest, or the free one where it belongs. */
  #slotOf(bytes: Buffer, from: number): number {
    const mask = this.#slots.length - 1;
    let slot = bytes.readUInt32LE(from) & mask;
    while (this.#slots[slot] !== FREE && !this.#isAt(this.#slots[slot]! - 1, bytes, from)) slot = (slot + 1) & mask;
    return slot;
  }

  #isAt(index: number, bytes: Buffer, from: number): boolean {
    const at = index * DIGEST_BYTES;
    return this.#digests.compare(bytes, from, from + DIGEST_BYTES, at, at + DIGEST_BYTES) === 0;
  }

  #grow(): void {
    const digests = Buffer.alloc(2 * this.#digests.length);
    this.#digests.copy(digests);
    const known = this.#digests.length / DIGEST_BYTES;
    this.#digests = digests;
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let index = 0; index < known; index++) {
      this.#slots[this.#slotOf(digests, index * DIGEST_BYTES)] = index + 1;
    }
  }
}
