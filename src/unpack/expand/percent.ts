/** Percent-encoded (RFC 3986 section 2.1) or plain text as the payload of a data: URL, fed in pieces of any size. */
import { Buffer } from 'node:buffer';
import { hexByte, hexValue } from './hex.ts';
import type { PayloadDecoder } from './payload.ts';

const QUOTE = 0x22;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;

/** Follows brackets and strings to the end of a JSON document. */
class JsonExtent {
  #depth = 0;
  #inString = false;
  #escaped = false;

  /** True at the bracket that closes the document. */
  ends(byte: number): boolean {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString) {
      this.#escaped = byte === BACKSLASH;
      this.#inString = byte !== QUOTE;
    } else if (byte === QUOTE) this.#inString = true;
    else if (byte === OPEN_BRACE || byte === 0x5b) this.#depth++;
    else if (byte === 0x7d || byte === 0x5d) return --this.#depth === 0;
    return false;
  }
}

/**
 * Ends with the JSON document it holds; else, and at the latest, at white space or at a quote that encoders never leave bare.
 * Text that starts as plain JSON may hold both and ends with its line.
 */
export class PercentDecoder implements PayloadDecoder {
  readonly #take: (decoded: Buffer) => void;
  readonly #extent = new JsonExtent();
  #plain: boolean | null = null;
  /** Null until the first significant byte. */
  #isJson: boolean | null = null;
  /** Behind a percent sign: how many hex digits were read, -1 elsewhere. */
  #digits = -1;
  #first = 0;
  #out: Buffer = Buffer.alloc(0);
  #length = 0;

  constructor(take: (decoded: Buffer) => void) {
    this.#take = take;
  }

  push(bytes: Uint8Array): number {
    if (bytes.length === 0) return -1;
    this.#plain ??= bytes[0] === OPEN_BRACE;
    // An escape that turns out to be none gives back up to two bytes of the piece before.
    this.#out = Buffer.allocUnsafe(bytes.length + 2);
    this.#length = 0;
    let more = true;
    let i = 0;
    while (i < bytes.length && more) more = this.#byte(bytes[i++]!);
    this.#take(this.#out.subarray(0, this.#length));
    return more ? -1 : i;
  }

  end(): void {
    this.#out = Buffer.allocUnsafe(2);
    this.#length = 0;
    this.#unescape();
    this.#take(this.#out.subarray(0, this.#length));
  }

  /** False behind the last byte. */
  #byte(byte: number): boolean {
    if (this.#digits >= 0) {
      const value = hexValue(byte);
      if (value >= 0 && this.#digits === 0) {
        this.#first = byte;
        this.#digits = 1;
        return true;
      }
      if (value >= 0) {
        this.#digits = -1;
        return this.#put(hexByte(this.#first, byte));
      }
      this.#unescape();
    }
    if (byte === PERCENT) {
      this.#digits = 0;
      return true;
    }
    return !this.#stopsAt(byte) && this.#put(byte);
  }

  /** A percent sign without two digits stands for itself. */
  #unescape(): void {
    if (this.#digits >= 0) this.#put(PERCENT);
    if (this.#digits === 1) this.#put(this.#first);
    this.#digits = -1;
  }

  #put(byte: number): boolean {
    this.#out[this.#length++] = byte;
    // Blanks, a BOM and the line that hides JSON from scripts may come first.
    if (this.#isJson === null && byte > 32 && byte < 0x80) this.#isJson = [OPEN_BRACE, 0x5b, 0x29].includes(byte);
    return !(this.#isJson && this.#extent.ends(byte));
  }

  #stopsAt(byte: number): boolean {
    if (byte === 10 || byte === 13) return true;
    // JSON in a string literal: left to those who undo its escapes.
    if (this.#plain) return byte === BACKSLASH && this.#length === 1;
    if (byte <= 32 || byte === QUOTE || byte === 0x60 || byte === BACKSLASH) return true;
    return !this.#isJson && (byte === 0x27 || byte === 0x3c);
  }
}
