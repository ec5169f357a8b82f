/**
 * Matches flat sequences against bytes in place, before any string is made. One decoded byte may be written as `\/` (JSON)
 * or as `%2B`, `%2F`, `%3D` (URLs) where the class has it.
 */
import type { ByteClass } from './alphabet.ts';
import { beginsLetter } from './boundary.ts';
import { isLiteral, type Item, type RunItem, type Sequence } from './shape.ts';

const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const PERCENT = 0x25;
const DASH = 0x2d;
const GREATER = 0x3e;
const DOT = 0x2e;

/** Tells whether the answer could change with more bytes behind the end. */
export interface Probe {
  cut: boolean;
}

/** Index behind the match of `items` from `index` on at `at`, or -1. */
export function matchForward(bytes: Uint8Array, at: number, items: Sequence, index: number, probe: Probe): number {
  if (index === items.length) return at;
  const item = items[index]!;
  if (isLiteral(item)) {
    const end = matchLiteral(bytes, at, item.text, probe);
    return end < 0 ? -1 : matchForward(bytes, end, items, index + 1, probe);
  }
  return matchRun(bytes, at, item, items, index, probe);
}

function matchLiteral(bytes: Uint8Array, from: number, text: string, probe: Probe): number {
  let at = from;
  for (let i = 0; i < text.length; i++) {
    const wanted = text.charCodeAt(i);
    if (at >= bytes.length) probe.cut = true;
    if (bytes[at] === wanted) at++;
    else if (wanted === SLASH && bytes[at] === BACKSLASH && bytes[at + 1] === SLASH) at += 2;
    else if (bytes[at] === PERCENT && decodedAt(bytes, at) === wanted) at += 3;
    else return -1;
  }
  return at;
}

function matchRun(
  bytes: Uint8Array,
  from: number,
  item: RunItem,
  items: Sequence,
  index: number,
  probe: Probe,
): number {
  const { table, min, max } = item;
  const isLast = index === items.length - 1;
  /** Ends of the units, kept only if some of them are wider than a byte. */
  let ends: number[] | null = null;
  let at = from;
  let count = 0;
  for (; count < max; count++) {
    if (at < bytes.length && table[bytes[at]!] === 1) {
      if (bytes[at] === DASH && isCommentEnd(bytes, at)) break;
      at++;
    } else {
      const width = escapedWidth(bytes, at, item);
      if (width === 0) break;
      ends ??= upTo(from, count);
      at += width;
    }
    ends?.push(at);
  }
  if (at >= bytes.length) probe.cut = true;
  if (count < min) return -1;
  if (isLast) {
    while (count > min && bytes[unitEnd(ends, from, count) - 1] === DOT) count--;
    return unitEnd(ends, from, count);
  }
  for (let units = count; units >= min; units--) {
    const end = matchForward(bytes, unitEnd(ends, from, units), items, index + 1, probe);
    if (end >= 0 || !canGiveBack(items[index + 1]!, table)) return end;
  }
  return -1;
}

/** Ends of the first units, which are a byte each. */
function upTo(from: number, count: number): number[] {
  return Array.from({ length: count + 1 }, (_, i) => from + i);
}

function unitEnd(ends: readonly number[] | null, from: number, units: number): number {
  return ends === null ? from + units : ends[units]!;
}

/** Giving bytes back helps only if what follows may begin with one of them. */
function canGiveBack(next: Item, table: ByteClass): boolean {
  return !isLiteral(next) || table[next.text.charCodeAt(0)] === 1;
}

/** Bytes of an escaped member of the class at `at`, or 0. */
function escapedWidth(bytes: Uint8Array, at: number, { table, encoded }: RunItem): number {
  if (bytes[at] === BACKSLASH) return table[SLASH] === 1 && bytes[at + 1] === SLASH ? 2 : 0;
  if (bytes[at] !== PERCENT) return 0;
  const byte = decodedAt(bytes, at);
  return byte !== 0 && (encoded || table[byte] === 1) ? 3 : 0;
}

/** What `%2B`, `%2F` and `%3D` stand for; 0 for anything else. */
function decodedAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at + 2] ?? 0) & 0xdf;
  if (bytes[at + 1] === 0x32) {
    if (low === 0x42) return 0x2b;
    return low === 0x46 ? SLASH : 0;
  }
  return bytes[at + 1] === 0x33 && low === 0x44 ? 0x3d : 0;
}

/** `-->` ends an HTML comment. */
function isCommentEnd(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === DASH && bytes[at + 1] === DASH && bytes[at + 2] === GREATER;
}

/** True if the run of a class goes on at `at`: then what ended there was only a part of something longer. */
export function continuesAt(bytes: Uint8Array, at: number, item: RunItem, probe: Probe): boolean {
  if (at >= bytes.length) {
    probe.cut = true;
    return false;
  }
  const byte = bytes[at]!;
  if (item.table[byte] === 0) return escapedWidth(bytes, at, item) > 0 || beginsLetter(bytes, at);
  if (byte === DASH) return !isCommentEnd(bytes, at);
  return byte !== DOT || item.table[bytes[at + 1] ?? 0] === 1;
}

/**
 * Index where the match of `items`, read backwards from `end`, begins; -1 if there is none. `opens` tells where it may:
 * the first run gives bytes back that belong to an escape.
 */
export function matchBackward(bytes: Uint8Array, end: number, items: Sequence, opens: (at: number) => boolean): number {
  let at = end;
  let slack = 0;
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!;
    if (isLiteral(item)) {
      at -= item.text.length;
      slack = 0;
      if (at < 0) return -1;
      for (let c = 0; c < item.text.length; c++) if (bytes[at + c] !== item.text.charCodeAt(c)) return -1;
    } else {
      let count = 0;
      while (count < item.max && at > 0 && item.table[bytes[at - 1]!] === 1) {
        at--;
        count++;
      }
      if (count < item.min) return -1;
      slack = count - item.min;
    }
  }
  for (let start = at; start <= at + slack; start++) if (opens(start)) return start;
  return -1;
}
