/** What the gzip framing tells becomes entries, facts and gaps. */
import type { Buffer } from 'node:buffer';
import type { EntryWriter, Sink } from '../base/entry.ts';
import type { EntryPath, IncompleteCode } from '../base/types.ts';
import type { GzipListener } from './gunzip.ts';

const HEADER: EntryPath = ['<gzip header>'];

/** Opens an entry per kind of leftover, with its first bytes; `end` closes them. */
export class GzipReport implements GzipListener {
  readonly #sink: Sink;
  #fields: EntryWriter | null = null;
  #residue: EntryWriter | null = null;
  /** True if the framing was damaged or cut. */
  defective = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  fields(bytes: Buffer, offset: number): void {
    if (!this.#fields) {
      this.#fields = this.#sink.open({ path: HEADER, type: 'residue', via: 'residue' });
      const detail = 'the gzip header carries a name, a comment or extra data';
      this.#sink.fact({ kind: 'archive', rule: 'archive-metadata', path: HEADER, detail, offset, benign: true });
    }
    this.#fields.push(bytes);
  }

  hiddenMember(offset: number): void {
    this.#trailing(['<archive>'], 'a gzip member behind zero bytes, where npm stops reading', offset);
  }

  residue(bytes: Buffer, offset: number): void {
    if (!this.#residue) {
      const path: EntryPath = [`<after gzip data @ 0x${offset.toString(16)}>`];
      this.#residue = this.#sink.open({ path, type: 'residue', via: 'residue' });
      this.#trailing(path, 'bytes behind the compressed data', offset);
    }
    this.#residue.push(bytes);
  }

  defect(code: IncompleteCode, detail: string): void {
    this.defective = true;
    this.#sink.incomplete({ code, detail, waivable: false });
  }

  end(): void {
    this.#fields?.end();
    this.#residue?.end();
  }

  #trailing(path: EntryPath, detail: string, offset: number): void {
    this.#sink.fact({ kind: 'archive', rule: 'archive-trailing-data', path, detail, offset, benign: false });
    const where = `${detail}, at packed byte ${offset}`;
    this.#sink.incomplete({ code: 'odd-archive', path, detail: where, waivable: false });
  }
}
