/**
 * How often something that costs time or memory is done in one file, and in all of them: few bytes ask for it, and a file that
 * is full of them must cost no other file its reading. What is too much is said once for each file.
 */
import { thousands } from './numbers.ts';
import type { EntryPath, Incomplete } from './types.ts';

export interface Allowance {
  readonly perFile: number;
  readonly inAll: number;
  /** What is counted, in the plural. */
  readonly what: string;
  /** What becomes of further ones. */
  readonly rest: string;
}

export class FileQuota {
  readonly #allowance: Allowance;
  readonly #files = new Map<string, number>();
  readonly #told = new Set<string>();
  #all = 0;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  /** True if there may be no more in the file that holds the path. */
  isFull([file]: EntryPath): boolean {
    return this.#all >= this.#allowance.inAll || (this.#files.get(file) ?? 0) >= this.#allowance.perFile;
  }

  /** Counts one; false, after saying so, if it is one too many. */
  take(path: EntryPath, report: (gap: Incomplete) => void): boolean {
    const [file] = path;
    if (!this.isFull(path)) {
      this.#files.set(file, (this.#files.get(file) ?? 0) + 1);
      this.#all++;
      return true;
    }
    if (!this.#told.has(file)) report({ code: 'limit', path: [file], detail: this.#detail(), waivable: true });
    this.#told.add(file);
    return false;
  }

  #detail(): string {
    const { perFile, inAll, what, rest } = this.#allowance;
    const most = this.#all >= inAll ? `${thousands(inAll)} ${what} in all` : `${thousands(perFile)} ${what} in it`;
    return `more than ${most}; further ones were ${rest}`;
  }
}
