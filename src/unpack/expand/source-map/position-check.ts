/**
 * What the `mappings` of a map say of the file that it is for, as they pass: how many lines it has at least, and whether the
 * sources exist. The first 16 KB are decoded (ECMA-426, base64 VLQ), of the rest the lines are counted.
 */
import type { Buffer } from 'node:buffer';

const DECODED_BYTES = 16 * 1024;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const DIGITS = new Int8Array(256).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  DIGITS[char.charCodeAt(0)] = value;
}
/** Which number of a segment leads to a source. */
const SOURCE_FIELD = 1;

export interface CheckedPositions {
  /** Counted from 0; -1 without a position. */
  readonly lastLine: number;
  /** -1 if no position has a source. */
  readonly highestSource: number;
  /** False if a part of what was decoded is none, or leads to a source below the first. */
  readonly isSound: boolean;
}

export class PositionCheck {
  #left = DECODED_BYTES;
  #line = 0;
  #lastLine = -1;
  #fields = 0;
  #value = 0;
  #shift = 0;
  #source = 0;
  #highestSource = -1;
  #isSound = true;

  /** The text of mappings begins. */
  begin(): void {
    this.#left = DECODED_BYTES;
    this.#line = 0;
    this.#lastLine = -1;
    this.#fields = 0;
    this.#value = 0;
    this.#shift = 0;
    this.#source = 0;
    this.#highestSource = -1;
    this.#isSound = true;
  }

  push(bytes: Buffer, from: number, to: number): void {
    const middle = Math.min(to, from + this.#left);
    this.#left -= middle - from;
    for (let i = from; i < middle; i++) this.#decode(bytes[i]!);
    if (middle < to) this.#count(bytes.subarray(middle, to));
  }

  end(): CheckedPositions {
    if (this.#left > 0) this.#endSegment();
    return { lastLine: this.#lastLine, highestSource: this.#highestSource, isSound: this.#isSound };
  }

  #decode(byte: number): void {
    const digit = DIGITS[byte]!;
    if (digit >= 0) {
      if (this.#shift < 30) this.#value |= (digit & 31) << this.#shift;
      this.#shift += 5;
      if (digit < 32) this.#endField();
    } else if (byte === COMMA) this.#endSegment();
    else if (byte === SEMICOLON) {
      this.#endSegment();
      this.#line++;
    } else this.#isSound = false;
  }

  #endField(): void {
    if (this.#fields === SOURCE_FIELD) {
      const size = this.#value >>> 1;
      this.#source += (this.#value & 1) === 0 ? size : -size;
      if (this.#source < 0) this.#isSound = false;
      else if (this.#source > this.#highestSource) this.#highestSource = this.#source;
    }
    this.#fields++;
    this.#value = 0;
    this.#shift = 0;
  }

  #endSegment(): void {
    const fields = this.#fields;
    if (fields > 0) this.#lastLine = this.#line;
    if (this.#shift > 0 || fields > 5 || fields === 2 || fields === 3) this.#isSound = false;
    this.#fields = 0;
    this.#value = 0;
    this.#shift = 0;
  }

  #count(bytes: Buffer): void {
    let from = 0;
    for (let at = bytes.indexOf(SEMICOLON); at >= 0; at = bytes.indexOf(SEMICOLON, from)) {
      if (at > from) this.#lastLine = this.#line;
      this.#line++;
      from = at + 1;
    }
    if (from < bytes.length) this.#lastLine = this.#line;
  }
}
