/** The open containers of a JSON document. */
import { ARRAY } from './json-state.ts';

export class Nesting {
  readonly #kinds: number[] = [];
  /** Kind of the innermost container. */
  top: number = ARRAY;

  get depth(): number {
    return this.#kinds.length;
  }

  open(kind: number): void {
    this.#kinds.push(kind);
    this.top = kind;
  }

  close(): void {
    this.#kinds.pop();
    const depth = this.#kinds.length;
    this.top = depth > 0 ? this.#kinds[depth - 1]! : ARRAY;
  }
}
