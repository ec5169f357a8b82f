/** Which bytes of an entry a decoder has read already: no other one reads them again. */
import type { EntryInfo } from '../../base/entry.ts';

export class Covered {
  readonly #ends = new WeakMap<EntryInfo, number>();

  /** True if the byte at `offset` was read. */
  has(info: EntryInfo, offset: number): boolean {
    return offset < (this.#ends.get(info) ?? 0);
  }

  /** Everything before `end` was read. */
  extend(info: EntryInfo, end: number): void {
    if (!this.has(info, end)) this.#ends.set(info, end);
  }
}
