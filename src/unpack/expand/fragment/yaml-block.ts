/** A block scalar (YAML 1.2 section 8.1) from its indicator on: lines that are indented further than their item. */
import { isBlank, LF } from '../source-map/json-bytes.ts';
import type { Stage } from './stage.ts';

const BLANK = 0x20;

export class YamlBlock implements Stage {
  readonly #item: number;
  readonly #put: (byte: number) => void;
  /** Indent of the text, -1 before its first line. */
  #indent = -1;
  /** Blanks at the beginning of the line, -1 behind them. */
  #blanks = 0;
  /** Empty lines, which count if a line follows. */
  #empty = 0;
  /** Still in the line of the indicator. */
  #isHead = true;

  /** `item` is the column of the dash. */
  constructor(item: number, put: (byte: number) => void) {
    this.#item = item;
    this.#put = put;
  }

  /** False at the first byte that is no part of the text. */
  byte(value: number): boolean {
    if (this.#isHead) {
      this.#isHead = value !== LF;
      return true;
    }
    if (value === LF) {
      if (this.#blanks < 0) this.#put(LF);
      else this.#empty++;
      this.#blanks = 0;
    } else if (this.#blanks < 0) this.#put(value);
    else if (value === BLANK) this.#blanks++;
    else if (!isBlank(value)) return this.#begin(value);
    return true;
  }

  #begin(value: number): boolean {
    if (this.#blanks <= this.#item) return false;
    if (this.#indent < 0) this.#indent = this.#blanks;
    for (; this.#empty > 0; this.#empty--) this.#put(LF);
    for (let i = this.#indent; i < this.#blanks; i++) this.#put(BLANK);
    this.#blanks = -1;
    this.#put(value);
    return true;
  }
}
