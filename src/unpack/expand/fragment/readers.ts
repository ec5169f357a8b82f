/** How many readers of maps are at work in an entry, and how much they may take out of it. */
import type { EntryInfo, Sink } from '../../../base/entry.ts';
import { FileQuota, type Allowance } from '../../../base/file-quota.ts';
import type { Incomplete } from '../../../base/types.ts';
import { NOWHERE } from '../source-map/json-walker.ts';

/** So many readers may look at one byte: more maps than this inside each other is what nobody writes. */
const MAX_READERS = 6;
/** Once there were more in an entry it is undecided, and made to cost time. */
const MAX_READERS_AFTER = 1;
/** No program has as many files. */
const TEXTS: Allowance = { perFile: 30_000, inAll: 90_000, what: 'texts of maps in other text', rest: 'not read' };
/** Of lists that may belong to a map. Data has many that do not. */
const BEGUN: Allowance = {
  perFile: 50_000,
  inAll: 150_000,
  what: 'beginnings of maps in other text',
  rest: 'not read',
};

/** Where a reader stands. */
export interface Standing {
  at: number;
}

/** Where the readers of an entry stand that have read beyond the place that is looked at. */
interface Readers {
  standing: Standing[];
  told: boolean;
}

/** One per artifact. */
export class EntryReaders {
  readonly #entries = new WeakMap<EntryInfo, Readers>();
  readonly #texts = new FileQuota(TEXTS);
  readonly #begun = new FileQuota(BEGUN);

  /** More texts were found in the file than may be taken out: nobody needs to read on. */
  isFull({ path }: EntryInfo): boolean {
    return this.#texts.isFull(path);
  }

  /** A reader begins to look at the entry there; null, after saying so once, if there are too many. */
  begin(info: EntryInfo, offset: number, sink: Sink): Standing | null {
    const readers = this.#entries.get(info) ?? { standing: [], told: false };
    this.#entries.set(info, readers);
    readers.standing = readers.standing.filter(({ at }) => at > offset);
    if (readers.standing.length < (readers.told ? MAX_READERS_AFTER : MAX_READERS)) {
      const end = { at: offset };
      readers.standing.push(end);
      return end;
    }
    if (readers.told) return null;
    readers.told = true;
    const detail = `more than ${MAX_READERS} maps begin inside each other before byte ${offset}; further ones were not read`;
    sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
    return null;
  }

  /** The sink for one that found a list, without texts beyond the limit, which are searched where they stand. Null if there were too many. */
  limited(info: EntryInfo, sink: Sink): Sink | null {
    const report = (gap: Incomplete): void => sink.incomplete(gap);
    if (this.isFull(info)) {
      this.#texts.take(info.path, report);
      return null;
    }
    if (!this.#begun.take(info.path, report)) return null;
    return {
      open: (child) => (this.#texts.take(info.path, report) ? sink.open(child) : NOWHERE),
      fact: (fact) => sink.fact(fact),
      incomplete: report,
    };
  }
}
