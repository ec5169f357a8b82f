/**
 * The way of every byte of a tar to the sink. Each byte is counted under exactly one heading, so that the walk can prove that
 * none was lost; pieces that follow each other arrive as one, however the input was cut.
 */
import type { Buffer } from 'node:buffer';
import type { EntryWriter, Sink } from '../../base/entry.ts';
import { joints } from './fields.ts';

export interface Accounts {
  /** Header blocks and the records of extension headers. */
  headers: number;
  bodies: number;
  /** Zeros that fill the last block of a body. */
  padding: number;
  endBlocks: number;
  residue: number;
}

export class Ledger {
  readonly #sink: Sink;
  readonly accounts: Accounts = { headers: 0, bodies: 0, padding: 0, endBlocks: 0, residue: 0 };
  #headers: EntryWriter | null = null;
  #headersEnd = 0;
  #residue: EntryWriter | null = null;
  #residueEnd = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Header blocks are public bytes too: names, owners, slack behind NULs. */
  header(bytes: Buffer, start: number): void {
    this.#headers ??= this.#sink.open({ path: ['<tar headers>'], type: 'metadata', via: 'residue' });
    if (start !== this.#headersEnd) this.#headers.cut(start);
    this.#headers.push(bytes);
    this.#headersEnd = start + bytes.length;
    this.accounts.headers += bytes.length;
  }

  /** A block with a header. The bytes from `told` on were sent before. */
  block(block: Buffer, start: number, told: number): void {
    let from = 0;
    for (const border of joints(block)) {
      if (border >= told) break;
      this.header(block.subarray(from, border), start + from);
      this.#headers?.cut(start + border);
      from = border;
    }
    this.header(block.subarray(from, told), start + from);
    this.accounts.headers += block.length - told;
  }

  body(writer: EntryWriter, bytes: Buffer): void {
    writer.push(bytes);
    this.accounts.bodies += bytes.length;
  }

  /** Bytes that belong to nothing; `label` tells where they lie. */
  residue(bytes: Buffer, start: number, label: string): void {
    if (!this.#residue || start !== this.#residueEnd) {
      this.#residue?.end();
      const path = `<${label} @ 0x${start.toString(16)}>`;
      this.#residue = this.#sink.open({ path: [path], type: 'residue', via: 'residue' });
    }
    this.#residue.push(bytes);
    this.#residueEnd = start + bytes.length;
    this.accounts.residue += bytes.length;
  }

  /** Closes what is open. `length` is that of the input: if the sums differ, bytes went unseen and nothing can be vouched for. */
  close(length: number): void {
    this.#residue?.end();
    this.#headers?.end();
    const { headers, bodies, padding, endBlocks, residue } = this.accounts;
    const counted = headers + bodies + padding + endBlocks + residue;
    if (counted === length) return;
    const detail = `the tar walker accounted for ${counted} of ${length} bytes; this is a bug in leakcheck`;
    this.#sink.incomplete({ code: 'detector-error', detail, waivable: false });
  }
}
