/**
 * Walks an inflated tar block by block and accounts for every byte: entries, headers, padding, end blocks, residue. Follows
 * npm's reading; what honest packers never write is reported with its offset and makes the result undecided.
 */
import { Buffer } from 'node:buffer';
import type { ArchiveFact, Sink } from '../../base/entry.ts';
import { BlockReader } from './block-reader.ts';
import { TarEntries } from './entries.ts';
import { Extensions } from './extensions.ts';
import { BLOCK, isExtension, type ExtensionKind, type TarHeader } from './header.ts';
import { HeaderReader, VARIES_TO } from './header-reader.ts';
import { paxPlace } from './header-places.ts';
import { Ledger, type Accounts } from './ledger.ts';
import { LongLinks } from './long-link.ts';
import { installedName, memberName } from './name.ts';
import { Oddities } from './oddities.ts';
import { HEADER, type State } from './state.ts';
import { zerosAtStart } from './zeros.ts';

const OLD_PAX = 'X'.charCodeAt(0);

function installedPath(name: string): string {
  return installedName(name).path;
}

export class TarWalker {
  readonly #sink: Sink;
  readonly #ledger: Ledger;
  readonly #oddities: Oddities;
  readonly #entries: TarEntries;
  readonly #extensions = new Extensions();
  #state: State = HEADER;
  readonly #blocks = new BlockReader();
  readonly #headers = new HeaderReader();
  readonly #longLinks = new LongLinks();
  #offset = 0;
  /** Of the last header. */
  #name = '';
  /** Where the last extension header begins. */
  #extended = 0;
  #zeroBlocks = 0;
  /** The block before was no header either: both belong to one oddity. */
  #rejecting = false;

  /** `maxEntries`: beyond it the rest of the archive is scanned as raw bytes. `nested`: npm does not install this archive. */
  constructor(sink: Sink, maxEntries: number, place: 'outermost' | 'nested' = 'outermost') {
    this.#sink = sink;
    this.#ledger = new Ledger(sink, place === 'nested' ? memberName : installedPath);
    this.#oddities = new Oddities(sink);
    this.#entries = new TarEntries(sink, this.#oddities, maxEntries, place === 'nested');
  }

  /** Number of entries seen, of any type. */
  get entries(): number {
    return this.#entries.count;
  }

  /** Where the bytes went; the sum is the length of the input. */
  get accounts(): Readonly<Accounts> {
    return this.#ledger.accounts;
  }

  push(bytes: Uint8Array): void {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    while (at < chunk.length) {
      const used = this.#take(chunk, at);
      at += used;
      this.#offset += used;
    }
  }

  /** `whole`: false if the caller stopped before the end of the input and has reported that. */
  end(whole: boolean): void {
    const state = this.#state;
    const { partial } = this.#blocks;
    const inBlock = partial.length > 0;
    if (inBlock) this.#lastBlock(partial);
    if (state.at === 'body') state.writer.end();
    if (state.at === 'extension' && state.parts) this.#ledger.extension(state.kind, state.parts, state.start + BLOCK);
    const beyondEnd = this.#zeroBlocks >= 2 || state.at === 'residue';
    if (whole && !beyondEnd && (inBlock || state.at !== 'header')) {
      const detail = `the archive ends inside an entry, at byte ${this.#offset}`;
      this.#sink.incomplete({ code: 'truncated', detail, waivable: false });
    } else if (whole && !beyondEnd && this.#entries.count > 0) {
      this.#oddities.remark(['<archive>'], 'the archive has no end blocks', this.#offset);
    }
    if (whole && this.#extensions.local)
      this.#odd('archive-hidden-entry', 'an extension header without an entry', this.#extended);
    this.#oddities.close();
    this.#ledger.close(this.#offset);
  }

  /** Uses up some of the bytes from `at` on according to the state; returns how many. */
  #take(chunk: Buffer, at: number): number {
    const state = this.#state;
    if (state.at === 'header') return this.#takeBlock(chunk, at);
    const part = chunk.subarray(at, state.at === 'residue' ? undefined : at + state.left);
    switch (state.at) {
      case 'body':
        this.#ledger.body(state.writer, part);
        break;
      case 'extension':
        if (state.parts) state.parts.push(Buffer.from(part));
        else this.#ledger.header(part, this.#offset);
        break;
      case 'padding':
        this.#pad(state, part);
        break;
      case 'residue':
        this.#ledger.residue(part, this.#offset, state.label);
        return part.length;
    }
    state.left -= part.length;
    if (state.left === 0) this.#done(state);
    return part.length;
  }

  /** From the first byte that is not zero on, padding is residue. */
  #pad(state: Extract<State, { at: 'padding' }>, part: Buffer): void {
    const clean = state.odd ? 0 : zerosAtStart(part);
    this.#ledger.accounts.padding += clean;
    if (clean === part.length) return;
    const start = this.#offset + clean;
    this.#ledger.padding(part.subarray(clean), start, this.#name);
    if (!state.odd) this.#odd('archive-trailing-data', 'bytes in the padding behind an entry', start);
    state.odd = true;
  }

  #done(state: Extract<State, { left: number }>): void {
    if (state.at === 'padding') {
      this.#state = HEADER;
      return;
    }
    if (state.at === 'body') state.writer.end();
    else if (state.parts) this.#apply(state.kind, state.parts, state.start);
    this.#state = state.padding > 0 ? { at: 'padding', left: state.padding, odd: false } : HEADER;
  }

  #apply(kind: ExtensionKind, parts: readonly Buffer[], start: number): void {
    const body = this.#ledger.extension(kind, parts, start + BLOCK);
    const { ambiguous, hidden, binary } = this.#extensions.apply(kind, body);
    for (const { key, value } of binary) {
      const writer = this.#sink.open({ path: [paxPlace(key)], type: 'residue', via: 'residue' });
      writer.push(value);
      writer.end();
    }
    if (ambiguous !== null) this.#odd('archive-ambiguous-entry', ambiguous, start);
    if (hidden) this.#oddities.remark(['<archive>'], 'header records that no unpacker shows', start);
  }

  #takeBlock(chunk: Buffer, at: number): number {
    const { block, used } = this.#blocks.take(chunk, at);
    if (block) this.#readBlock(block, this.#offset + used - BLOCK);
    return used;
  }

  #readBlock(block: Buffer, start: number): void {
    if (zerosAtStart(block) === BLOCK) {
      if (this.#longLinks.interrupted()) this.#odd('archive-hidden-entry', 'zeros in a long link target', start);
      this.#rejecting = false;
      this.#zeroBlocks++;
      this.#ledger.accounts.endBlocks += BLOCK;
      return;
    }
    if (this.#zeroBlocks >= 2) return this.#afterEnd(block, start);
    const header = this.#headers.read(block, this.#extensions.local, this.#extensions.global);
    if (header === 'zero') {
      this.#reject(block, start);
      this.#zeroBlocks++;
      return;
    }
    if (this.#zeroBlocks === 1) this.#odd('archive-ambiguous-entry', 'more behind a zero block', start);
    this.#zeroBlocks = 0;
    if (!header) return this.#reject(block, start);
    if (this.#longLinks.interrupted()) this.#odd('archive-hidden-entry', 'a header in a long link target', start);
    this.#rejecting = false;
    if (isExtension(header.kind)) this.#beginExtension(header.kind, header, block, start);
    else this.#beginEntry(header, block, start);
  }

  #beginEntry(header: TarHeader, block: Buffer, start: number): void {
    if (this.#entries.full) return this.#giveUp(block, start);
    this.#name = header.name;
    this.#ledger.block(block, start, this.#headers.repeats ? VARIES_TO : BLOCK, header.name);
    const { local, global } = this.#extensions;
    const extended = { path: local?.path, size: local?.size ?? global?.size };
    const writer = this.#entries.open(header, block, extended, start);
    this.#extensions.consumed();
    this.#begin({ at: 'body', writer, left: header.size, padding: header.padding });
  }

  #beginExtension(kind: ExtensionKind, header: TarHeader, block: Buffer, start: number): void {
    const { size, padding } = header;
    this.#name = header.name;
    this.#extended = start;
    this.#ledger.block(block, start, BLOCK, header.name);
    const reading = this.#extensions.reading(size);
    if (reading === 'skip') this.#odd('archive-ambiguous-entry', 'an extension header that npm ignores', start);
    else if (this.#extensions.hasSize) this.#odd('archive-ambiguous-entry', 'a size before an extension header', start);
    if (header.typeByte === OLD_PAX) this.#odd('archive-ambiguous-entry', 'an extension header of type "X"', start);
    if (reading === 'none') return;
    this.#begin({ at: 'extension', kind, parts: reading === 'read' ? [] : null, start, left: size, padding });
  }

  #begin(state: Extract<State, { at: 'body' | 'extension' }>): void {
    this.#state = state;
    if (state.left === 0) this.#done(state);
  }

  #afterEnd(block: Buffer, start: number): void {
    this.#odd('archive-trailing-data', 'data behind the end of the archive', start);
    this.#restIsResidue('after end of archive', block, start);
  }

  #giveUp(block: Buffer, start: number): void {
    const detail = `after ${this.#entries.count} entries, from byte ${start} on, the archive was searched as raw bytes only`;
    this.#sink.incomplete({ code: 'limit', detail, waivable: true });
    this.#restIsResidue('rest of archive', block, start);
  }

  #restIsResidue(label: string, block: Buffer, start: number): void {
    this.#state = { at: 'residue', label };
    this.#ledger.residue(block, start, label);
  }

  /** npm tries the next block as a header; so do we, with the records that wait for an entry kept. */
  #reject(block: Buffer, start: number): void {
    if (this.#longLinks.takes(block)) return this.#ledger.residue(block, start, 'residue');
    if (!this.#rejecting) this.#odd('archive-hidden-entry', 'data where a tar header belongs', start);
    this.#rejecting = true;
    this.#ledger.residue(block, start, 'residue');
  }

  /** What is left of a last block that was cut. */
  #lastBlock(bytes: Buffer): void {
    if (zerosAtStart(bytes) === bytes.length) this.#ledger.accounts.endBlocks += bytes.length;
    else {
      const start = this.#offset - bytes.length;
      const isBehind = this.#zeroBlocks >= 2;
      if (isBehind) this.#odd('archive-trailing-data', 'data behind the end of the archive', start);
      this.#ledger.residue(bytes, start, isBehind ? 'after end of archive' : 'residue');
    }
  }

  #odd(rule: ArchiveFact['rule'], detail: string, offset: number): void {
    this.#oddities.report(rule, ['<archive>'], detail, offset, false);
  }
}
