/** Puts the bytes of a container aside as they pass. */
import type { EntryWriter } from '../../base/entry.ts';
import type { SpoolWriter, Stored } from '../../base/spool.ts';

export class SpoolTee implements EntryWriter {
  readonly #spool: SpoolWriter;
  readonly #raw: EntryWriter;
  readonly #searched: boolean;
  readonly #put: (stored: Stored, whole: boolean) => void;
  #whole = true;
  #offset = 0;

  /** `searched`: the bytes go to `raw` too. Without that, `raw` gets those for which there was no room. */
  constructor(spool: SpoolWriter, raw: EntryWriter, searched: boolean, put: (stored: Stored, whole: boolean) => void) {
    this.#spool = spool;
    this.#raw = raw;
    this.#searched = searched;
    this.#put = put;
  }

  push(bytes: Uint8Array): void {
    if (this.#whole && !this.#spool.write(bytes)) {
      this.#whole = false;
      if (!this.#searched) this.#raw.cut(this.#offset);
    }
    this.#offset += bytes.length;
    if (this.#searched || !this.#whole) this.#raw.push(bytes);
  }

  /** What is behind a cut is no part of the same container. */
  cut(nextOffset: number): void {
    this.#whole = false;
    this.#offset = nextOffset;
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (!this.#searched && this.#whole) this.#raw.cut(this.#offset);
    this.#raw.end();
    this.#put(this.#spool.end(), this.#whole);
  }
}
