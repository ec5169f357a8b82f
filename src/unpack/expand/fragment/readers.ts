/** How many readers of maps are at work in an entry. */

/** So many readers may look at one byte: more maps than this inside each other is what nobody writes. */
export const MAX_READERS = 6;

/** Where the readers of an entry stand that have read beyond the place that is looked at. */
export class Readers {
  #ends: { at: number }[] = [];
  told = false;

  /** Null if there are too many. */
  begin(offset: number): { at: number } | null {
    this.#ends = this.#ends.filter(({ at }) => at > offset);
    if (this.#ends.length >= MAX_READERS) return null;
    const end = { at: offset };
    this.#ends.push(end);
    return end;
  }
}
