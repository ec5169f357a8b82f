/**
 * Long link targets as libarchive writes them: the header of the record holds the beginning of the target too, so that npm
 * rejects it and looks for headers in its body. As long as it finds none there, nothing is hidden.
 */
import { Header } from 'tar/header';
import { Buffer } from 'node:buffer';
import { BLOCK } from './header.ts';
import { zerosAtStart } from './zeros.ts';

const LONG_LINK = 'K'.charCodeAt(0);
const TYPE_AT = 156;
const LINK_AT = 157;
const LINK_BYTES = 100;
/** No target is longer on any system. */
const MAX_TARGET = 64 * 1024;

export class LongLinks {
  /** Blocks of the body that are still to come. */
  #left = 0;
  /** What the body begins with; empty behind its first block. */
  #target: Buffer | null = null;

  /** Takes a block that is no header for npm. True if it belongs to such a record. */
  takes(block: Buffer): boolean {
    if (this.#left === 0) return this.#begins(block);
    const begins = this.#target === null || block.subarray(0, this.#target.length).equals(this.#target);
    const nul = block.indexOf(0);
    const fits = begins && (nul < 0 || zerosAtStart(block.subarray(nul)) === BLOCK - nul);
    this.#target = null;
    this.#left = fits ? this.#left - 1 : 0;
    return fits;
  }

  /** To be asked at every other block: true if it stands where the body should go on. */
  interrupted(): boolean {
    const inside = this.#left > 0;
    this.#left = 0;
    return inside;
  }

  #begins(block: Buffer): boolean {
    if (block[TYPE_AT] !== LONG_LINK || block[LINK_AT] === 0) return false;
    const { cksumValid, size = 0 } = decoded(block);
    if (!cksumValid || size < LINK_BYTES || size > MAX_TARGET) return false;
    this.#left = Math.ceil(size / BLOCK);
    const field = block.subarray(LINK_AT, LINK_AT + LINK_BYTES);
    const nul = field.indexOf(0);
    this.#target = Buffer.from(nul < 0 ? field : field.subarray(0, nul));
    return true;
  }
}

/** Without a checksum for what cannot be decoded. */
function decoded(block: Buffer): Pick<Header, 'cksumValid' | 'size'> {
  try {
    return new Header(block, 0);
  } catch {
    return { cksumValid: false };
  }
}
