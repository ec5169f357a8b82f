/**
 * Walks an inflated tar block by block and accounts for every byte: entries, headers, padding, end blocks, residue. Follows
 * npm's reading; what honest packers never write is reported with its offset and makes the result undecided.
 */
import { Buffer } from 'node:buffer';
import type { ArchiveFact, EntryWriter, Sink } from '../../base/entry.ts';
import { Extensions, MAX_EXTENSION } from './extensions.ts';
import { readHeader, type TarHeader, type TarKind } from './header.ts';
import { TarEntries } from './entries.ts';

const BLOCK = 512;
const ZEROS = Buffer.alloc(BLOCK);

type State =
  | { readonly at: 'header' }
  | { readonly at: 'body'; readonly writer: EntryWriter; left: number; readonly padding: number }
  | {
      readonly at: 'extension';
      readonly kind: TarKind;
      readonly parts: Buffer[] | null;
      left: number;
      readonly padding: number;
    }
  | { readonly at: 'padding'; left: number }
  | { readonly at: 'residue'; readonly writer: EntryWriter };

export class TarWalker {
  readonly #sink: Sink;
  readonly #entries: TarEntries;
  readonly #extensions = new Extensions();
  #state: State = { at: 'header' };
  #block: Buffer = Buffer.alloc(0);
  #headers: EntryWriter | null = null;
  /** Receives blocks that are no header, as long as they follow each other. */
  #rejected: EntryWriter | null = null;
  #offset = 0;
  #zeroBlocks = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
    this.#entries = new TarEntries(sink);
  }

  /** Number of entries seen, of any type. */
  get entries(): number {
    return this.#entries.count;
  }

  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at < chunk.length) {
      const used = this.#take(chunk.subarray(at));
      at += used;
      this.#offset += used;
    }
  }

  end(): void {
    const state = this.#state;
    this.#accept();
    if (this.#block.length > 0) this.#residue(this.#block, this.#offset - this.#block.length);
    const cut = this.#block.length > 0 || (state.at !== 'header' && state.at !== 'residue');
    if (state.at === 'body' || state.at === 'residue') state.writer.end();
    if (cut) this.#undecided('truncated', `the archive ends inside an entry, at byte ${this.#offset}`);
    this.#headers?.end();
    if (!cut && this.#zeroBlocks === 0 && this.#entries.count > 0) {
      this.#odd('archive-metadata', 'the archive has no end blocks', this.#offset, true);
    }
  }

  /** Uses up some of the bytes according to the state; returns how many. */
  #take(bytes: Buffer): number {
    const state = this.#state;
    switch (state.at) {
      case 'header':
        return this.#takeBlock(bytes);
      case 'body':
      case 'extension': {
        const part = bytes.subarray(0, state.left);
        state.left -= part.length;
        if (state.at === 'body') state.writer.push(part);
        else {
          state.parts?.push(Buffer.from(part));
          this.#headerBytes(part);
        }
        if (state.left === 0) this.#bodyDone(state);
        return part.length;
      }
      case 'padding': {
        const part = bytes.subarray(0, state.left);
        if (!part.equals(ZEROS.subarray(0, part.length))) {
          this.#residue(part, this.#offset);
          this.#odd('archive-trailing-data', 'bytes in the padding behind an entry', this.#offset, false);
        }
        state.left -= part.length;
        if (state.left === 0) this.#state = { at: 'header' };
        return part.length;
      }
      case 'residue':
        state.writer.push(bytes);
        return bytes.length;
    }
  }

  #takeBlock(bytes: Buffer): number {
    const missing = BLOCK - this.#block.length;
    const part = bytes.subarray(0, missing);
    if (part.length < missing) {
      this.#block = Buffer.concat([this.#block, part]);
      return part.length;
    }
    const block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
    const start = this.#offset - this.#block.length;
    this.#block = Buffer.alloc(0);
    this.#readBlock(block, start);
    return part.length;
  }

  #readBlock(block: Buffer, start: number): void {
    if (block.equals(ZEROS)) {
      this.#accept();
      this.#zeroBlocks++;
      return;
    }
    if (this.#zeroBlocks >= 2) return this.#afterEnd(block, start);
    if (this.#zeroBlocks === 1) this.#odd('archive-ambiguous-entry', 'an entry behind a zero block', start, false);
    this.#zeroBlocks = 0;
    const header = readHeader(block, this.#extensions.local, this.#extensions.global);
    if (!header) {
      this.#reject(block, start);
      return;
    }
    this.#accept();
    this.#headerBytes(block);
    this.#begin(header, start);
  }

  #begin(header: TarHeader, start: number): void {
    const padding = (BLOCK - (header.size % BLOCK)) % BLOCK;
    const { kind } = header;
    if (kind === 'pax' || kind === 'global-pax' || kind === 'long-name' || kind === 'long-link') {
      const parts = header.size <= MAX_EXTENSION ? [] : null;
      if (!parts) this.#odd('archive-ambiguous-entry', `a ${kind} header of ${header.size} bytes`, start, false);
      this.#state = { at: 'extension', kind, parts, left: header.size, padding };
    } else {
      const writer = this.#entries.open(header, this.#extensions.local?.size !== undefined, start);
      this.#extensions.consumed();
      this.#state = { at: 'body', writer, left: header.size, padding };
    }
    if (header.size === 0) this.#bodyDone(this.#state);
  }

  #bodyDone(state: Extract<State, { at: 'body' | 'extension' }>): void {
    if (state.at === 'body') state.writer.end();
    else if (state.parts) {
      const odd = this.#extensions.apply(state.kind, Buffer.concat(state.parts));
      if (odd) this.#odd('archive-ambiguous-entry', odd, this.#offset, false);
    }
    this.#state = state.padding > 0 ? { at: 'padding', left: state.padding } : { at: 'header' };
  }

  /** Header blocks are public bytes too: names, owners, slack behind NULs. */
  #headerBytes(bytes: Buffer): void {
    this.#headers ??= this.#sink.open({ path: ['<tar headers>'], type: 'metadata', via: 'residue' });
    this.#headers.push(bytes);
    this.#headers.cut(this.#offset + bytes.length);
  }

  #afterEnd(block: Buffer, start: number): void {
    this.#odd('archive-trailing-data', 'data behind the end of the archive', start, false);
    const path = `<after end of archive @ 0x${start.toString(16)}>`;
    const writer = this.#sink.open({ path: [path], type: 'residue', via: 'residue' });
    writer.push(block);
    this.#state = { at: 'residue', writer };
  }

  /** npm tries the next block as a header; so do we, and the skipped blocks are scanned as one piece. */
  #reject(block: Buffer, start: number): void {
    this.#extensions.consumed();
    if (!this.#rejected) {
      this.#rejected = this.#openResidue(start);
      this.#odd('archive-hidden-entry', 'data where a tar header belongs', start, false);
    }
    this.#rejected.push(block);
  }

  #accept(): void {
    this.#rejected?.end();
    this.#rejected = null;
  }

  #openResidue(start: number): EntryWriter {
    return this.#sink.open({ path: [`<residue @ 0x${start.toString(16)}>`], type: 'residue', via: 'residue' });
  }

  #residue(bytes: Buffer, start: number): void {
    const writer = this.#openResidue(start);
    writer.push(bytes);
    writer.end();
  }

  #odd(rule: ArchiveFact['rule'], detail: string, offset: number, benign: boolean): void {
    this.#entries.odd(rule, ['<archive>'], detail, offset, benign);
  }

  #undecided(code: 'truncated', detail: string): void {
    this.#sink.incomplete({ code, detail, waivable: false });
  }
}
