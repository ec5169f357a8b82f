/** What follows a list of texts: the next use of its key, or a call that adds to it. */
export const CONTENT = 'sourcesContent';
const CALL = '.concat(';
/** Bytes between a list and what goes on with it. */
const MAX_TAIL = 64;

export class ListTail {
  readonly #key: string;
  #text = '';

  /** `key`: the name of the list. */
  constructor(key: string) {
    this.#key = key;
  }

  begin(value: number): void {
    this.#text = String.fromCharCode(value);
  }

  /** `key`: texts may follow as behind the key of a list; `call`: in the brackets of a call. `over` if it was too long. */
  push(value: number): 'key' | 'call' | 'open' | 'over' {
    this.#text += String.fromCharCode(value);
    if (this.#isKey()) return 'key';
    if (this.#text.endsWith(CALL)) return 'call';
    return this.#text.length < MAX_TAIL ? 'open' : 'over';
  }

  #isKey(): boolean {
    const key = this.#key;
    return this.#text.endsWith(key) && (key === CONTENT || /[^\w$.]/.test(this.#text.at(-1 - key.length)!));
  }
}
