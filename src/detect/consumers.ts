/** Decoders that were attached to an entry at a keyword and read on from there. */
import type { Consumer, EntryInfo, Expander, LookBehind, Sink } from '../base/entry.ts';

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
    const consumer = expander.attach?.(this.#info, offset, this.#sink, before, keyword);
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
