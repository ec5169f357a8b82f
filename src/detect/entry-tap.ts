/** Stands before the scanner of an entry: counts bytes, digests the text of shipped files, collects the head that detectors asked for. */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../base/entry.ts';
import { digestText, TextDigest } from '../base/text-digest.ts';

export interface EntryEnd {
  readonly bytes: number;
  readonly head: Buffer;
  /** Empty unless asked for. */
  readonly digest: string;
}

const NOTHING = Buffer.alloc(0);

export class EntryTap implements EntryWriter {
  readonly #inner: EntryWriter;
  readonly #wanted: number;
  readonly #digests: boolean;
  readonly #size: number | undefined;
  #stream: TextDigest | null = null;
  #digest: string | null = null;
  readonly #done: (end: EntryEnd) => void;
  #head: Buffer[] = [];
  #headBytes = 0;
  #end = 0;

  /** `size` is that of the entry, if it is known. */
  constructor(
    inner: EntryWriter,
    wanted: number,
    digests: boolean,
    size: number | undefined,
    done: (end: EntryEnd) => void,
  ) {
    this.#inner = inner;
    this.#wanted = wanted;
    this.#digests = digests;
    this.#size = size;
    this.#done = done;
  }

  push(bytes: Uint8Array): void {
    this.#end += bytes.length;
    if (this.#digests) this.#note(bytes);
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
    const head = this.#head.length === 1 ? this.#head[0]! : Buffer.concat(this.#head);
    const digest = this.#stream?.end() ?? this.#digest ?? (this.#digests ? digestText(NOTHING) : '');
    this.#done({ bytes: this.#end, head, digest });
    this.#head = [];
  }

  /** An entry that comes in one piece is digested without a copy. */
  #note(bytes: Uint8Array): void {
    if (!this.#stream && bytes.length === this.#size) this.#digest = digestText(bytes);
    else (this.#stream ??= new TextDigest()).push(bytes);
  }
}
