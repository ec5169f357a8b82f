/** Identity of a text regardless of line ends and outer blanks: tells whether embedded source is also shipped as a file. */
import { Buffer } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';

const LF = 10;
const CR = 13;
/** Blanks held back at the end of a stream; what exceeds this is hashed, so that memory stays bounded. */
const HELD_BLANKS = 64 * 1024;
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

/** SHA-256 of the text after dropping a UTF-8 BOM, folding CRLF to LF and trimming blanks; the same for every chunking. */
export class TextDigest {
  readonly #hash: Hash = createHash('sha256');
  #bom = 0;
  #started = false;
  #heldCr = false;
  #blanks: Uint8Array[] = [];
  #blankBytes = 0;

  push(bytes: Uint8Array): void {
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

  /** Base64 of the digest. */
  end(): string {
    if (this.#bom > 0 && this.#bom < 3) this.#text(Uint8Array.from(BOM.slice(0, this.#bom)));
    return this.#hash.digest('base64');
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
      for (const blanks of this.#blanks) this.#hash.update(blanks);
      this.#blanks = [];
      this.#blankBytes = 0;
      this.#hash.update(bytes.subarray(from, to));
      this.#started = true;
    }
    if (this.#started && to < bytes.length) this.#hold(bytes.subarray(to));
  }

  #hold(blanks: Uint8Array): void {
    this.#blanks.push(Uint8Array.from(blanks));
    this.#blankBytes += blanks.length;
    if (this.#blankBytes <= HELD_BLANKS) return;
    const all = Buffer.concat(this.#blanks);
    this.#hash.update(all.subarray(0, all.length - HELD_BLANKS));
    this.#blanks = [all.subarray(all.length - HELD_BLANKS)];
    this.#blankBytes = HELD_BLANKS;
  }
}
