/** Where the payload of a data: URL goes, and base64 (RFC 4648) in pieces of any size. */
import { Buffer } from 'node:buffer';
import { hexByte } from './hex.ts';
import { LineBreaks } from './line-breaks.ts';

export interface PayloadDecoder {
  /** Index of the first byte behind the payload, -1 if it goes on. */
  push(bytes: Uint8Array): number;
  /** No more bytes will come. */
  end(): void;
}

const PERCENT = 0x25;

/** Bytes of base64 (RFC 4648 section 4) and base64url (section 5), without padding. */
const BASE64 = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_') BASE64[char.charCodeAt(0)] = 1;

export function isBase64(byte: number): boolean {
  return BASE64[byte] === 1;
}

/** A run of base64; ends at the first byte that is none. Any of its characters may be percent-encoded. */
export class Base64Decoder implements PayloadDecoder {
  readonly #take: (decoded: Buffer) => void;
  #carry = '';
  #escape = '';
  readonly #breaks: LineBreaks | null;

  /** `wrapped`: the run may be cut into lines (RFC 2045 section 6.8), as `base64` prints it. */
  constructor(take: (decoded: Buffer) => void, wrapped: boolean = false) {
    this.#take = take;
    this.#breaks = wrapped ? new LineBreaks() : null;
  }

  push(bytes: Uint8Array): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.#escape !== '') {
        this.#escape += String.fromCharCode(bytes[at++]!);
        if (this.#escape.length === 3 && !this.#unescape()) return this.#stop(at);
        continue;
      }
      at = this.#breaks?.take(bytes, at) ?? at;
      if (this.#breaks?.isOver) return this.#stop(at);
      let end = at;
      while (end < bytes.length && BASE64[bytes[end]!] === 1) end++;
      this.#breaks?.digits(end - at);
      if (end > at) this.#decode(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString('latin1'));
      if (end === bytes.length) return -1;
      if (this.#breaks && this.#breaks.take(bytes.subarray(0, end + 1), end) > end) {
        at = end + 1;
        continue;
      }
      if (bytes[end] !== PERCENT) return this.#stop(end);
      this.#escape = '%';
      at = end + 1;
    }
    return -1;
  }

  end(): void {
    if (this.#carry !== '') this.#take(Buffer.from(this.#carry, 'base64'));
    this.#carry = '';
  }

  #unescape(): boolean {
    const byte = hexByte(this.#escape.charCodeAt(1), this.#escape.charCodeAt(2));
    this.#escape = '';
    if (!isBase64(byte)) return false;
    this.#decode(String.fromCharCode(byte));
    return true;
  }

  #decode(text: string): void {
    const all = this.#carry + text;
    const whole = all.length - (all.length % 4);
    this.#carry = all.slice(whole);
    if (whole > 0) this.#take(Buffer.from(all.slice(0, whole), 'base64'));
  }

  #stop(at: number): number {
    this.end();
    return at;
  }
}
