/** Decoders that were attached to an entry at a keyword and read on from there. */
import type { EntryPath } from '../base/types.ts';
import type { Consumer, EntryInfo, Expander, LookBehind, Sink } from '../base/entry.ts';

/** What a decoder of an entry that stands for many places tells is told of one of them. */
function placedSink(sink: Sink, whole: EntryPath, place: EntryPath): Sink {
  const placed = (path: EntryPath): EntryPath => {
    const isInside = whole.every((name, index) => path[index] === name);
    return isInside ? [...place, ...path.slice(whole.length)] : path;
  };
  return {
    open: (info) => sink.open({ ...info, path: placed(info.path) }),
    fact: (fact) => sink.fact({ ...fact, path: placed(fact.path) }),
    incomplete: (gap) => sink.incomplete(gap.path ? { ...gap, path: placed(gap.path) } : gap),
  };
}

/** More decoders than this at work in one entry at the same time is no honest file. */
const MAX_ATTACHED = 16;

export class ConsumerSet {
  readonly #info: EntryInfo;
  readonly #sink: Sink;
  #active: Consumer[] | null = null;
  #refused = false;

  constructor(info: EntryInfo, sink: Sink) {
    this.#info = info;
    this.#sink = sink;
  }

  /** Starts a decoder at a keyword that ended at `offset`; `rest` is what the chunk holds from there on. */
  attach(expander: Expander, keyword: string, offset: number, rest: Uint8Array, before: LookBehind): void {
    const { path, placeAt } = this.#info;
    const sink = placeAt ? placedSink(this.#sink, path, placeAt(offset)) : this.#sink;
    const consumer = expander.attach?.(this.#info, offset, sink, before, keyword);
    if (!consumer) return;
    if (rest.length > 0 && !consumer.push(rest)) return;
    this.#active ??= [];
    if (this.#active.length < MAX_ATTACHED) this.#active.push(consumer);
    else this.#refuse(offset);
  }

  push(chunk: Uint8Array): void {
    if (this.#active !== null) this.#active = this.#active.filter((consumer) => consumer.push(chunk));
  }

  end(): void {
    for (const consumer of this.#active ?? []) consumer.end();
    this.#active = null;
  }

  #refuse(offset: number): void {
    if (this.#refused) return;
    this.#refused = true;
    this.#sink.incomplete({
      code: 'limit',
      path: this.#info.path,
      detail: `more than ${MAX_ATTACHED} encoded parts begin before byte ${offset} and none of them ends`,
      waivable: true,
    });
  }
}
