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
  /** Archives and compressed files inside the artifact, of all levels; see `nest`. */
  readonly archives: number;
  /** Wall clock in seconds. */
  readonly seconds: number;
}

export const DEFAULT_LIMITS: Limits = {
  inflatedBytes: 8 * 1024 ** 3,
  entries: 1_000_000,
  ratio: 1_000,
  depth: 8,
  archives: 10_000,
  seconds: 300,
};

/** What a configuration may raise them to. */
export const HIGHEST_LIMITS: Limits = {
  inflatedBytes: 1024 ** 4,
  entries: 10_000_000,
  ratio: 100_000,
  depth: 32,
  archives: 10_000_000,
  seconds: 86_400,
};

/** Small streams may inflate as they like: a file of blanks is no bomb. */
const RATIO_FROM_BYTES = 16 * 1024 * 1024;
/** So many bombs are given up one by one; where there are more, an archive is made of them. */
const MAX_BOMBS = 16;
/** One that is written once takes about so many of the packed bytes: a large package may hold more. */
const PACKED_PER_ARCHIVE = 256;
/** In an archive that is in the package an archive counts once, and once more for each further level. */
const FREE_LEVELS = 1;
/** Archives in archives may inflate to so much whatever the artifact takes. */
const NESTED_FROM_BYTES = 64 * 1024 * 1024;

/** Counts against the limits. */
export class Budget {
  readonly limits: Limits;
  readonly #now: () => number;
  readonly #startedAt: number;
  #inflated = 0;
  #entries = 0;
  #bombs = 0;
  #archives = 0;
  #nested = 0;
  #packed = 0;

  /** `now` gives milliseconds; without it no time passes. */
  constructor(limits: Limits = DEFAULT_LIMITS, now: () => number = () => 0) {
    this.limits = limits;
    this.#now = now;
    this.#startedAt = now();
  }

  /** As `passed`, for the artifact itself: what was decoded in it may be too many entries, and it must be read on. */
  get passedByBytes(): string | null {
    const { inflatedBytes, seconds } = this.limits;
    if (this.#inflated > inflatedBytes) return `more than ${size(inflatedBytes)} decoded in all (limits.inflated)`;
    return this.#now() - this.#startedAt > seconds * 1_000 ? `more than ${seconds} seconds (limits.seconds)` : null;
  }

  /** The limit that was passed, in words and with the key that raises it; null if nothing must stop. */
  get passed(): string | null {
    const { entries, ratio } = this.limits;
    if (this.#entries > entries) return `more than ${thousands(entries)} entries in all (limits.entries)`;
    if (this.#bombs > MAX_BOMBS)
      return `more than ${MAX_BOMBS} streams that inflate more than ${thousands(ratio)} times (limits.ratio)`;
    return this.passedByBytes;
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

  /** How much of the packed artifact was read so far, in bytes. */
  readPacked(bytes: number): void {
    this.#packed = bytes;
  }

  /**
   * Charges an archive or a compressed file at that path; the limit because of which it must not be decoded, null if it may be.
   * Each level multiplies what can be made of few bytes, while honest packages hold many side by side: so depth counts.
   */
  nest(path: readonly string[]): string | null {
    this.#archives += Math.max(1, path.length - FREE_LEVELS);
    const { archives } = this.limits;
    if (this.#archives <= Math.max(archives, this.#packed / PACKED_PER_ARCHIVE)) return this.passedInside;
    return `more than ${thousands(archives)} archives and compressed files inside the package or each other (limits.archives)`;
  }

  /** As `passed`, for what comes out of archives inside the artifact. */
  get passedInside(): string | null {
    const { passed } = this;
    const { ratio } = this.limits;
    if (passed !== null || this.#nested <= Math.max(NESTED_FROM_BYTES, ratio * this.#packed)) return passed;
    return `more than ${thousands(ratio)} times the size of the package decoded out of archives inside it (limits.ratio)`;
  }

  /** As `inflate`, for what comes out of an archive or a compressed file inside the artifact. */
  inflateNested(bytes: number): void {
    this.#nested += bytes;
    this.inflate(bytes);
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
