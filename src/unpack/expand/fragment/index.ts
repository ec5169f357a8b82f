/**
 * Source maps in other text: as an object in code, as JSON in a string literal, as part of a document that is no JSON. Found by
 * the keys of their lists, read forward from there to the end of the object.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import type { Cover, Covered } from '../covered.ts';
import { unescapeHtml } from '../html-entities.ts';
import { DecoderPool } from '../source-map/content-writer.ts';
import { QUOTE } from '../source-map/json-bytes.ts';
import { lineMark, withoutMarks } from './line-mark.ts';
import { aliasBefore, type NamedLists } from './named-lists.ts';
import { packedList } from './packed-list.ts';
import { FragmentReader, type Start } from './reader.ts';
import { EntryReaders, type Standing } from './readers.ts';

const KEYS = ['sources', 'sourcesContent', 'sections'] as const;
/** Enough for the quote, the colon, the bracket and blanks, which may be written as escapes. */
const HEAD_BYTES = 128;
const HEAD =
  /^(\\{0,7})(["'`]?)(?:\s|\\{1,7}[nrt]){0,40}:(?:\s|\\{1,7}[nrt]){0,40}\[(?:\s|\\{1,7}[nrt]){0,60}(?:(\\{0,7})(["'`])|[nv{,])/;
/** The quote behind a key in a page, a character reference, which another page may have escaped. */
const REFERENCE = /^&(?:amp;)?[#\w]{2,8};/;
/** What no more bytes can turn into such a head. */
const NO_HEAD = /^(?!&)\\{0,7}["'`]?(?:\s|\\{1,7}[nrt]?){0,40}[^\\\s"'`:]/;
/** A list of texts in other code and other languages: what may follow the key, and the first quote or block of YAML. */
const LOOSE =
  /^(?:(\\{0,3})["'`])?\s{0,40}(?:[\]:=([./#]|(?<=["'`]\s{0,40}),)[^"'`;]{0,100}?(?:(\\{0,3})(["'`])|-\s{1,8}[|>])/;
const NO_LOOSE = /^(?:\\{0,3}["'`])?\s{0,40}(?:[^\s\\\]:=([.,/#"'`]|[^"'`;]{1,127};)/;
const LOOSE_KEY = 'sourcesContent';
/** Beginnings of lists in which texts stand behind their lengths, which are not complete. */
const MAY_PACK =
  /^(?:[\x90-\x97]|[\x80-\x9f\xdc\xdd][^]{0,4}|\0[^]{0,4}|A[^]{0,5}|"(?:;(?:a(?::\d{0,9}(?::\{?)?)?)?)?)$/;
/** Of no use before a key: what stands there belongs to a longer name (2), or to code about an object (1). */
const IN_NAME = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$-') IN_NAME[char.charCodeAt(0)] = 2;
IN_NAME['.'.charCodeAt(0)] = 1;
/** What may follow a key: its quote, escaped or not, blanks, the colon (2); and what code about an object has there (1). */
const BEHIND_KEY = new Uint8Array(256);
for (const char of '"\'`\\:& \t\n\v\f\r\u00a0') BEHIND_KEY[char.charCodeAt(0)] = 2;
for (const char of '=[].,(\0A\xdc\xdd') BEHIND_KEY[char.charCodeAt(0)] = 1;
BEHIND_KEY.fill(1, 0x80, 0xa0);
const DOT = 0x2e;
/** In CBOR the length of the key is a letter. */
const CBOR_KEY = 0x60 + LOOSE_KEY.length;

/** Null if the text behind a key does not begin a list of the kind. */
function startOf(key: string, head: string): { start: Start; skip: number } | null {
  const [, keyEscape = '', keyQuote = '', escape = '', quote = ''] = HEAD.exec(head) ?? [];
  if (!HEAD.test(head)) return null;
  const [backslashes, mark] = keyQuote === '' ? [escape, quote] : [keyEscape, keyQuote];
  // Each layer doubles the backslashes before a quote and adds one.
  const layers = Math.log2(backslashes.length + 1);
  if (!Number.isInteger(layers)) return null;
  const isJson = keyQuote === '"';
  const start = { key, layers, quote: layers === 0 ? -1 : mark.charCodeAt(0), isJson, pages: 0 };
  return { start, skip: keyEscape.length + keyQuote.length };
}

/** The same in a field whose quotes are doubled, and in a file of properties, which escapes colons. */
function startInField(key: string, head: string): { start: Start; skip: number } | null {
  const isDoubled = head.startsWith('""');
  if (!isDoubled && !head.startsWith('"\\:')) return null;
  const plain = isDoubled ? head.replaceAll('""', '"') : head.replaceAll(/\\(?:[:=#!]|\r?\n)/g, (found) => found[1]!);
  const found = startOf(key, plain);
  if (found?.start.layers !== 0) return null;
  const start = { ...found.start, ...(isDoubled ? { isDoubled } : { layers: 1 }) };
  return { start, skip: isDoubled ? 2 : found.skip };
}

/** The same in a page. */
function startInPage(key: string, head: string): { start: Start; skip: number } | null {
  const reference = REFERENCE.exec(head)?.[0];
  if (reference === undefined) return null;
  const pages = reference.startsWith('&amp;') ? 2 : 1;
  const plain = pages === 2 ? unescapeHtml(unescapeHtml(head)) : unescapeHtml(head);
  const found = startOf(key, plain);
  return found === null ? null : { start: { ...found.start, pages }, skip: reference.length };
}

/** The same in bytes, and where texts are counted. */
function startInBytes(key: string, head: string): { start: Start; skip: number } | null {
  const list = key === LOOSE_KEY ? packedList(head) : null;
  return list && { start: { key, layers: 0, quote: -1, isJson: false, pages: 0, list }, skip: 0 };
}

/** The same for a list that is no literal. In a document the key stands in a string. */
function looseStart(key: string, head: string, inDocument: boolean): { start: Start; skip: number } | null {
  const found = key === LOOSE_KEY ? LOOSE.exec(head) : null;
  if (found === null) return null;
  const [, keyEscape, escape = '', mark = '"'] = found;
  const backslashes = keyEscape ?? escape;
  if (backslashes.length === 2) return null;
  const isBare = backslashes.length === 0;
  const layers = isBare ? Number(inDocument) : (backslashes.length + 1) / 2;
  const quote = layers === 0 ? -1 : isBare ? QUOTE : mark.charCodeAt(0);
  const start = { key, layers, quote, isJson: false, pages: 0, list: 'loose' as const };
  return { start, skip: keyEscape === undefined ? 0 : keyEscape.length + 1 };
}

/** Where a key stands. */
interface Place {
  /** In JSON that is read already: a key in bare quotes is that of the document. */
  readonly inDocument: boolean;
  /** The byte before can be nothing but the length of the key. */
  readonly inBytes: boolean;
  /** Of the comment that its line is. */
  readonly mark: string | null;
}

class Fragment implements Consumer {
  readonly #key: string;
  readonly #place: Place;
  readonly #open: (start: Start) => FragmentReader | null;
  /** Told what belongs to the map. */
  readonly #cover: Cover;
  /** Where the reader stands. */
  readonly #end: Standing;
  /** Tells that what it finds would not be taken. */
  readonly #isFull: () => boolean;
  /** Told what stands behind a key as soon as that is known. */
  readonly #tell: (head: string) => void;
  /** Of the next byte. */
  #offset: number;
  #head = '';
  #reader: FragmentReader | null = null;

  constructor(
    key: string,
    place: Place,
    offset: number,
    open: (start: Start) => FragmentReader | null,
    cover: Cover,
    end: Standing,
    isFull: () => boolean,
    tell: (head: string) => void,
  ) {
    this.#key = key;
    this.#place = place;
    this.#offset = offset;
    this.#open = open;
    this.#cover = cover;
    this.#end = end;
    this.#isFull = isFull;
    this.#tell = tell;
  }

  push(bytes: Uint8Array): boolean {
    if (this.#reader) return this.#pass(this.#reader, bytes, 0);
    const known = this.#head.length;
    if (known === 0 && this.#place.inDocument && bytes[0] === QUOTE) return false;
    for (let i = 0; i < bytes.length && this.#head.length < HEAD_BYTES; i++)
      this.#head += String.fromCharCode(bytes[i]!);
    const found = this.#found();
    if (!found) {
      this.#offset += bytes.length;
      const more = this.#head.length < HEAD_BYTES && this.#mayBegin();
      if (!more) this.#tell(this.#head);
      return more;
    }
    if (found.start.list === 'loose') this.#tell(this.#head);
    const reader = this.#open(found.start);
    if (!reader) return false;
    this.#reader = reader;
    if (reader.push(Buffer.from(this.#head.slice(found.skip, known), 'latin1'), 0, () => {}) >= 0) {
      reader.end();
      return false;
    }
    return this.#pass(reader, bytes, Math.max(0, found.skip - known));
  }

  end(): void {
    if (this.#reader) this.#reader.end();
    else this.#tell(this.#head);
  }

  #found(): ReturnType<typeof startOf> {
    const { inBytes, inDocument, mark } = this.#place;
    const [key, head] = [this.#key, mark === null ? this.#head : withoutMarks(this.#head, mark)];
    const packed = startInBytes(key, head);
    if (packed || inBytes) return packed;
    return startOf(key, head) ?? startInField(key, head) ?? startInPage(key, head) ?? looseStart(key, head, inDocument);
  }

  #mayBegin(): boolean {
    if (this.#key === LOOSE_KEY && MAY_PACK.test(this.#head)) return true;
    if (this.#place.inBytes) return false;
    return !NO_HEAD.test(this.#head) || (this.#key === LOOSE_KEY && !NO_LOOSE.test(this.#head));
  }

  #pass(reader: FragmentReader, bytes: Uint8Array, from: number): boolean {
    const start = this.#offset;
    const end = reader.push(bytes, from, (first, behind) => this.#cover(start + first, start + behind));
    this.#offset += bytes.length;
    this.#end.at = end < 0 ? this.#offset : start + end;
    const isDone = end >= 0 || this.#isFull();
    if (isDone) reader.end();
    return !isDone;
  }
}

/** One per artifact. `isReading` tells which entries are being read as JSON: there only string literals are looked at. */
export function fragmentExpander(
  budget: Budget,
  covered: Covered,
  lists: NamedLists,
  isReading: (info: EntryInfo) => boolean,
): Expander {
  const pool = new DecoderPool();
  const entries = new EntryReaders();
  return {
    name: 'fragment',
    keywords: KEYS,
    guard(bytes, start, end) {
      const loose = Number(end - start === LOOSE_KEY.length);
      const isName = start > 0 && IN_NAME[bytes[start - 1]!]! > loose && !(loose && bytes[start - 1] === CBOR_KEY);
      return !isName && (end === bytes.length || BEHIND_KEY[bytes[end]!]! >= 2 - loose);
    },
    attach(info, offset, sink, before, key) {
      if (covered.has(info, offset - 1)) return null;
      const last = before(1)[0] ?? 0;
      const inBytes = IN_NAME[last]! > Number(key === LOOSE_KEY);
      if (inBytes && (last !== CBOR_KEY || key !== LOOSE_KEY)) return null;
      const inDocument = isReading(info);
      const mark = lineMark(before);
      const alias = key === LOOSE_KEY && last === DOT ? aliasBefore(before) : null;
      const end = entries.begin(info, offset, sink);
      if (!end) return null;
      return new Fragment(
        key,
        { inDocument, inBytes, mark },
        offset,
        (start) => {
          if (inDocument && start.layers === 0 && start.pages === 0) return null;
          const limited = entries.limited(info, sink);
          return limited && new FragmentReader({ ...start, inDocument, mark }, info, limited, budget, pool);
        },
        covered.track(info),
        end,
        () => entries.isFull(info),
        (head) => key === LOOSE_KEY && lists.use(info, alias, head, sink),
      );
    },
  };
}
