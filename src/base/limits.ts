/** Limits of one artifact, shared by every layer. There is no limit per streamed entry. */

export interface Limits {
  /** Decoded bytes, all layers together. */
  readonly inflatedBytes: number;
  /** Entries of all levels. */
  readonly entries: number;
  /** Nesting of decodings. */
  readonly depth: number;
  /** Wall clock in seconds. */
  readonly seconds: number;
}

export const DEFAULT_LIMITS: Limits = { inflatedBytes: 8 * 1024 ** 3, entries: 1_000_000, depth: 8, seconds: 300 };

/** Counts against the limits. */
export class Budget {
  readonly limits: Limits;
  readonly #now: () => number;
  readonly #startedAt: number;
  #inflated = 0;
  #entries = 0;

  /** `now` gives milliseconds; without it no time passes. */
  constructor(limits: Limits = DEFAULT_LIMITS, now: () => number = () => 0) {
    this.limits = limits;
    this.#now = now;
    this.#startedAt = now();
  }

  /** True when a limit was passed: nothing further should be decoded. */
  get exhausted(): boolean {
    return this.#inflated > this.limits.inflatedBytes || this.#entries > this.limits.entries || this.late;
  }

  /** True when the wall clock has run out. */
  get late(): boolean {
    return this.#now() - this.#startedAt > this.limits.seconds * 1_000;
  }

  /** Charges decoded bytes; false when the budget is used up. */
  inflate(bytes: number): boolean {
    this.#inflated += bytes;
    return this.#inflated <= this.limits.inflatedBytes;
  }

  /** Charges one entry; false when the budget is used up. */
  entry(): boolean {
    this.#entries++;
    return this.#entries <= this.limits.entries;
  }
}
