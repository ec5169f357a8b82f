/** The texts of a list in a binary format, or in one that counts: each stands behind its length. */
import type { Stage } from './stage.ts';
import type { TextWriter } from './text-writer.ts';

interface Format {
  /** The head of the list, behind the key. */
  readonly list: RegExp;
  /** What stands before an element, with its length in a group: digits, or bytes. */
  readonly item: RegExp;
  readonly length: (item: string) => number;
}

const bigEndian = (bytes: string): number => [...bytes].reduce((sum, char) => sum * 256 + char.charCodeAt(0), 0);
const littleEndian = (bytes: string): number => bigEndian([...bytes].toReversed().join(''));
/** Seven bits a byte, the lowest first. */
const variable = (bytes: string): number =>
  [...bytes].reduceRight((sum, char) => sum * 128 + (char.charCodeAt(0) & 127), 0);
/** A length in the low bits of the first byte, or behind it. */
const prefixed = (item: string, bits: number): number =>
  item.length > 1 ? bigEndian(item.slice(1)) : item.charCodeAt(0) & bits;

/** Bytes are characters. */
const FORMATS: readonly Format[] = [
  // MessagePack.
  {
    list: /^(?:[\x90-\x9f]|\xdc[^]{2}|\xdd[^]{4})(?=[\xa0-\xbf\xc0\xd9-\xdb])/,
    item: /^\xc0*([\xa0-\xbf]|\xd9[^]|\xda[^]{2}|\xdb[^]{4})/,
    length: (item) => prefixed(item, 31),
  },
  // CBOR (RFC 8949).
  {
    list: /^(?:[\x80-\x97\x9f]|\x98[^]|\x99[^]{2}|\x9a[^]{4})(?=[\x60-\x7a\xf6])/,
    item: /^\xf6*([\x60-\x77]|\x78[^]|\x79[^]{2}|\x7a[^]{4})/,
    length: (item) => prefixed(item, 31),
  },
  // BSON; the zero behind a text belongs to its length.
  { list: /^\0[^]{4}(?=\W0\0)/, item: /^\0?\W\d{1,7}\0([^]{4})/, length: (item) => littleEndian(item) - 1 },
  // What V8 serializes.
  { list: /^A[\x80-\xff]{0,4}[\0-\x7f](?=")/, item: /^"([\x80-\xff]{0,4}[\0-\x7f])/, length: variable },
  // What PHP serializes.
  { list: /^";a:\d{1,9}:{/, item: /^(?:";)?i:\d{1,9};s:(\d{1,9}):"/, length: Number },
];
/** No head of a list or an element is longer. */
const LONGEST = 32;

/** The format of a list that begins so, and the length of its head. */
export function packedList(head: string): { readonly format: Format; readonly length: number } | null {
  for (const format of FORMATS) {
    const found = format.list.exec(head);
    if (found !== null) return { format, length: found[0].length };
  }
  return null;
}

export class PackedList implements Stage {
  readonly #format: Format;
  readonly #writer: TextWriter;
  #head = '';
  /** Bytes of the text that are to come. */
  #left = 0;
  /** Of the head of the list. */
  #skip: number;

  constructor(format: Format, skip: number, writer: TextWriter) {
    this.#format = format;
    this.#skip = skip;
    this.#writer = writer;
  }

  get isKnown(): boolean {
    return this.#left > 0;
  }

  end(): void {
    this.#writer.close();
  }

  byte(value: number): boolean {
    if (this.#skip > 0) this.#skip--;
    else if (this.#left > 0) {
      this.#writer.byte(value);
      if (--this.#left === 0) this.#complete();
    } else return this.#headPart(value);
    return true;
  }

  #headPart(value: number): boolean {
    this.#head += String.fromCharCode(value);
    const found = this.#format.item.exec(this.#head);
    if (found === null) return this.#head.length < LONGEST;
    this.#head = '';
    this.#left = this.#format.length(found[1]!);
    this.#writer.open();
    if (this.#left <= 0) this.#complete();
    return true;
  }

  #complete(): void {
    this.#left = 0;
    this.#writer.complete();
    this.#writer.close();
  }
}
