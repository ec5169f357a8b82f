/** The open containers of a JSON document. */
import { ARRAY, OBJECT } from './json-state.ts';

export class Nesting {
  readonly #kinds: number[] = [];
  /** Kind of the innermost container. */
  top: number = ARRAY;
  /** How many of them are objects. */
  objects = 0;

  get depth(): number {
    return this.#kinds.length;
  }

  open(kind: number): void {
    this.#kinds.push(kind);
    if (kind === OBJECT) this.objects++;
    this.top = kind;
  }

  close(): void {
    if (this.#kinds.pop() === OBJECT) this.objects--;
    const depth = this.#kinds.length;
    this.top = depth > 0 ? this.#kinds[depth - 1]! : ARRAY;
  }
}
