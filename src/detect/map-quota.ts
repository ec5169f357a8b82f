/** How many source maps are judged one by one: each is kept until the end, and a few bytes make one. */
import type { EntryPath, Incomplete } from '../base/types.ts';
import { thousands } from '../base/numbers.ts';

/** Builds for development have one for each module. */
const MAX_PER_FILE = 20_000;
const MAX_MAPS = 60_000;

export class MapQuota {
  readonly #report: (gap: Incomplete) => void;
  readonly #perFile = new Map<string, number>();
  #maps = 0;

  constructor(report: (gap: Incomplete) => void) {
    this.#report = report;
  }

  /** False, after saying so once for each file, if the map at that path is one too many. */
  take(path: EntryPath): boolean {
    const count = (this.#perFile.get(path[0]) ?? 0) + 1;
    const isFull = this.#maps >= MAX_MAPS;
    if (count <= MAX_PER_FILE && !isFull) {
      this.#perFile.set(path[0], count);
      this.#maps++;
      return true;
    }
    if (count <= MAX_PER_FILE + 1) {
      this.#perFile.set(path[0], MAX_PER_FILE + 1);
      const most = isFull
        ? `${thousands(MAX_MAPS)} source maps in all`
        : `${thousands(MAX_PER_FILE)} source maps in it`;
      const detail = `more than ${most}; further ones were searched, and not judged as maps`;
      this.#report({ code: 'limit', path: [path[0]], detail, waivable: true });
    }
    return false;
  }
}
