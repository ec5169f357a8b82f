/** Undoes one layer of a JavaScript string literal (ECMA-262, "String Literals") around a text. */
import { BACKSLASH, LF, OPEN_OBJECT } from '../source-map/json-bytes.ts';
import type { Joint } from './joint.ts';
import type { Stage } from './stage.ts';

const SIMPLE: ReadonlyMap<number, number> = new Map(
  Object.entries({ b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '0': 0 }).map(([letter, byte]) => [
    letter.charCodeAt(0),
    byte,
  ]),
);
const QUOTES: ReadonlySet<number> = new Set([...'"\'`'].map((char) => char.charCodeAt(0)));
const LOWER_U = 0x75;
const LOWER_X = 0x78;
const CLOSE_BRACE = 0x7d;
const MAX_DIGITS = 8;

export class StringLayer implements Stage {
  readonly #next: Stage;
  /** The quote that ends the literal, -1 where it is unknown. */
  #quote: number;
  /** Of the outermost layer, which may consist of several literals. */
  readonly #joint: Joint | null;
  #escaped = false;
  /** Digits of an escape so far, null elsewhere. */
  #digits: string | null = null;
  /** How many digits the escape has; `MAX_DIGITS` with braces. */
  #wanted = 0;

  constructor(next: Stage, quote: number, joint: Joint | null = null) {
    this.#next = next;
    this.#quote = quote;
    this.#joint = joint;
  }

  byte(value: number): boolean {
    if (this.#joint?.isOpen) return this.#between(this.#joint, value);
    if (this.#digits !== null) return this.#digit(value);
    if (this.#escaped) return this.#escape(value);
    if (value === this.#quote) return this.#close();
    if (value !== BACKSLASH) return this.#next.byte(value);
    this.#escaped = true;
    return true;
  }

  #close(): boolean {
    this.#joint?.open();
    return this.#joint !== null;
  }

  #between(joint: Joint, value: number): boolean {
    if (!QUOTES.has(value)) return joint.take(value);
    this.#quote = value;
    return joint.close().joins;
  }

  #escape(value: number): boolean {
    this.#escaped = false;
    if (value === LF || value === 13) return true;
    if (value !== LOWER_U && value !== LOWER_X) return this.#next.byte(SIMPLE.get(value) ?? value);
    this.#digits = '';
    this.#wanted = value === LOWER_U ? 4 : 2;
    return true;
  }

  #digit(value: number): boolean {
    if (this.#digits === '' && value === OPEN_OBJECT && this.#wanted === 4) {
      this.#wanted = MAX_DIGITS;
      return true;
    }
    const closed = value === CLOSE_BRACE && this.#wanted === MAX_DIGITS;
    if (!closed) this.#digits += String.fromCharCode(value);
    if (!closed && this.#digits!.length < this.#wanted) return true;
    const code = /^[0-9a-f]{1,8}$/i.test(this.#digits!) ? Number.parseInt(this.#digits!, 16) : -1;
    this.#digits = null;
    return code >= 0 && code <= 0x10ffff && this.#code(code);
  }

  /** Beyond ASCII it stays an escape, which the text inside understands as well. */
  #code(code: number): boolean {
    if (code < 0x80) return this.#next.byte(code);
    for (const unit of String.fromCodePoint(code).split('')) {
      const text = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
      for (let i = 0; i < text.length; i++) if (!this.#next.byte(text.charCodeAt(i))) return false;
    }
    return true;
  }
}
