/** Stands before the scanner of an entry: counts bytes, digests the text of shipped files, collects the head that detectors asked for. */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../base/entry.ts';
import { TextDigest } from '../base/text-digest.ts';

export interface EntryEnd {
  readonly bytes: number;
  readonly head: Buffer;
  /** Empty unless asked for. */
  readonly digest: string;
}

export class EntryTap implements EntryWriter {
  readonly #inner: EntryWriter;
  readonly #wanted: number;
  readonly #digest: TextDigest | null;
  readonly #done: (end: EntryEnd) => void;
  #head: Buffer[] = [];
  #headBytes = 0;
  #end = 0;

  constructor(inner: EntryWriter, wanted: number, digest: boolean, done: (end: EntryEnd) => void) {
    this.#inner = inner;
    this.#wanted = wanted;
    this.#digest = digest ? new TextDigest() : null;
    this.#done = done;
  }

  push(bytes: Uint8Array): void {
    this.#end += bytes.length;
    this.#digest?.push(bytes);
    if (this.#headBytes < this.#wanted) {
      const part = Buffer.from(bytes.subarray(0, this.#wanted - this.#headBytes));
      this.#head.push(part);
      this.#headBytes += part.length;
    }
    this.#inner.push(bytes);
  }

  cut(nextOffset: number): void {
    this.#end = nextOffset;
    this.#inner.cut(nextOffset);
  }

  end(): void {
    this.#inner.end();
    this.#done({ bytes: this.#end, head: Buffer.concat(this.#head), digest: this.#digest?.end() ?? '' });
    this.#head = [];
  }
}
