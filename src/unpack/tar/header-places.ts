/** What the bytes between the bodies of a tar are called: the header of which entry, or which record of an extension header. */
import type { Buffer } from 'node:buffer';
import type { EntryPath } from '../../base/types.ts';
import type { ExtensionKind } from './header.ts';
import { recordStarts, type RecordStart } from './pax-records.ts';

/** Names a path as it is shown everywhere else. */
export type ShowName = (name: string) => string;

const UNKNOWN: EntryPath = ['<tar headers>'];
/** A finding is made at most some dozens of blocks behind its place. */
const MOST = 64;
/** Keys as packers know them: no part of a credential looks like that. */
const PLAIN_KEY = /^[A-Za-z]{1,20}(?:[._][A-Za-z]{1,20}){0,3}$/;

interface Mark {
  readonly start: number;
  /** As the archive writes it. */
  readonly name: string;
  /** Null for a header block. */
  readonly records: Records | null;
}

/** The body of an extension header, read when something was found in it. */
class Records {
  readonly #kind: ExtensionKind;
  readonly #body: Buffer;
  #starts: readonly RecordStart[] | null = null;

  constructor(kind: ExtensionKind, body: Buffer) {
    this.#kind = kind;
    this.#body = body;
  }

  show(offset: number): string {
    if (this.#kind === 'long-name') return '<long name>';
    if (this.#kind === 'long-link') return '<long link target>';
    this.#starts ??= recordStarts(this.#body);
    const record = lastUpTo(this.#starts, offset);
    return paxPlace(record && offset >= record.value ? record.key : '');
  }
}

/** The place of a pax value. */
export function paxPlace(key: string): string {
  return PLAIN_KEY.test(key) ? `<pax: ${key}>` : '<pax header>';
}

/** The place of what is in the header of an entry, or behind its body. */
export function placeOf(what: 'tar header' | 'padding', name: string, show: ShowName): string {
  return `<${what}: ${show(name)}>`;
}

function lastUpTo<T extends { readonly start: number }>(sorted: readonly T[], offset: number): T | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] ?? null;
}

/** Knows the blocks that follow each other without a body between them, of them the last ones. */
export class HeaderPlaces {
  readonly #show: ShowName;
  #marks: Mark[] = [];

  constructor(show: ShowName) {
    this.#show = show;
  }

  /** What comes has other neighbours. */
  restart(): void {
    if (this.#marks.length > 0) this.#marks = [];
  }

  header(start: number, name: string): void {
    this.#add({ start, name, records: null });
  }

  extension(start: number, kind: ExtensionKind, body: Buffer): void {
    this.#add({ start, name: '', records: new Records(kind, body) });
  }

  at(offset: number): EntryPath {
    const mark = lastUpTo(this.#marks, offset);
    if (mark === null) return UNKNOWN;
    return [mark.records?.show(offset - mark.start) ?? placeOf('tar header', mark.name, this.#show)];
  }

  #add(mark: Mark): void {
    this.#marks.push(mark);
    if (this.#marks.length > MOST) this.#marks.shift();
  }
}
