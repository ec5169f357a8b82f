/** Identity of a text regardless of line ends and outer blanks: tells whether embedded source is also shipped as a file. */
import { Buffer } from 'node:buffer';
import { createHash, hash, type Hash } from 'node:crypto';

const LF = 10;
const CR = 13;
/** Blanks held back at the end of a stream; what exceeds this is hashed, so that memory stays bounded. */
const HELD_BLANKS = 64 * 1024;
/** Pieces up to this size are copied to wait for a second one. */
const MAX_WAITING = 256 * 1024;
const BOM = [0xef, 0xbb, 0xbf];

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

/** Replaces CRLF by LF. A trailing CR stays; the caller holds it back. */
function foldLineEnds(bytes: Uint8Array): Uint8Array {
  let at = bytes.indexOf(CR);
  if (at < 0) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let from = 0;
  for (; at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF) continue;
    out.set(bytes.subarray(from, at), length);
    length += at - from;
    from = at + 1;
  }
  out.set(bytes.subarray(from), length);
  return out.subarray(0, length + bytes.length - from);
}

/** The digest of a text that is at hand in one piece: the same as that of a `TextDigest`, without its state. */
export function digestText(bytes: Uint8Array): string {
  const marked = bytes[0] === BOM[0] && bytes[1] === BOM[1] && bytes[2] === BOM[2];
  const text = foldLineEnds(marked ? bytes.subarray(BOM.length) : bytes);
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text[from]!)) from++;
  while (to > from && isBlank(text[to - 1]!)) to--;
  if (to > from) to = Math.max(to, text.length - HELD_BLANKS);
  return hash('sha256', text.subarray(from, to), 'base64');
}

/** SHA-256 of the text after dropping a UTF-8 BOM, folding CRLF to LF and trimming blanks; the same for every chunking. */
export class TextDigest {
  /** Most texts come in one piece: it waits here, because hashing at once costs a fraction of a stream. */
  #only: Uint8Array | null = null;
  #hash: Hash | null = null;
  #bom = 0;
  #started = false;
  #heldCr = false;
  #blanks: Uint8Array[] = [];
  #blankBytes = 0;

  push(bytes: Uint8Array): void {
    if (!this.#hash && !this.#only && bytes.length <= MAX_WAITING) {
      this.#only = Buffer.from(bytes);
      return;
    }
    this.#hash ??= createHash('sha256');
    if (this.#only) this.#stream(this.#only);
    this.#only = null;
    this.#stream(bytes);
  }

  /** Base64 of the digest. */
  end(): string {
    if (!this.#hash) return digestText(this.#only ?? Buffer.alloc(0));
    if (this.#bom > 0 && this.#bom < 3) this.#text(Uint8Array.from(BOM.slice(0, this.#bom)));
    return this.#hash.digest('base64');
  }

  #stream(bytes: Uint8Array): void {
    let from = 0;
    while (this.#bom < 3 && from < bytes.length) {
      if (bytes[from] !== BOM[this.#bom]) {
        if (this.#bom > 0) this.#text(Uint8Array.from(BOM.slice(0, this.#bom)));
        this.#bom = 3;
        break;
      }
      this.#bom++;
      from++;
    }
    if (from < bytes.length) this.#lines(from === 0 ? bytes : bytes.subarray(from));
  }

  #lines(bytes: Uint8Array): void {
    let text = bytes;
    if (this.#heldCr) {
      text = Buffer.concat([Uint8Array.of(CR), bytes]);
      this.#heldCr = false;
    }
    if (text[text.length - 1] === CR) {
      this.#heldCr = true;
      text = text.subarray(0, -1);
    }
    this.#text(foldLineEnds(text));
  }

  /** Hashes up to the last non-blank byte and holds the blanks behind it back. */
  #text(bytes: Uint8Array): void {
    let from = 0;
    if (!this.#started) while (from < bytes.length && isBlank(bytes[from]!)) from++;
    let to = bytes.length;
    while (to > from && isBlank(bytes[to - 1]!)) to--;
    if (to > from) {
      for (const blanks of this.#blanks) this.#hash!.update(blanks);
      this.#blanks = [];
      this.#blankBytes = 0;
      this.#hash!.update(bytes.subarray(from, to));
      this.#started = true;
    }
    if (this.#started && to < bytes.length) this.#hold(bytes.subarray(to));
  }

  #hold(blanks: Uint8Array): void {
    this.#blanks.push(Uint8Array.from(blanks));
    this.#blankBytes += blanks.length;
    if (this.#blankBytes <= HELD_BLANKS) return;
    const all = Buffer.concat(this.#blanks);
    this.#hash!.update(all.subarray(0, all.length - HELD_BLANKS));
    this.#blanks = [all.subarray(all.length - HELD_BLANKS)];
    this.#blankBytes = HELD_BLANKS;
  }
}
