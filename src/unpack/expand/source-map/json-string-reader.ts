/** Keys and short values: collected up to 4 KB, or skipped. Of names that are URLs with a content, more is collected. */
import type { Buffer } from 'node:buffer';
import { shortEnd, shortText } from './json-short.ts';
import { StringSkipper } from './json-skip.ts';
import { StringDecoder } from './json-strings.ts';

const COLLECTED = 4_096;
const MAX_URL = 1024 * 1024;
const URL = /^data:/i;
/** One is in use per nesting level: documents that are nothing but the beginning of one may be hundreds of thousands. */
const MAX_FREE = 16;
const free: StringDecoder[] = [];

export class StringReader {
  readonly #skipper = new StringSkipper();
  #collector: StringDecoder | null = null;
  #collects = false;
  #first: string | null = null;
  #begun = false;
  #isName = false;

  begin(collects: boolean, isName: boolean = false): void {
    this.#collects = collects;
    this.#isName = isName;
    this.#first = null;
    this.#begun = false;
    if (!collects) this.#skipper.begin();
  }

  /** Index of the closing quote, or `chunk.length`. */
  push(chunk: Buffer, from: number): number {
    if (!this.#collects) return this.#skipper.push(chunk, from);
    if (!this.#begun) {
      const end = shortEnd(chunk, from);
      if (end >= 0) {
        this.#first = shortText(chunk, from, end);
        return end;
      }
      this.#begun = true;
      this.#collector ??= free.pop() ?? new StringDecoder(COLLECTED, () => {});
      this.#collector.flush = (bytes) => this.#take(bytes);
      this.#collector.begin();
    }
    return this.#collector!.push(chunk, from);
  }

  /** The text, null if it was skipped. Call once, at the closing quote. */
  end(): string | null {
    if (!this.#begun) return this.#first;
    const collector = this.#collector!;
    collector.end();
    this.#take(collector.held);
    return this.#first;
  }

  /** No string will come any more. */
  release(): void {
    if (this.#collector && free.length < MAX_FREE) free.push(this.#collector);
    this.#collector = null;
    this.#begun = false;
  }

  #take(bytes: Buffer): void {
    const first = this.#first;
    if (first === null) this.#first = bytes.toString('utf8');
    else if (this.#isName && first.length < MAX_URL && URL.test(first)) this.#first = first + bytes.toString('utf8');
  }

  /** Where the collected text holds what JSON does not allow, -1 for nowhere. */
  get defect(): number {
    return this.#begun ? this.#collector!.defect : -1;
  }
}
