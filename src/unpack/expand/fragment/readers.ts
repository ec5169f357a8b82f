/** How many readers of maps are at work in an entry, and how much they may take out of it. */
import type { EntryInfo, Sink } from '../../../base/entry.ts';
import { thousands } from '../../../base/numbers.ts';
import { NOWHERE } from '../source-map/json-walker.ts';

/** So many readers may look at one byte: more maps than this inside each other is what nobody writes. */
const MAX_READERS = 6;
/** So many texts may be taken out of one entry, by all its readers together. No program has as many files. */
const MAX_TEXTS = 50_000;

/** Where a reader stands, and with whom. */
export interface Standing {
  at: number;
  readonly readers: Readers;
}

/** Where the readers of an entry stand that have read beyond the place that is looked at. */
class Readers {
  #standing: Standing[] = [];
  told = false;
  #texts = 0;

  /** More texts were found than may be taken out: nobody needs to read on. */
  get isFull(): boolean {
    return this.#texts > MAX_TEXTS;
  }

  /** Null if there are too many. */
  begin(offset: number): Standing | null {
    this.#standing = this.#standing.filter(({ at }) => at > offset);
    if (this.#standing.length >= MAX_READERS || this.isFull) return null;
    const end = { at: offset, readers: this };
    this.#standing.push(end);
    return end;
  }

  /** The sink, without texts beyond the limit: those are searched where they stand. */
  limited(info: EntryInfo, sink: Sink): Sink {
    return {
      open: (child) => {
        if (this.isFull) return NOWHERE;
        this.#texts++;
        if (!this.isFull) return sink.open(child);
        const detail = `more than ${thousands(MAX_TEXTS)} texts of maps in other text; further ones were not read`;
        sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
        return NOWHERE;
      },
      fact: (fact) => sink.fact(fact),
      incomplete: (record) => sink.incomplete(record),
    };
  }
}

/** One per artifact. */
export class EntryReaders {
  readonly #entries = new WeakMap<EntryInfo, Readers>();

  /** A reader begins to read the entry there; null, after saying so once, if there are too many. */
  begin(info: EntryInfo, offset: number, sink: Sink): Standing | null {
    const readers = this.#entries.get(info) ?? new Readers();
    this.#entries.set(info, readers);
    const end = readers.begin(offset);
    if (end || readers.told || readers.isFull) return end;
    readers.told = true;
    const detail = `more than ${MAX_READERS} maps begin inside each other before byte ${offset}; further ones were not read`;
    sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
    return null;
  }
}
