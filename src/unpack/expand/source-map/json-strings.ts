/** JSON string bodies in pieces (RFC 8259 section 7): unescaping with the state carried over chunk edges. */
import { Buffer } from 'node:buffer';
import { LF, QUOTE } from './json-bytes.ts';

const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

/** Escape letter → byte, 0 where there is none. Unknown escapes yield the letter itself. */
const SIMPLE = new Uint8Array(256);
for (const [letter, byte] of Object.entries({
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  '"': QUOTE,
  '\\': BACKSLASH,
  '/': 47,
})) {
  SIMPLE[letter.charCodeAt(0)] = byte;
}

/** Hex digit → value, 255 for anything else. */
const HEX = new Uint8Array(256).fill(255);
for (let i = 0; i < 16; i++) {
  HEX[i.toString(16).charCodeAt(0)] = i;
  HEX[i.toString(16).toUpperCase().charCodeAt(0)] = i;
}

/** Room for what one escape can add: a held surrogate and a character. */
const SLACK = 8;
const REPLACEMENT = [0xef, 0xbf, 0xbd];

/** Unescapes into a reused buffer. Bytes given to `flush` are valid during the call only. */
export class StringDecoder {
  readonly #out: Buffer;
  /** Gets the decoded bytes; may be replaced between strings. */
  flush: (bytes: Buffer) => void;
  #length = 0;
  /** 0: plain text; 1: behind a backslash; 2 to 5: hex digits to come (2 = four). */
  #state = 0;
  #code = 0;
  /** A high surrogate that waits for its partner, 0 for none. */
  #high = 0;
  /** Line feeds decoded from escapes since `begin`. */
  lines = 0;
  /** Raw control characters or bad escapes were seen: no valid JSON, but readable. */
  tolerated = false;

  constructor(capacity: number, flush: (bytes: Buffer) => void) {
    this.#out = Buffer.allocUnsafeSlow(capacity + SLACK);
    this.flush = flush;
  }

  begin(): void {
    this.#length = 0;
    this.#state = 0;
    this.#high = 0;
    this.lines = 0;
    this.tolerated = false;
  }

  /** Bytes decoded and not yet flushed. */
  get held(): Buffer {
    return this.#out.subarray(0, this.#length);
  }

  /** Decodes from `from`; returns the index of the closing quote, or `chunk.length` if it lies in a later chunk. */
  push(chunk: Uint8Array, from: number): number {
    const out = this.#out;
    const capacity = out.length - SLACK;
    let i = from;
    let length = this.#length;
    let lines = 0;
    while (i < chunk.length) {
      if (length >= capacity) {
        this.flush(out.subarray(0, length));
        length = 0;
      }
      if (this.#state === 0 && this.#high === 0) {
        const end = Math.min(chunk.length, i + capacity - length);
        let byte = 0;
        while (i < end) {
          byte = chunk[i]!;
          if (byte === BACKSLASH) {
            const plain = i + 1 < end ? SIMPLE[chunk[i + 1]!]! : 0;
            if (plain === 0) break;
            if (plain === LF) lines++;
            out[length++] = plain;
            i += 2;
            continue;
          }
          if (byte === QUOTE) {
            this.#length = length;
            this.lines += lines;
            return i;
          }
          if (byte < 0x20) this.tolerated = true;
          out[length++] = byte;
          i++;
        }
        if (i >= end || byte !== BACKSLASH) continue;
        this.#state = 1;
        i++;
        continue;
      }
      this.#length = length;
      const byte = chunk[i]!;
      if (this.#state === 0 && byte !== BACKSLASH) this.#loneSurrogate();
      else if (this.#state >= 2 && HEX[byte] === 255) this.#badEscape();
      else {
        this.#step(byte);
        i++;
      }
      length = this.#length;
    }
    this.#length = length;
    this.lines += lines;
    return i;
  }

  /** The string is over: what is left is in `held`. */
  end(): void {
    this.#loneSurrogate();
  }

  #step(byte: number): void {
    if (this.#state === 0) this.#state = 1;
    else if (this.#state === 1) this.#escape(byte);
    else this.#hexDigit(byte);
  }

  #escape(byte: number): void {
    if (byte === LOWER_U) {
      this.#state = 2;
      this.#code = 0;
      return;
    }
    this.#loneSurrogate();
    if (SIMPLE[byte] === 0) this.tolerated = true;
    this.#put(SIMPLE[byte] || byte);
    this.#state = 0;
  }

  #hexDigit(byte: number): void {
    this.#code = (this.#code << 4) | HEX[byte]!;
    this.#state = this.#state === 5 ? 0 : this.#state + 1;
    if (this.#state === 0) this.#codeUnit(this.#code);
  }

  #codeUnit(unit: number): void {
    if (unit >= 0xdc00 && unit < 0xe000 && this.#high !== 0) {
      const point = 0x10000 + ((this.#high - 0xd800) << 10) + (unit - 0xdc00);
      this.#high = 0;
      this.#put(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
      return;
    }
    this.#loneSurrogate();
    if (unit >= 0xd800 && unit < 0xdc00) this.#high = unit;
    else if (unit >= 0xdc00 && unit < 0xe000) this.#put(...REPLACEMENT);
    else if (unit < 0x80) {
      if (unit === LF) this.lines++;
      this.#put(unit);
    } else if (unit < 0x800) this.#put(0xc0 | (unit >> 6), 0x80 | (unit & 63));
    else this.#put(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63));
  }

  /** Not four hex digits: the byte that is none belongs to the text again. */
  #badEscape(): void {
    this.tolerated = true;
    this.#state = 0;
    this.#loneSurrogate();
    this.#put(...REPLACEMENT);
  }

  #loneSurrogate(): void {
    if (this.#high === 0) return;
    this.#high = 0;
    this.#put(...REPLACEMENT);
  }

  #put(...bytes: number[]): void {
    for (const byte of bytes) this.#out[this.#length++] = byte;
  }
}
