/** Skipping over JSON strings that nobody decodes. */
import type { Buffer } from 'node:buffer';
import { QUOTE } from './json-bytes.ts';

const BACKSLASH = 0x5c;

/** Where a string ends that nobody decodes: one native search per quote instead of a loop per byte. */
export class StringSkipper {
  #odd = false;

  begin(): void {
    this.#odd = false;
  }

  /** Index of the closing quote at or behind `from`, or `chunk.length`. */
  push(chunk: Buffer, from: number): number {
    let i = from;
    if (this.#odd && i < chunk.length) {
      this.#odd = false;
      i++;
    }
    const start = i;
    for (;;) {
      const at = chunk.indexOf(QUOTE, i);
      const end = at < 0 ? chunk.length : at;
      let slashes = end;
      while (slashes > start && chunk[slashes - 1] === BACKSLASH) slashes--;
      const escaped = (end - slashes) % 2 === 1;
      if (at < 0) {
        this.#odd = escaped;
        return chunk.length;
      }
      if (!escaped) return at;
      i = at + 1;
    }
  }
}
