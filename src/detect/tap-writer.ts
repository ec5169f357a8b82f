/** Shows the bytes of one entry to several readers, in order. */
import type { EntryWriter } from '../base/entry.ts';

export class TapWriter implements EntryWriter {
  readonly #readers: readonly EntryWriter[];

  constructor(readers: readonly EntryWriter[]) {
    this.#readers = readers;
  }

  push(bytes: Uint8Array): void {
    for (const reader of this.#readers) reader.push(bytes);
  }

  cut(nextOffset: number): void {
    for (const reader of this.#readers) reader.cut(nextOffset);
  }

  end(): void {
    for (const reader of this.#readers) reader.end();
  }
}
