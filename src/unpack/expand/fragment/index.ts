/**
 * Source maps in other text: as an object in code, as JSON in a string literal, as part of a document that is no JSON. Found by
 * the keys of their lists, read forward from there to the end of the object.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import type { Covered } from '../covered.ts';
import { DecoderPool } from '../source-map/content-writer.ts';
import { QUOTE } from '../source-map/json-bytes.ts';
import { FragmentReader, type Start } from './reader.ts';

const KEYS = ['sources', 'sourcesContent', 'sections'] as const;
/** Enough for the quote, the colon, the bracket and blanks, which may be written as escapes. */
const HEAD_BYTES = 128;
const HEAD =
  /^(\\{0,3})(["'`]?)(?:\s|\\{1,3}[nrt]){0,40}:(?:\s|\\{1,3}[nrt]){0,40}\[(?:\s|\\{1,3}[nrt]){0,60}(?:(\\{0,3})(["'`])|[nv{,])/;
/** The same in a page, where quotes are character references. */
const ENTITY_HEAD = /^(&(?:quot|#34|#x22);)\s{0,40}:\s{0,40}\[\s{0,60}(?:&(?:quot|#34|#x22);|[nv{,])/;
/** What no more bytes can turn into such a head. */
const NO_HEAD = /^(?!&)\\{0,3}["'`]?(?:\s|\\{1,3}[nrt]?){0,40}[^\\\s"'`:]/;
/** Of no use before a key: what stands there belongs to a longer name. */
const IN_NAME = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.-')
  IN_NAME[char.charCodeAt(0)] = 1;
/** What may follow a key: its quote, escaped or not, blanks, the colon. */
const BEHIND_KEY = new Uint8Array(256);
for (const char of '"\'`\\:& \t\n\v\f\r\u00a0') BEHIND_KEY[char.charCodeAt(0)] = 1;

/** Null if the text behind a key does not begin a list of the kind. */
function startOf(key: string, head: string): { start: Start; skip: number } | null {
  const entity = ENTITY_HEAD.exec(head)?.[1];
  if (entity !== undefined) {
    return { start: { key, layers: 0, quote: -1, isJson: true, inPage: true }, skip: entity.length };
  }
  const [, keyEscape = '', keyQuote = '', escape = '', quote = ''] = HEAD.exec(head) ?? [];
  if (!HEAD.test(head)) return null;
  const [backslashes, mark] = keyQuote === '' ? [escape, quote] : [keyEscape, keyQuote];
  // Each layer doubles the backslashes before a quote and adds one.
  const layers = backslashes.length === 3 ? 2 : backslashes.length;
  if (backslashes.length === 2) return null;
  const isJson = keyQuote === '"';
  const start = { key, layers, quote: layers === 0 ? -1 : mark.charCodeAt(0), isJson, inPage: false };
  return { start, skip: keyEscape.length + keyQuote.length };
}

class Fragment implements Consumer {
  readonly #key: string;
  /** A key in bare quotes is that of the document, which is read already. */
  readonly #inDocument: boolean;
  readonly #open: (start: Start) => FragmentReader | null;
  /** Tells how far the map has been read. */
  readonly #covered: (end: number) => void;
  /** Of the next byte. */
  #offset: number;
  #head = '';
  #reader: FragmentReader | null = null;

  constructor(
    key: string,
    inDocument: boolean,
    offset: number,
    open: (start: Start) => FragmentReader | null,
    covered: (end: number) => void,
  ) {
    this.#key = key;
    this.#inDocument = inDocument;
    this.#offset = offset;
    this.#open = open;
    this.#covered = covered;
  }

  push(bytes: Uint8Array): boolean {
    if (this.#reader) return this.#pass(this.#reader, bytes, 0);
    const known = this.#head.length;
    if (known === 0 && this.#inDocument && bytes[0] === QUOTE) return false;
    for (let i = 0; i < bytes.length && this.#head.length < HEAD_BYTES; i++)
      this.#head += String.fromCharCode(bytes[i]!);
    const found = startOf(this.#key, this.#head);
    if (!found) {
      this.#offset += bytes.length;
      return this.#head.length < HEAD_BYTES && !NO_HEAD.test(this.#head);
    }
    const reader = this.#open(found.start);
    if (!reader) return false;
    this.#reader = reader;
    // Nothing ends in the colon, the bracket and the blanks that came before.
    reader.push(Buffer.from(this.#head.slice(found.skip, known), 'latin1'), 0);
    return this.#pass(reader, bytes, Math.max(0, found.skip - known));
  }

  end(): void {
    this.#reader?.end();
  }

  #pass(reader: FragmentReader, bytes: Uint8Array, from: number): boolean {
    const end = reader.push(bytes, from);
    this.#covered(this.#offset + (end < 0 ? bytes.length : end));
    this.#offset += bytes.length;
    if (end >= 0) reader.end();
    return end < 0;
  }
}

/** One per artifact. `isReading` tells which entries are being read as JSON: there only string literals are looked at. */
export function fragmentExpander(budget: Budget, covered: Covered, isReading: (info: EntryInfo) => boolean): Expander {
  const pool = new DecoderPool();
  return {
    name: 'fragment',
    keywords: KEYS,
    guard: (bytes, start, end) =>
      (start === 0 || IN_NAME[bytes[start - 1]!] === 0) && (end === bytes.length || BEHIND_KEY[bytes[end]!] === 1),
    attach(info, offset, sink, before, key) {
      if (covered.has(info, offset - 1)) return null;
      if (IN_NAME[before(1)[0] ?? 0] === 1) return null;
      const inDocument = isReading(info);
      return new Fragment(
        key,
        inDocument,
        offset,
        (start) => (inDocument && start.layers === 0 ? null : new FragmentReader(start, info, sink, budget, pool)),
        (end) => covered.extend(info, end),
      );
    },
  };
}
