/**
 * Source maps in base64 (RFC 4648) without a comment that names them: in constants, attributes, configuration. Found by the keys
 * they begin with, or by what the key of the texts looks like at each of its three alignments, wherever it is cut into lines.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import { findLines, isLineStart, lineBefore, LinesDecoder, type Lines } from './base64-lines.ts';
import { alignments, Base64Run, type Base64Children } from './base64-run.ts';
import type { Covered } from './covered.ts';
import { LINE } from './line-breaks.ts';
import { Base64Decoder, isBase64, type PayloadDecoder } from './payload.ts';

/** Beginnings of JSON objects, also of those that are laid out. */
const HEADS = ['eyJ', 'ewog', 'ewoJ', 'ew0K'];
/** Keys of maps, the first of which may be written with escapes. */
const MAP_START = /^\{\s{0,8}"(?:version|file|mappings|names|sections|sources|sourceRoot|sourcesC|\\u00)/;
/** Digits that hold the first key. */
const HEAD_DIGITS = 32;
const HEAD = /^[A-Za-z0-9+/_-]{0,32}/;
/** They hold the shortest of them. */
const LEAST_DIGITS = 16;

/** Part of a key in base64: the whole, where the part lies in it, and the place of its first character in a group of four. */
interface Piece {
  readonly key: string;
  readonly at: number;
  readonly place: number;
}

const PIECE = 4;
/** Lines of four characters and more hold one of the pieces at these distances, wherever they are cut. */
const STEP = 3;
const PIECES = new Map<string, Piece[]>();
for (const [key, place] of alignments('sourcesContent')) {
  for (let at = 0; at + PIECE <= key.length; at += STEP) {
    const text = key.slice(at, at + PIECE);
    PIECES.set(text, [...(PIECES.get(text) ?? []), { key, at, place }]);
  }
}
const WHOLE: ReadonlyMap<string, Piece> = new Map(
  alignments('sourcesContent').map(([key, place]) => [key, { key, at: 0, place }]),
);
const BEGINNING: Piece = { key: '', at: 0, place: 0 };

/** Before the key stand its quote and what tells that it is one. */
const CONTEXT = 16;
const LOOK_BEHIND = 512;
/** What tells lines is nearer. */
const LOOK_AHEAD = 320;

/** True for text that begins with a key of source maps; `digits` is base64. */
export function isMapStart(digits: string): boolean {
  return MAP_START.test(Buffer.from(digits, 'base64').toString('latin1'));
}

/** False for beginnings of other things. The end of the bytes at hand may hide more. */
function mayBegin(bytes: Uint8Array, start: number): boolean {
  if (!isLineStart((at) => bytes[at]!, start)) return false;
  let end = start;
  while (end < bytes.length && end - start < HEAD_DIGITS && isBase64(bytes[end]!)) end++;
  if (end === bytes.length) return true;
  // Narrow lines hold less of the key.
  return end - start < LEAST_DIGITS || isMapStart(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
}

/** True if the piece may belong to a key that is cut: whole ones are found as such. */
function isCut(bytes: Uint8Array, start: number, { key, at }: Piece): boolean {
  let before = 0;
  while (before < at && start - before > 0 && bytes[start - before - 1] === key.charCodeAt(at - before - 1)) before++;
  if (before < at && !isLineStart((index) => bytes[index]!, start - before)) return false;
  const [from, rest] = [start + PIECE, key.length - at - PIECE];
  let after = 0;
  while (after < rest && from + after < bytes.length && bytes[from + after] === key.charCodeAt(at + PIECE + after))
    after++;
  if (after < rest && from + after < bytes.length && isBase64(bytes[from + after]!)) return false;
  return before < at || after < rest;
}

interface Start {
  /** Where decoding begins, at the first digit of a group of four. */
  readonly from: number;
  /** Where in its line that is. */
  readonly column: number;
  readonly lines: Lines | null;
}

/** Digits of no use before a group begins, if so many stand before that. */
function skipped(digits: number): number {
  return ((digits % 4) + 4) % 4;
}

function runStart(text: string, hit: number): number {
  let from = hit;
  while (!isLineStart((index) => text.charCodeAt(index), from)) from--;
  return from;
}

/** Where the line begins that so many digits behind it lie before the hit, or the first one. */
function firstLine(text: string, hit: number, wanted: number, lines: Lines): number {
  let from = lines.start;
  for (let digits = hit - from; digits < wanted; digits += lines.width) {
    const before = lineBefore(text, from, lines);
    if (before === null) break;
    from = before;
  }
  return from;
}

/** `text` holds what stands around the keyword from `hit` to `end`. Null if the key is not there. */
function startOf(text: string, hit: number, end: number, { key, at, place }: Piece): Start | null {
  const lines = findLines(text, hit, end);
  const wanted = key === '' ? 0 : at + CONTEXT;
  const from = lines ? firstLine(text, hit, wanted, lines) : runStart(text, hit);
  const digits = lines ? text.slice(from, hit).split(lines.joint).join('').length : hit - from;
  if (digits < at) return null;
  const run = lines ? text.slice(from).split(lines.joint).join('') : text.slice(from);
  const isThere = key === '' ? digits === 0 && isMapStart(HEAD.exec(run)![0]) : run.startsWith(key, digits - at);
  if (!isThere) return null;
  const column = skipped(digits - at - place);
  return { from: from + column, column, lines };
}

/** Holds what follows a keyword until it can be told whether that stands on lines. */
class MapPart implements Consumer {
  readonly #begin: (ahead: Buffer) => Base64Run | null;
  #held: Buffer | null = Buffer.alloc(0);
  #run: Base64Run | null = null;

  constructor(begin: (ahead: Buffer) => Base64Run | null) {
    this.#begin = begin;
  }

  push(bytes: Uint8Array): boolean {
    if (!this.#held) return this.#run?.push(bytes) ?? false;
    const missing = LOOK_AHEAD - this.#held.length;
    this.#held = Buffer.concat([this.#held, bytes.subarray(0, missing)]);
    if (this.#held.length < LOOK_AHEAD) return true;
    return this.#decide(this.#held) && (bytes.length <= missing || this.push(bytes.subarray(missing)));
  }

  end(): void {
    if (this.#held && !this.#decide(this.#held)) return;
    this.#run?.end();
  }

  /** False if there is no map, or if it has ended. */
  #decide(ahead: Buffer): boolean {
    this.#held = null;
    this.#run = this.#begin(ahead);
    return this.#run?.push(ahead) ?? false;
  }
}

/** Breaks alone, which the decoder for them takes as they come. */
const BREAKS = /^(?:\\+[nr]|\\?[\r\n]|[ \t])+$/;

function decoderFor(take: (decoded: Buffer) => void, { lines, column }: Start): PayloadDecoder {
  const isUsual =
    !lines || (BREAKS.test(lines.joint) && lines.width - column >= LINE.shortest && lines.width <= LINE.longest);
  return isUsual ? new Base64Decoder(take, true) : new LinesDecoder(take, lines, column);
}

/** One per artifact. */
export function base64MapExpander(budget: Budget, covered: Covered, children: Base64Children): Expander {
  function begin(info: EntryInfo, offset: number, sink: Sink, behind: Buffer, keyword: string, ahead: Buffer) {
    if (covered.has(info, offset - 1)) return null;
    const end = behind.length + keyword.length;
    const text = behind.toString('latin1') + keyword + ahead.toString('latin1');
    const pieces = PIECES.get(keyword) ?? [WHOLE.get(keyword) ?? BEGINNING];
    for (const piece of pieces) {
      const start = startOf(text, behind.length, end, piece);
      if (!start) continue;
      if (children.isFull(info, sink)) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('data in base64', info.path, budget, sink);
        return null;
      }
      const run = new Base64Run(
        () => children.open(info, sink),
        offset,
        budget,
        (to) => covered.extend(info, to),
        (take) => decoderFor(take, start),
      );
      run.begin(Buffer.from(text.slice(start.from, Math.max(start.from, end)), 'latin1'));
      return run;
    }
    return null;
  }
  return {
    name: 'base64-map',
    keywords: [...HEADS, ...PIECES.keys(), ...WHOLE.keys()],
    guard(bytes, start, end) {
      if (end - start > PIECE) return true;
      const pieces = PIECES.get(String.fromCharCode(...bytes.subarray(start, end)));
      return pieces ? pieces.some((piece) => isCut(bytes, start, piece)) : mayBegin(bytes, start);
    },
    attach(info, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      const behind = Buffer.from(before(LOOK_BEHIND));
      return new MapPart((ahead) => begin(info, offset, sink, behind, keyword, ahead));
    },
  };
}
