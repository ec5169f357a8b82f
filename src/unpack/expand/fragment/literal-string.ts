/** One string literal of JavaScript, in any quotes, written as a JSON string. */
import { BACKSLASH, LF, OPEN_OBJECT, QUOTE } from '../source-map/json-bytes.ts';

const BACKTICK = 0x60;
const DOLLAR = 0x24;
const LOWER_U = 0x75;
const LOWER_X = 0x78;
/** Escapes that JSON has too. */
const SHARED: ReadonlySet<number> = new Set([...'bfnrt"\\/'].map((char) => char.charCodeAt(0)));
/** Escapes and control characters that JSON writes otherwise. */
const WRITTEN: ReadonlyMap<number, string> = new Map([
  [0x30, '\\u0000'],
  [0x76, '\\u000b'],
]);
const CONTROL: ReadonlyMap<number, string> = new Map([
  [LF, '\\n'],
  [13, '\\r'],
  [9, '\\t'],
]);

export type StringState = 'open' | 'closed' | 'broken';

export class LiteralString {
  readonly #put: (text: string) => void;
  readonly #byte: (value: number) => void;
  #quote = 0;
  #isRaw = false;
  #escaped = false;
  #hex: string | null = null;
  #wanted = 0;
  #dollar = false;

  /** `put` gets ASCII text, `byte` what stands as it is. */
  constructor(put: (text: string) => void, byte: (value: number) => void) {
    this.#put = put;
    this.#byte = byte;
  }

  /** `isRaw`: it may hold line ends in any quotes, and what looks like code in a template. */
  begin(quote: number, isRaw: boolean = false): void {
    this.#quote = quote;
    this.#isRaw = isRaw;
    this.#escaped = false;
    this.#hex = null;
    this.#dollar = false;
    this.#put('"');
  }

  /** The quote around it. */
  get quote(): number {
    return this.#quote;
  }

  push(value: number): StringState {
    if (this.#hex !== null) return this.#digit(value);
    if (this.#escaped) return this.#escape(value);
    if (value === this.#quote) {
      this.#put('"');
      return 'closed';
    }
    if (value === OPEN_OBJECT && this.#dollar) return 'broken';
    this.#dollar = value === DOLLAR && this.#quote === BACKTICK && !this.#isRaw;
    if (value === BACKSLASH) this.#escaped = true;
    else if (value === LF && this.#quote !== BACKTICK && !this.#isRaw) return 'broken';
    else if (value === QUOTE) this.#put('\\"');
    else if (value < 32 && CONTROL.has(value)) this.#put(CONTROL.get(value)!);
    else this.#byte(value);
    return 'open';
  }

  #escape(value: number): StringState {
    this.#escaped = false;
    if (value === LOWER_U || value === LOWER_X) {
      this.#hex = '';
      this.#wanted = value === LOWER_U ? 4 : 2;
    } else if (SHARED.has(value)) this.#put(`\\${String.fromCharCode(value)}`);
    else if (WRITTEN.has(value)) this.#put(WRITTEN.get(value)!);
    else if (value !== LF && value !== 13) this.#byte(value);
    return 'open';
  }

  #digit(value: number): StringState {
    if (this.#hex === '' && value === OPEN_OBJECT && this.#wanted === 4) {
      this.#wanted = 8;
      return 'open';
    }
    const closed = value === 0x7d && this.#wanted === 8;
    if (!closed) this.#hex += String.fromCharCode(value);
    if (!closed && this.#hex!.length < this.#wanted) return 'open';
    const code = /^[0-9a-f]{1,8}$/i.test(this.#hex!) ? Number.parseInt(this.#hex!, 16) : -1;
    this.#hex = null;
    if (code < 0 || code > 0x10ffff) return 'broken';
    for (const unit of String.fromCodePoint(code).split('')) {
      this.#put(`\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    }
    return 'open';
  }
}
