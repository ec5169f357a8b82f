/** What code writes between the pieces of a text that it cuts into several string literals: an operator, a comma, `s +=`. */
const MAX_GAP = 96;
const GAP = /^\s*(?:[+,.&]|\.\.|;?\s*(?:(?:let|var|const)\s+)?[\w$.]{1,40}\s*\+?=)?\s*$/;
const IN_GAP = /[\s\w$+,.&;=]/;

export class Joint {
  #gap: string | null = null;

  /** True between two literals. */
  get isOpen(): boolean {
    return this.#gap !== null;
  }

  /** A literal ended. */
  open(): void {
    this.#gap = '';
  }

  /** A byte behind it, unless that is a quote. False if it cannot stand between pieces. */
  take(value: number): boolean {
    const char = String.fromCharCode(value);
    if (this.#gap === null || this.#gap.length >= MAX_GAP || !IN_GAP.test(char)) return false;
    this.#gap += char;
    return true;
  }

  /** A quote stands there, or what cannot: returns whether the text goes on, and what stood between. */
  close(): { readonly joins: boolean; readonly gap: string } {
    const gap = this.#gap ?? '';
    this.#gap = null;
    return { joins: GAP.test(gap), gap };
  }
}
