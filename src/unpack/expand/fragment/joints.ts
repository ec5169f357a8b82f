/**
 * Joins the pieces of JSON that code writes as several literals in quotes of another kind. Only where a line ends between them:
 * no string of JSON holds a line end, so that the quotes are none of its own.
 */
import { BACKSLASH } from '../source-map/json-bytes.ts';
import { Joint } from './joint.ts';
import type { Literal } from './literal.ts';
import type { Stage } from './stage.ts';

const APOSTROPHE = 0x27;
const BACKTICK = 0x60;

function isQuote(value: number): boolean {
  return value === APOSTROPHE || value === BACKTICK;
}

export class Joints implements Stage {
  readonly #next: Stage;
  /** Knows where in the JSON we are. */
  readonly #literal: Literal;
  readonly #joint = new Joint();
  /** The quote that waits for what follows. */
  #quote = 0;
  #escaped = false;

  constructor(next: Stage, literal: Literal) {
    this.#next = next;
    this.#literal = literal;
  }

  byte(value: number): boolean {
    if (this.#joint.isOpen) return this.#between(value);
    const escaped = this.#escaped;
    this.#escaped = value === BACKSLASH && !escaped;
    if (!isQuote(value) || escaped || isQuote(this.#literal.quote)) return this.#next.byte(value);
    this.#quote = value;
    this.#joint.open();
    return true;
  }

  #between(value: number): boolean {
    if (!isQuote(value) && this.#joint.take(value)) return true;
    const { joins, gap } = this.#joint.close();
    if (isQuote(value) && joins && gap.includes('\n')) return true;
    if (!this.#next.byte(this.#quote)) return false;
    for (let i = 0; i < gap.length; i++) if (!this.#next.byte(gap.charCodeAt(i))) return false;
    return this.byte(value);
  }
}
