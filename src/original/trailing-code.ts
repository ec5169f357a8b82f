/**
 * Tells whether an inline map is that of its file: the comment must be the last thing there (ECMA-426 section 11.1.2), not what
 * a bundler left over of a module, nor a string. Blanks and other comments may follow.
 */
import { Buffer } from 'node:buffer';

const KEYWORD = 'sourceMappingURL=data:';
const LF = 10;
const SLASH = 0x2f;
const STAR = 0x2a;
const QUOTES = new Set([0x22, 0x27, 0x60]);

type State = 'url' | 'blank' | 'slash' | 'star' | 'line' | 'block' | 'block-star' | 'code';

export class TrailingCode {
  #state: State = 'code';
  #tail: Buffer = Buffer.alloc(0);

  /** True if no code follows the last data: URL. */
  get isOfficial(): boolean {
    return this.#state !== 'code';
  }

  push(bytes: Uint8Array): void {
    const all = Buffer.concat([this.#tail, bytes]);
    const at = all.lastIndexOf(KEYWORD);
    if (at >= 0) this.#state = 'url';
    const from = at >= 0 ? at + KEYWORD.length : this.#tail.length;
    for (let i = from; i < all.length && this.#state !== 'code'; i++) this.#state = next(this.#state, all[i]!);
    // A keyword that was seen must not be found again.
    const rest = at >= 0 ? all.subarray(from) : all;
    this.#tail = Buffer.from(rest.subarray(Math.max(0, rest.length - KEYWORD.length + 1)));
  }
}

function next(state: State, byte: number): State {
  switch (state) {
    case 'url':
      if (QUOTES.has(byte)) return 'code';
      return byte <= 32 ? 'blank' : 'url';
    case 'blank':
      if (byte <= 32) return 'blank';
      if (byte === SLASH) return 'slash';
      return byte === STAR ? 'star' : 'code';
    case 'slash':
      if (byte === SLASH) return 'line';
      return byte === STAR ? 'block' : 'code';
    case 'star':
      return byte === SLASH ? 'blank' : 'code';
    case 'line':
      return byte === LF ? 'blank' : 'line';
    case 'block':
      return byte === STAR ? 'block-star' : 'block';
    case 'block-star':
      if (byte === SLASH) return 'blank';
      return byte === STAR ? 'block-star' : 'block';
    case 'code':
      return 'code';
  }
}
