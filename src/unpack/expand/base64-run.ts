/** A run of base64 (RFC 4648) that is decoded into a child, and the names of such children. */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Sink } from '../../base/entry.ts';
import { FileQuota } from '../../base/file-quota.ts';
import type { Budget } from '../../base/limits.ts';
import type { PayloadDecoder } from './payload.ts';
import { NOWHERE } from './source-map/json-walker.ts';

/** No map with a text is shorter. A line of a key store tells enough. */
const MIN_BYTES = 48;

/** One per artifact: opens `<base64 text 1>`, `<base64 text 2>` … per entry. */
export class Base64Children {
  readonly #counts = new WeakMap<EntryInfo, number>();
  readonly #quota = new FileQuota({ perFile: 10_000, inAll: 30_000, what: 'texts in base64', rest: 'not decoded' });

  /** True if it would open no more in the file, and has said so. */
  isFull({ path }: EntryInfo, sink: Sink): boolean {
    return this.#quota.isFull(path) && !this.#quota.take(path, (gap) => sink.incomplete(gap));
  }

  open(info: EntryInfo, sink: Sink): EntryWriter {
    if (!this.#quota.take(info.path, (gap) => sink.incomplete(gap))) return NOWHERE;
    const count = (this.#counts.get(info) ?? 0) + 1;
    this.#counts.set(info, count);
    return sink.open({ path: [...info.path, `<base64 text ${count}>`], type: 'file', via: 'base64' });
  }
}

export class Base64Run implements Consumer {
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  readonly #open: () => EntryWriter;
  #child: EntryWriter | null = null;
  #held: Buffer = Buffer.alloc(0);
  readonly #decoder: PayloadDecoder;
  #offset: number;

  /** `offset` is that of the first byte that the consumer gets; `covered` is told how far it has read. */
  constructor(
    open: () => EntryWriter,
    offset: number,
    budget: Budget,
    covered: (end: number) => void,
    decoder: (take: (decoded: Buffer) => void) => PayloadDecoder,
  ) {
    this.#open = open;
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
    this.#decoder = decoder((decoded) => this.#take(decoded));
  }

  /** What stands before the bytes that the consumer gets. */
  begin(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
  }

  push(bytes: Uint8Array): boolean {
    const end = this.#decoder.push(bytes);
    this.#offset += end < 0 ? bytes.length : end;
    this.#covered(this.#offset);
    if (end >= 0) this.#child?.end();
    return end < 0;
  }

  end(): void {
    this.#decoder.end();
    this.#child?.end();
  }

  #take(decoded: Buffer): void {
    this.#budget.inflate(decoded.length);
    if (this.#child) return this.#child.push(decoded);
    this.#held = Buffer.concat([this.#held, decoded]);
    if (this.#held.length < MIN_BYTES) return;
    this.#child = this.#open();
    this.#child.push(this.#held);
  }
}

/** The characters that the text makes wherever it lies in groups of three bytes, those that hold none of its neighbours, and the place of the first in its group of four. */
export function alignments(text: string): readonly (readonly [string, number])[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text, 'latin1')]).toString('base64');
    const start = Math.ceil((shift * 8) / 6);
    return [encoded.slice(start, Math.floor(((shift + text.length) * 8) / 6)), start];
  });
}
