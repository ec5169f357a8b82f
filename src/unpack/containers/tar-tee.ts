/** Walks a tar while its bytes pass. The walker accounts for all of them, so they are not searched as one text besides. */
import type { EntryWriter, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { EntryPath } from '../../base/types.ts';
import { TarWalker } from '../tar/walker.ts';
import { nestedSink } from './nested-sink.ts';

export class TarTee implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #walker: TarWalker;
  readonly #searched: boolean;
  #offset = 0;

  /** `searched`: the bytes go to `raw` too, because they may be something else as well. */
  constructor(path: EntryPath, raw: EntryWriter, sink: Sink, budget: Budget, searched: boolean) {
    sink.fact({ kind: 'container', path, format: 'tar', archive: true });
    this.#raw = raw;
    this.#searched = searched;
    this.#walker = new TarWalker(nestedSink(sink, path), budget.limits.entries, 'nested');
  }

  push(bytes: Uint8Array): void {
    this.#offset += bytes.length;
    this.#walker.push(bytes);
    if (this.#searched) this.#raw.push(bytes);
  }

  cut(nextOffset: number): void {
    this.#offset = nextOffset;
    this.#raw.cut(nextOffset);
  }

  end(): void {
    this.#walker.end(true);
    if (!this.#searched) this.#raw.cut(this.#offset);
    this.#raw.end();
  }
}
