/** Stands before all decoders and takes down the texts of maps as they pass. */
import { createHash } from 'node:crypto';
import type { EntryInfo, EntryWriter, Expander } from '../base/entry.ts';
import { TextDigest } from '../base/text-digest.ts';

const LF = 10;

/** Takes the bytes of texts until it is known what they are called. Synchronous, as entries are. */
export interface TextStore {
  /** Forgets everything: the artifact is read again from its start. */
  restart(): void;
  open(id: number): TextWriter;
}

export interface TextWriter {
  push(bytes: Uint8Array): void;
  end(): void;
}

export interface RecordedText {
  /** Its number in the store. */
  readonly id: number;
  /** The last part of its path is final when the map has ended. */
  readonly info: EntryInfo;
  readonly bytes: number;
  readonly lines: number;
  readonly sha256: string;
  /** Of the normalised text, as in `MapContent`. */
  readonly digest: string;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines++;
  return lines;
}

type Measured = Omit<RecordedText, 'id' | 'info'>;

class Recording implements EntryWriter {
  readonly #inner: EntryWriter;
  readonly #stored: TextWriter | undefined;
  readonly #done: (text: Measured) => void;
  readonly #hash = createHash('sha256');
  readonly #digest = new TextDigest();
  #bytes = 0;
  #lines = 0;
  #last = LF;

  constructor(inner: EntryWriter, stored: TextWriter | undefined, done: (text: Measured) => void) {
    this.#inner = inner;
    this.#stored = stored;
    this.#done = done;
  }

  push(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#digest.push(bytes);
    this.#stored?.push(bytes);
    this.#bytes += bytes.length;
    this.#lines += countLines(bytes);
    this.#last = bytes.at(-1) ?? this.#last;
    this.#inner.push(bytes);
  }

  cut(nextOffset: number): void {
    this.#inner.cut(nextOffset);
  }

  end(): void {
    this.#stored?.end();
    const lines = this.#lines + (this.#last === LF ? 0 : 1);
    this.#done({ bytes: this.#bytes, lines, sha256: this.#hash.digest('hex'), digest: this.#digest.end() });
    this.#inner.end();
  }
}

/** Must be the first of all expanders: the first one sees every byte. Adds to `texts` what has ended. */
export function recorder(texts: RecordedText[], store: TextStore | undefined): Expander {
  let ids = 0;
  return {
    name: 'recorder',
    lead(info) {
      if (info.via !== 'map-content') return null;
      return (raw) => {
        const id = ids++;
        return new Recording(raw, store?.open(id), (text) => texts.push({ id, info, ...text }));
      };
    },
  };
}
