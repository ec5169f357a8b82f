/** Undoes the character references of a page around a text. It ends with the attribute; browsers leave `<` bare in there. */
import { unescapeHtml } from '../html-entities.ts';
import { QUOTE } from '../source-map/json-bytes.ts';
import type { Stage } from './stage.ts';

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
/** With the ampersand, without the semicolon. */
const LONGEST = 9;

export class EntityLayer implements Stage {
  readonly #next: Stage;
  /** A reference so far, null elsewhere. */
  #reference: string | null = null;

  constructor(next: Stage) {
    this.#next = next;
  }

  byte(value: number): boolean {
    if (value === QUOTE) return false;
    if (this.#reference === null && value !== AMPERSAND) return this.#next.byte(value);
    // An ampersand of its own may stand before a reference.
    if (value === AMPERSAND) {
      const before = this.#reference ?? '';
      this.#reference = '&';
      return this.#send(before);
    }
    this.#reference += String.fromCharCode(value);
    const reference = this.#reference!;
    if (value !== SEMICOLON && reference.length < LONGEST) return true;
    this.#reference = null;
    return this.#send(unescapeHtml(reference));
  }

  #send(bytes: string): boolean {
    for (let i = 0; i < bytes.length; i++) if (!this.#next.byte(bytes.charCodeAt(i))) return false;
    return true;
  }
}
