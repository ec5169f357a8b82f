/**
 * JSON in a string literal of single quotes or backticks leaves its own quotes bare and doubles every backslash. Told by the
 * first backslashes in a text: a line end is `\n` in plain JSON and `\\n` in such a literal. Between texts, plain JSON has none.
 */
import { BACKSLASH } from '../source-map/json-bytes.ts';
import type { Literal } from './literal.ts';
import type { Stage } from './stage.ts';
import { StringLayer } from './string-layer.ts';

/** What follows two backslashes in such a literal: escapes of JSON. */
const JSON_ESCAPE = new Set([...'nrtu"'].map((char) => char.charCodeAt(0)));
/** What only such a literal escapes: also line ends, which are no part of it then. */
const FOREIGN = new Set([..."'`$\n\r"].map((char) => char.charCodeAt(0)));

export class QuoteGuess implements Stage {
  readonly #literal: Literal;
  readonly #plain: Stage;
  #next: Stage | null = null;
  #run = 0;

  /** `plain` is what the text goes to, `literal` knows where in it we are. */
  constructor(literal: Literal, plain: Stage) {
    this.#literal = literal;
    this.#plain = plain;
  }

  byte(value: number): boolean {
    if (this.#next) return this.#next.byte(value);
    if (value === BACKSLASH) {
      this.#run++;
      return true;
    }
    if (this.#run === 0) return this.#plain.byte(value);
    const run = this.#run;
    this.#run = 0;
    let stage: Stage = this.#plain;
    const { inContent } = this.#literal;
    const inString = this.#literal.quote !== 0;
    if (inContent || !inString) {
      const layered = !inString || (run % 2 === 1 ? FOREIGN.has(value) : JSON_ESCAPE.has(value));
      if (layered) stage = new StringLayer(stage, -1);
      if (layered || run % 2 === 1) this.#next = stage;
    }
    for (let i = 0; i < run; i++) if (!stage.byte(BACKSLASH)) return false;
    return stage.byte(value);
  }
}
