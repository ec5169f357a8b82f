/** JSON string bodies in pieces (RFC 8259 section 7): unescaping with the state carried over chunk edges. */
import { Buffer } from 'node:buffer';
import { BACKSLASH, LF, QUOTE } from './json-bytes.ts';

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

/** Room for what one escape, or one step of the plain loop, can add. */
const SLACK = 8;
const REPLACEMENT = 0xfffd;

/**
 * True if one of four bytes is a quote, a backslash or a control character; true for some other words as well. A zero byte
 * in `word ^ pattern` is found by the borrow of a subtraction, all four at once.
 */
function holdsSpecial(word: number): boolean {
  const slash = word ^ 0x5c5c5c5c;
  const quote = word ^ 0x22222222;
  const found = ((slash - 0x01010101) & ~slash) | ((quote - 0x01010101) & ~quote) | ((word - 0x20202020) & ~word);
  return (found & 0x80808080) !== 0;
}

/** Unescapes into a reused buffer. Bytes given to `flush` are valid during the call only. */
export class StringDecoder {
  readonly #out: Buffer;
  readonly #outView: DataView;
  #chunk: Uint8Array | null = null;
  #view: DataView;
  /** Gets the decoded bytes; may be replaced between strings. */
  flush: (bytes: Buffer) => void;
  #length = 0;
  /** 0: plain text; 1: behind a backslash; 2 to 5: hex digits to come (2 = four). */
  #state = 0;
  #code = 0;
  /** A high surrogate that waits for its partner, 0 for none. */
  #high = 0;
  /** Bytes of the string that came in earlier chunks. */
  #before = 0;
  /** Line feeds decoded since `begin`. */
  lines = 0;
  /** Where in the string a raw control character or a bad escape was seen first, -1 for nowhere. */
  defect = -1;

  constructor(capacity: number, flush: (bytes: Buffer) => void) {
    this.#out = Buffer.allocUnsafeSlow(capacity + SLACK);
    this.#outView = new DataView(this.#out.buffer, this.#out.byteOffset, this.#out.length);
    this.#view = this.#outView;
    this.flush = flush;
  }

  begin(): void {
    this.#length = 0;
    this.#state = 0;
    this.#high = 0;
    this.#before = 0;
    this.lines = 0;
    this.defect = -1;
  }

  /** Bytes decoded and not yet flushed. */
  get held(): Buffer {
    return this.#out.subarray(0, this.#length);
  }

  /** Decodes from `from`; returns the index of the closing quote, or `chunk.length` if it lies in a later chunk. */
  push(chunk: Uint8Array, from: number): number {
    const capacity = this.#out.length - SLACK;
    let i = from;
    while (i < chunk.length) {
      if (this.#length >= capacity) {
        this.flush(this.#out.subarray(0, this.#length));
        this.#length = 0;
      }
      if (this.#state === 0 && this.#high === 0) {
        const end = Math.min(chunk.length, i + capacity - this.#length);
        i = this.#plain(chunk, i, end);
        if (i >= end) continue;
        const byte = chunk[i]!;
        if (byte === QUOTE) return i;
        if (byte === BACKSLASH) this.#state = 1;
        else this.#control(byte, i - from);
        i++;
        continue;
      }
      const byte = chunk[i]!;
      if (this.#state === 0 && byte !== BACKSLASH) this.#loneSurrogate();
      else if (this.#state >= 2 && HEX[byte] === 255) this.#badEscape(i - from);
      else {
        this.#step(byte, i - from);
        i++;
      }
    }
    this.#before += i - from;
    return i;
  }

  /** The string is over: what is left is in `held`. */
  end(): void {
    this.#loneSurrogate();
  }

  /** One view serves all strings of a chunk. */
  #viewOf(chunk: Uint8Array): DataView {
    if (this.#chunk !== chunk) {
      this.#chunk = chunk;
      this.#view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
    }
    return this.#view;
  }

  /** Copies text and simple escapes up to `end`, a quote, a control character or an escape that needs more than two bytes. */
  #plain(chunk: Uint8Array, from: number, end: number): number {
    const out = this.#out;
    const outView = this.#outView;
    const view = this.#viewOf(chunk);
    const wide = end - 4;
    let length = this.#length;
    let lines = 0;
    let i = from;
    for (;;) {
      // Four bytes at a time as long as none of them is special.
      while (i <= wide) {
        const word = view.getInt32(i);
        if (holdsSpecial(word)) break;
        outView.setInt32(length, word);
        i += 4;
        length += 4;
      }
      if (i >= end) break;
      const byte = chunk[i]!;
      if (byte === BACKSLASH) {
        const simple = i + 1 < end ? SIMPLE[chunk[i + 1]!]! : 0;
        if (simple === 0) break;
        if (simple === LF) lines++;
        out[length++] = simple;
        i += 2;
      } else if (byte === QUOTE || byte < 0x20) break;
      else {
        out[length++] = byte;
        i++;
      }
    }
    this.#length = length;
    this.lines += lines;
    return i;
  }

  #step(byte: number, at: number): void {
    if (this.#state === 0) this.#state = 1;
    else if (this.#state === 1) this.#escape(byte, at);
    else this.#hexDigit(byte);
  }

  #escape(byte: number, at: number): void {
    if (byte === LOWER_U) {
      this.#state = 2;
      this.#code = 0;
      return;
    }
    this.#loneSurrogate();
    if (SIMPLE[byte] === 0) this.#note(at);
    this.#state = 0;
    this.#byte(SIMPLE[byte] || byte);
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
      this.#byte(0xf0 | (point >> 18));
      this.#byte(0x80 | ((point >> 12) & 63));
      this.#byte(0x80 | ((point >> 6) & 63));
      this.#byte(0x80 | (point & 63));
      return;
    }
    this.#loneSurrogate();
    if (unit >= 0xd800 && unit < 0xdc00) this.#high = unit;
    else if (unit >= 0xdc00 && unit < 0xe000) this.#character(REPLACEMENT);
    else this.#character(unit);
  }

  #control(byte: number, at: number): void {
    this.#note(at);
    this.#byte(byte);
  }

  /** Not four hex digits: the byte that is none belongs to the text again. */
  #badEscape(at: number): void {
    this.#note(at);
    this.#state = 0;
    this.#loneSurrogate();
    this.#character(REPLACEMENT);
  }

  #loneSurrogate(): void {
    if (this.#high === 0) return;
    this.#high = 0;
    this.#character(REPLACEMENT);
  }

  #note(at: number): void {
    if (this.defect < 0) this.defect = this.#before + at;
  }

  /** A character below U+10000 as UTF-8. */
  #character(unit: number): void {
    if (unit < 0x80) return this.#byte(unit);
    if (unit < 0x800) this.#byte(0xc0 | (unit >> 6));
    else {
      this.#byte(0xe0 | (unit >> 12));
      this.#byte(0x80 | ((unit >> 6) & 63));
    }
    this.#byte(0x80 | (unit & 63));
  }

  #byte(byte: number): void {
    if (byte === LF) this.lines++;
    this.#out[this.#length++] = byte;
  }
}
