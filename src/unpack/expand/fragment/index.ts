/**
 * Source maps in other text: as an object in code, as JSON in a string literal, as part of a document that is no JSON. Found by
 * the keys of their lists, read forward from there to the end of the object.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander } from '../../../base/entry.ts';
import type { Budget } from '../../../base/limits.ts';
import type { Cover, Covered } from '../covered.ts';
import { DecoderPool } from '../source-map/content-writer.ts';
import { QUOTE } from '../source-map/json-bytes.ts';
import { lineMark, withoutMarks } from './line-mark.ts';
import { aliasBefore, type NamedLists } from './named-lists.ts';
import { FragmentReader, type Start } from './reader.ts';
import { EntryReaders, type Standing } from './readers.ts';
import {
  HEAD_BYTES,
  LOOSE_KEY,
  looseStart,
  NO_HEAD,
  NO_LOOSE,
  SHORT_KEY,
  startInBytes,
  startInField,
  startInPage,
  startOf,
} from './start.ts';
import { hasEscapedEnd, maySpellEnd, spelledEnd } from './spelled.ts';

const KEYS = ['sources', 'sourcesContent', 'sections'] as const;
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
    const end = this.#spelledEnd();
    const key = end === 0 ? this.#key : LOOSE_KEY;
    const plain = this.#head.slice(end);
    const head = mark === null ? plain : withoutMarks(plain, mark);
    const packed = startInBytes(key, head);
    if (packed || inBytes) return packed;
    const found =
      startOf(key, head) ?? startInField(key, head) ?? startInPage(key, head) ?? looseStart(key, head, inDocument);
    return found && { ...found, skip: found.skip + end };
  }

  #spelledEnd(): number {
    return this.#key === SHORT_KEY ? spelledEnd(this.#head) : 0;
  }

  #mayBegin(): boolean {
    if (this.#key === LOOSE_KEY && MAY_PACK.test(this.#head)) return true;
    if (this.#place.inBytes) return false;
    if (this.#key === SHORT_KEY && maySpellEnd(this.#head)) return true;
    return (
      !NO_HEAD.test(this.#head.slice(this.#spelledEnd())) || (this.#key === LOOSE_KEY && !NO_LOOSE.test(this.#head))
    );
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
      if (isName) return false;
      if (end === bytes.length || BEHIND_KEY[bytes[end]!]! >= 2 - loose) return true;
      return end - start === SHORT_KEY.length && hasEscapedEnd(bytes, end);
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
