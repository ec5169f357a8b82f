/**
 * The way of every byte of a tar to the sink. Each byte is counted under exactly one heading, so that the walk can prove that
 * none was lost; pieces that follow each other arrive as one, however the input was cut.
 */
import { Buffer } from 'node:buffer';
import type { EntryWriter, Sink } from '../../base/entry.ts';
import { joints } from './fields.ts';
import type { ExtensionKind } from './header.ts';
import { HeaderPlaces, placeOf, type ShowName } from './header-places.ts';

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

  readonly #show: ShowName;
  readonly #places: HeaderPlaces;

  constructor(sink: Sink, show: ShowName) {
    this.#sink = sink;
    this.#show = show;
    this.#places = new HeaderPlaces(show);
  }

  /** Header blocks are public bytes too: names, owners, slack behind NULs. */
  header(bytes: Buffer, start: number): void {
    this.#follow(start).push(bytes);
    this.#headersEnd = start + bytes.length;
    this.accounts.headers += bytes.length;
  }

  /** A block with the header of that name. The bytes from `told` on were sent before. */
  block(block: Buffer, start: number, told: number, name: string): void {
    this.#follow(start);
    this.#places.header(start, name);
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

  /** What an extension header says, as far as it has come; returned in one piece. */
  extension(kind: ExtensionKind, parts: readonly Buffer[], start: number): Buffer {
    const body = Buffer.concat(parts);
    this.#follow(start);
    this.#places.extension(start, kind, body);
    this.header(body, start);
    return body;
  }

  /** The entry of all headers, where bytes from `start` on may be neighbours of what it got before. */
  #follow(start: number): EntryWriter {
    const headers = (this.#headers ??= this.#open());
    if (start === this.#headersEnd) return headers;
    headers.cut(start);
    this.#places.restart();
    this.#headersEnd = start;
    return headers;
  }

  #open(): EntryWriter {
    return this.#sink.open({
      path: ['<tar headers>'],
      type: 'metadata',
      via: 'residue',
      placeAt: (offset) => this.#places.at(offset),
    });
  }

  body(writer: EntryWriter, bytes: Buffer): void {
    writer.push(bytes);
    this.accounts.bodies += bytes.length;
  }

  /** Bytes where the zeros behind an entry belong. */
  padding(bytes: Buffer, start: number, name: string): void {
    this.#rest(bytes, start, () => placeOf('padding', name, this.#show));
  }

  /** Bytes that belong to nothing; `label` tells where they lie. */
  residue(bytes: Buffer, start: number, label: string): void {
    this.#rest(bytes, start, () => `<${label} @ 0x${start.toString(16)}>`);
  }

  #rest(bytes: Buffer, start: number, place: () => string): void {
    if (!this.#residue || start !== this.#residueEnd) {
      this.#residue?.end();
      const path = place();
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
