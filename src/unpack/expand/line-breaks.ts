/** Where base64 is cut into lines (RFC 2045 section 6.8): breaks as they stand, and as string literals and JSON write them. */

/** Lines of 64 and 76 characters are usual; whoever writes longer ones does not wrap. */
export const LINE: { readonly shortest: number; readonly longest: number } = { shortest: 40, longest: 128 };
const BACKSLASH = 0x5c;
/** LF, CR, and the letters that stand for them. */
const ESCAPED: ReadonlySet<number> = new Set([0x0a, 0x0d, 0x6e, 0x72]);

function isBlank(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09;
}

export class LineBreaks {
  /** Characters of the line at hand; 0 between two lines. */
  #line = 0;
  #escaped = false;
  #isOver = false;

  /** What follows a backslash is no break: the text ends there. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** So many more characters stand on the line. */
  digits(count: number): void {
    this.#line += count;
  }

  /** Index of the first byte from `from` on that belongs to no break; nothing is a break behind a line of unusual length. */
  take(bytes: Uint8Array, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (this.#escaped) {
        this.#escaped = byte === BACKSLASH;
        this.#isOver = !this.#escaped && !ESCAPED.has(byte);
        if (this.#isOver) return at;
      } else if (this.#mayBreak() && (isBlank(byte) || byte === BACKSLASH)) {
        this.#escaped = byte === BACKSLASH;
        this.#line = 0;
      } else return at;
    }
    return bytes.length;
  }

  #mayBreak(): boolean {
    return this.#line === 0 || (this.#line >= LINE.shortest && this.#line <= LINE.longest);
  }
}
