/** JSON in UTF-16, as some editors save it: read as if it were UTF-8. Offsets then count bytes of the UTF-8 text. */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';

/** Blanks, brackets and the parenthesis of `)]}'`: the only characters that JSON begins with. */
const BEGINNINGS: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09, 0x7b, 0x5b, 0x29]);
/** Without a mark, every second byte of so many must be zero. */
const SAMPLE = 64;
const MIN_SAMPLE = 8;

/** The encoding if the head is UTF-16 and begins like JSON, with or without a byte order mark. */
export function utf16Order(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return d === 0 && BEGINNINGS.has(c!) ? 'utf-16le' : null;
  if (a === 0xfe && b === 0xff) return c === 0 && BEGINNINGS.has(d!) ? 'utf-16be' : null;
  if (head.length < MIN_SAMPLE || (a !== 0 && b !== 0)) return null;
  const zero = a === 0 ? 0 : 1;
  if (!BEGINNINGS.has(head[1 - zero]!)) return null;
  for (let i = 0; i < head.length && i < SAMPLE; i++) if ((head[i] === 0) !== (i % 2 === zero)) return null;
  return zero === 0 ? 'utf-16be' : 'utf-16le';
}

export class Utf16Writer implements EntryWriter {
  readonly #inner: EntryWriter;
  readonly #decoder: InstanceType<typeof TextDecoder>;
  #end = 0;

  constructor(inner: EntryWriter, order: 'utf-16le' | 'utf-16be') {
    this.#inner = inner;
    this.#decoder = new TextDecoder(order);
  }

  push(bytes: Uint8Array): void {
    this.#end += bytes.length;
    const text = this.#decoder.decode(bytes, { stream: true });
    if (text !== '') this.#inner.push(Buffer.from(text));
  }

  cut(nextOffset: number): void {
    this.#end = nextOffset;
    this.#inner.cut(nextOffset);
  }

  /** The entry is as long as its own bytes, not as their transcription. */
  end(): void {
    const text = this.#decoder.decode();
    if (text !== '') this.#inner.push(Buffer.from(text));
    this.#inner.cut(this.#end);
    this.#inner.end();
  }
}
