/** Walks a tar while its bytes pass. The walker accounts for all of them, so they are not searched as one text besides. */
import type { EntryWriter, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { EntryPath } from '../../base/types.ts';
import { TarWalker } from '../tar/walker.ts';
import { nestedSink } from './nested-sink.ts';

export class TarTee implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #walker: TarWalker;
  #offset = 0;

  constructor(path: EntryPath, raw: EntryWriter, sink: Sink, budget: Budget) {
    sink.fact({ kind: 'container', path, format: 'tar', archive: true });
    this.#raw = raw;
    this.#walker = new TarWalker(nestedSink(sink, path), budget.exhausted ? 0 : budget.limits.entries, 'nested');
  }

  push(bytes: Uint8Array): void {
    this.#offset += bytes.length;
    this.#walker.push(bytes);
  }

  cut(nextOffset: number): void {
    this.#offset = nextOffset;
  }

  end(): void {
    this.#walker.end(true);
    this.#raw.cut(this.#offset);
    this.#raw.end();
  }
}
