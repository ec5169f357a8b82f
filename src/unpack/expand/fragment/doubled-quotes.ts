/** A field of CSV (RFC 4180), a string of Visual Basic or a verbatim one of C#: every quote in it is written twice. */
import { QUOTE } from '../source-map/json-bytes.ts';
import type { Stage } from './stage.ts';

export class DoubledQuotes implements Stage {
  readonly #next: Stage;
  #isSecond = false;

  constructor(next: Stage) {
    this.#next = next;
  }

  byte(value: number): boolean {
    if (this.#isSecond) {
      this.#isSecond = false;
      return value === QUOTE && this.#next.byte(value);
    }
    this.#isSecond = value === QUOTE;
    return this.#isSecond || this.#next.byte(value);
  }
}
