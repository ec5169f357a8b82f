/**
 * Decides by the first bytes of an entry which decoders take the lead; collects those bytes however small the chunks are. The
 * first decoder gets every byte, the next what that one passes on.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Sink } from '../base/entry.ts';

const HEAD_BYTES = 512;

export class LeadWriter implements EntryWriter {
  readonly #leads: readonly Expander[];
  readonly #info: EntryInfo;
  readonly #raw: EntryWriter;
  readonly #sink: Sink;
  #target: EntryWriter | null = null;
  #head: Buffer[] = [];
  #headBytes = 0;

  constructor(leads: readonly Expander[], info: EntryInfo, raw: EntryWriter, sink: Sink) {
    this.#leads = leads;
    this.#info = info;
    this.#raw = raw;
    this.#sink = sink;
  }

  push(bytes: Uint8Array): void {
    if (this.#target) return this.#target.push(bytes);
    if (this.#headBytes === 0 && (bytes.length >= HEAD_BYTES || bytes.length === this.#info.size)) {
      return this.#choose(bytes).push(bytes);
    }
    this.#head.push(Buffer.from(bytes));
    this.#headBytes += bytes.length;
    if (this.#headBytes >= HEAD_BYTES) this.#begin();
  }

  cut(nextOffset: number): void {
    this.#begin().cut(nextOffset);
  }

  end(): void {
    this.#begin().end();
  }

  #begin(): EntryWriter {
    if (this.#target) return this.#target;
    const head = Buffer.concat(this.#head);
    this.#head = [];
    const target = this.#choose(head);
    if (head.length > 0) target.push(head);
    return target;
  }

  #choose(bytes: Uint8Array): EntryWriter {
    const head = bytes.subarray(0, HEAD_BYTES);
    let target = this.#raw;
    for (let i = this.#leads.length - 1; i >= 0; i--) {
      const lead = this.#leads[i]!.lead?.(this.#info, head);
      if (lead) target = lead(target, this.#sink);
    }
    return (this.#target = target);
  }
}
