/** Limits of one artifact, shared by every layer. There is no limit per streamed entry. */
import { size, thousands } from './numbers.ts';

export interface Limits {
  /** Decoded bytes, all layers together. */
  readonly inflatedBytes: number;
  /** Entries of all levels. */
  readonly entries: number;
  /** How many times its size a compressed stream inside the artifact may inflate. */
  readonly ratio: number;
  /** Nesting of decodings. */
  readonly depth: number;
  /** Wall clock in seconds. */
  readonly seconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  inflatedBytes: 8 * 1024 ** 3,
  entries: 1_000_000,
  ratio: 1_000,
  depth: 8,
  seconds: 300,
};

/** What a configuration may raise them to. */
export const HIGHEST_LIMITS: Limits = {
  inflatedBytes: 1024 ** 4,
  entries: 10_000_000,
  ratio: 100_000,
  depth: 32,
  seconds: 86_400,
};

/** Small streams may inflate as they like: a file of blanks is no bomb. */
const RATIO_FROM_BYTES = 16 * 1024 * 1024;
/** So many bombs are given up one by one; where there are more, an archive is made of them. */
const MAX_BOMBS = 16;

/** Counts against the limits. */
export class Budget {
  readonly limits: Limits;
  readonly #now: () => number;
  readonly #startedAt: number;
  #inflated = 0;
  #entries = 0;
  #bombs = 0;

  /** `now` gives milliseconds; without it no time passes. */
  constructor(limits: Limits = DEFAULT_LIMITS, now: () => number = () => 0) {
    this.limits = limits;
    this.#now = now;
    this.#startedAt = now();
  }

  /** The limit that was passed, in words and with the key that raises it; null if nothing must stop. */
  get passed(): string | null {
    const { inflatedBytes, entries, seconds, ratio } = this.limits;
    if (this.#inflated > inflatedBytes) return `more than ${size(inflatedBytes)} decoded in all (limits.inflated)`;
    if (this.#entries > entries) return `more than ${thousands(entries)} entries in all (limits.entries)`;
    if (this.#bombs > MAX_BOMBS)
      return `more than ${MAX_BOMBS} streams that inflate more than ${thousands(ratio)} times (limits.ratio)`;
    return this.#now() - this.#startedAt > seconds * 1_000 ? `more than ${seconds} seconds (limits.seconds)` : null;
  }

  /** True when so many bytes from so few are too many for one stream, which must be given up then: it counts. */
  isBomb(inflated: number, packed: number): boolean {
    const isBomb = inflated > RATIO_FROM_BYTES && inflated > this.limits.ratio * packed;
    if (isBomb) this.#bombs++;
    return isBomb;
  }

  /** True if something at that path may be decoded. */
  mayNest(path: readonly string[]): boolean {
    return path.length <= this.limits.depth;
  }

  /** Charges decoded bytes; false when there were too many. */
  inflate(bytes: number): boolean {
    this.#inflated += bytes;
    return this.#inflated <= this.limits.inflatedBytes;
  }

  /** Charges one entry; false when there were too many. */
  entry(): boolean {
    this.#entries++;
    return this.#entries <= this.limits.entries;
  }
}
