/**
 * Source maps, keys, key stores and compressed data in base64 (RFC 4648) without a comment that names them: in constants,
 * attributes, configuration. Found by what they begin with, or by what the key of the texts and the label of a private key look like in
 * base64 at each of their three alignments.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import type { Covered } from './covered.ts';
import { Base64Decoder, isBase64 } from './payload.ts';
import { NOWHERE } from './source-map/json-walker.ts';

/** What begins a run; the first characters of containers, whose readers decide what they are. */
const STARTS: readonly string[] = (
  'eyJ2ZXJzaW9uIjoz eyJtYXBwaW5ncyI6I ' +
  // xz in both alphabets, 7z, rar and lzma with the usual dictionaries, which have no decoder.
  '/Td6WFoA _Td6WFoA N3q8ryc UmFyIRoH XQAAgA XQAAQA XQAAIA XQAAEA XQAAAQ XQAAAAE XQAAAAI XQAAAAQ ' +
  // gzip, zip, zstd in both alphabets, WebAssembly, and zlib with each of its four usual headers.
  'H4sI UEsDB KLUv/ KLUv_ AGFzbQ eAE eAF eAG eAH eF4 eF5 eF6 eF7 eJw eJx eJy eJz eNo eNp eNq eNr'
).split(' ');
/** What lies anywhere in it, as it is and in UTF-16 of either order. */
const INSIDE = ['sourcesContent', 'PRIVATE KEY-----'].flatMap((text) => [text, text.slice(0, 11).split('').join('\0')]);
/** Key stores: the magic bytes of Java's with their version, in both alphabets and in a URL; the content of a PKCS#12 file. */
const STORES = ['/u3+7QAAAAI', '_u3-7QAAAAI', '%2Fu3%2B7QAAAAI', '%2fu3%2b7QAAAAI', 'zs7OzgAAAAI'];
const PKCS12 = Buffer.from('06092a864886f70d010701a0', 'hex').toString('latin1');
/** Keyword → place of its first character in a group of four. */
const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ...[...STARTS, ...STORES].map((text) => [text, 0] as const),
  ...[...INSIDE, PKCS12].flatMap(alignments),
]);
/** Up to this length they are beginnings, which occur in words as well. */
const SHORT = 6;
const BEGINS: ReadonlySet<string> = new Set([...STARTS, ...STORES]);
/** Keys that are the whole run are found as they stand. */
const ENCODED_KEY = /^LS0tLS1CRUdJTi/;
const LOOK_BEHIND = 512;
/** More runs than this that begin like a container, in all files together, are no accident. */
const MAX_CONTAINERS = 1_000;
/** No map with a text is shorter. A line of a key store tells enough. */
const MIN_BYTES = 48;
/** No line of base64 is shorter, the beginning aside. */
const LEAST_LINE = 24;
const PERCENT = 0x25;

/** The characters that the text makes wherever it lies in groups of three bytes: those that hold none of its neighbours. */
function alignments(text: string): readonly (readonly [string, number])[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text, 'latin1')]).toString('base64');
    const start = Math.ceil((shift * 8) / 6);
    return [encoded.slice(start, Math.floor(((shift + text.length) * 8) / 6)), start];
  });
}

class Base64Map implements Consumer {
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  readonly #open: () => EntryWriter;
  #child: EntryWriter | null = null;
  #held: Buffer = Buffer.alloc(0);
  readonly #decoder: Base64Decoder;
  #offset: number;

  constructor(open: () => EntryWriter, offset: number, budget: Budget, covered: (end: number) => void) {
    this.#open = open;
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
    this.#decoder = new Base64Decoder((decoded) => this.#take(decoded), true);
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

/** False for what ends before a first line could: words, and the positions of maps, which are full of such beginnings. */
function goesOn(bytes: Uint8Array, from: number): boolean {
  const end = Math.min(bytes.length, from + LEAST_LINE);
  for (let at = from; at < end; at++) if (!isBase64(bytes[at]!) && bytes[at] !== PERCENT) return false;
  return true;
}

/** One per artifact. Children are named `<base64 text 1>`, `<base64 text 2>` … per entry. */
export function base64Expander(budget: Budget, covered: Covered): Expander {
  const counts = new WeakMap<EntryInfo, number>();
  let containers = 0;
  const open = (info: EntryInfo, sink: Sink): EntryWriter => {
    const count = (counts.get(info) ?? 0) + 1;
    counts.set(info, count);
    return sink.open({ path: [...info.path, `<base64 text ${count}>`], type: 'file', via: 'base64' });
  };
  /** False, after saying so once, when there were too many. */
  const mayOpen = (info: EntryInfo, sink: Sink): boolean => {
    if (++containers <= MAX_CONTAINERS) return true;
    const detail = `more than ${MAX_CONTAINERS} runs of base64 look like compressed data; from here on they were not decoded`;
    if (containers === MAX_CONTAINERS + 1) sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
    return false;
  };
  return {
    name: 'base64',
    keywords: [...KEYWORDS.keys()],
    guard: (bytes, start, end) =>
      end - start > SHORT || ((start === 0 || !isBase64(bytes[start - 1]!)) && goesOn(bytes, end)),
    attach(info, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      const behind = before(LOOK_BEHIND);
      let from = behind.length;
      while (from > 0 && isBase64(behind[from - 1]!)) from--;
      if (BEGINS.has(keyword) && from < behind.length) return null;
      if (ENCODED_KEY.test(Buffer.from(behind.subarray(from)).toString('latin1'))) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('data in base64', info.path, budget, sink);
        return null;
      }
      if (keyword.length <= SHORT && containers > MAX_CONTAINERS) return null;
      // The run may begin inside a group: then the first bytes are of no use.
      from += (behind.length - from + 4 - KEYWORDS.get(keyword)!) % 4;
      const map = new Base64Map(
        () => (keyword.length > SHORT || mayOpen(info, sink) ? open(info, sink) : NOWHERE),
        offset,
        budget,
        (end) => covered.extend(info, end),
      );
      map.begin(behind.subarray(Math.min(from, behind.length)));
      map.begin(Uint8Array.from(keyword, (char) => char.charCodeAt(0)));
      return map;
    },
  };
}
