/**
 * Keys as programs and documents write bytes: in lists of numbers, and in hexadecimal with or without signs between. Found by
 * bytes that lie near their beginning; what is around them is decoded and read like the bytes themselves. Not in lists of C
 * (`0x30, 0x82`), in which the test vectors of cryptographic libraries stand.
 */
import { Buffer } from 'node:buffer';
import { keyAt, type Patience } from './bare.ts';
import { sequenceLength } from './der.ts';
import type { KeyMaterial } from './material.ts';

/** How bytes are written: one of them, what stands between two in the mark, and a pattern for one with what may follow it. */
interface Notation {
  readonly write: (byte: number) => string;
  readonly between: readonly string[];
  readonly byte: string;
  readonly base: 10 | 16;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const signed = (byte: number): string => String(byte < 128 ? byte : byte - 256);
/** Each number is whole: digits that could be cut in several ways would be tried in all of them. */
const DECIMAL = String.raw`(-?\d{1,3})(?!\d)[\s,]{0,40}`;
const ON_LINES = [2, 4, 6, 8].map((indent) => `,\n${' '.repeat(indent)}`);
const NOTATIONS: readonly Notation[] = [
  { write: hex, between: ['', ' ', ':'], byte: String.raw`([\da-fA-F]{2})[\s:]{0,40}`, base: 16 },
  { write: (byte) => `\\x${hex(byte)}`, between: [''], byte: String.raw`\\{1,4}x([\da-fA-F]{2})`, base: 16 },
  { write: String, between: [',', ', ', ...ON_LINES], byte: DECIMAL, base: 10 },
  { write: signed, between: [',', ', '], byte: DECIMAL, base: 10 },
];
/**
 * What the names of RSA and of elliptic curves begin with, and how they go on where a line ends in it; the name of Ed25519;
 * versions with the first numbers of the older forms.
 */
const MARKS: readonly (readonly [mark: string, before?: string])[] = [
  ['2a8648'],
  ['4886f7', '2a86'],
  ['48ce3d', '2a86'],
  ['2b6570'],
  ['0201000282'],
  ['02010104'],
];
/** Header, version, and the header of the algorithm with that of its name. */
const MOST_BEFORE = 13;
const INTEGER_OF_ONE_BYTE = Buffer.from([2, 1]);
const UPPER = /(?<!0)[a-f]/g;

interface Mark {
  /** One byte wherever a search stands. */
  readonly next: RegExp;
  /** Those before an index, as many as may stand before a mark. */
  readonly before: RegExp;
  readonly base: 10 | 16;
  readonly bytes: Buffer;
  /** Where that stands before it, another mark has been found. */
  readonly known: string | null;
}

const BY_KEYWORD: ReadonlyMap<string, Mark> = new Map(NOTATIONS.flatMap(marksOf));
export const DUMPED_KEYS: readonly string[] = [...BY_KEYWORD.keys()];

function marksOf({ write, between, byte, base }: Notation): readonly (readonly [string, Mark])[] {
  const next = new RegExp(byte, 'y');
  const before = new RegExp(`(?:${byte}){1,${MOST_BEFORE}}$`);
  return between.flatMap((sign) =>
    MARKS.flatMap(([mark, known]) => {
      const text = (digits: string): string => [...Buffer.from(digits, 'hex')].map(write).join(sign);
      const entry = { next, before, base, bytes: Buffer.from(mark, 'hex') };
      return [(one: string) => one, (one: string) => one.replaceAll(UPPER, (letter) => letter.toUpperCase())].map(
        (spell) =>
          [spell(text(mark)), { ...entry, known: known === undefined ? null : spell(text(known)) + sign }] as const,
      );
    }),
  );
}

export function isDumpMark(keyword: string): boolean {
  return BY_KEYWORD.has(keyword);
}

/** `at` is the index of the keyword. Null for public keys and for what is no key. */
export function readDump(bytes: Buffer, at: number, keyword: string, patience: Patience): KeyMaterial | null {
  const mark = BY_KEYWORD.get(keyword)!;
  const left = bytes.toString('latin1', 0, at);
  if (mark.known !== null && left.endsWith(mark.known)) return null;
  const written = mark.before.exec(left)?.[0] ?? '';
  const before = decode(written, mark, MOST_BEFORE);
  const head = Buffer.concat([before, mark.bytes]);
  const start = keyStart(head, before.length);
  if (start === -1) return null;
  const { header, length } = sequenceLength(head, start);
  const text = bytes.toString('latin1', at);
  return keyAt(Buffer.concat([before, decode(text, mark, header + length)]), start, patience);
}

/** Where a SEQUENCE begins that holds a version of a key, -1 if nowhere. */
function keyStart(head: Buffer, most: number): number {
  for (let start = 0; start < most; start++) {
    const { header } = sequenceLength(head, start);
    const version = start + header;
    if (header === 0 || !head.subarray(version, version + 2).equals(INTEGER_OF_ONE_BYTE)) continue;
    if (head[version + 2]! <= 1) return start;
  }
  return -1;
}

/** So many bytes at most; a number that is no byte ends them. */
function decode(text: string, { next, base }: Mark, most: number): Buffer {
  const bytes: number[] = [];
  next.lastIndex = 0;
  while (bytes.length < most) {
    const found = next.exec(text);
    if (found === null) break;
    const byte = Number.parseInt(found[1]!, base);
    if (byte < -128 || byte > 255) break;
    bytes.push(byte & 255);
  }
  return Buffer.from(bytes);
}
