/** Short tokens that lie in one chunk: nearly all keys, names and numbers. */
import type { Buffer } from 'node:buffer';
import { BACKSLASH, endsScalar, QUOTE } from './json-bytes.ts';

/** Keys and most names are shorter. */
const SHORT = 128;
/** Digits whose number needs no closer look. */
const DIGITS = 15;
const SLOTS = 1_024;

/** Index of the closing quote of a short ASCII string without escapes, -1 for any other. */
export function shortEnd(chunk: Uint8Array, from: number): number {
  const limit = Math.min(chunk.length, from + SHORT);
  for (let i = from; i < limit; i++) {
    const byte = chunk[i]!;
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH || byte < 0x20 || byte >= 0x80) return -1;
  }
  return -1;
}

/** Index of the closing quote of a short string without escapes, -1 for any other. */
export function plainEnd(chunk: Uint8Array, from: number): number {
  const limit = Math.min(chunk.length, from + SHORT);
  for (let i = from; i < limit; i++) {
    const byte = chunk[i]!;
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Index behind an integer of few digits, followed by what ends it; -1 for any other scalar. */
export function integerEnd(chunk: Uint8Array, from: number): number {
  const limit = Math.min(chunk.length, from + DIGITS + 1);
  let i = from;
  while (i < limit && chunk[i]! >= 0x30 && chunk[i]! <= 0x39) i++;
  if (i === limit || i === from || !endsScalar(chunk[i]!)) return -1;
  return chunk[from] === 0x30 && i > from + 1 ? -1 : i;
}

/** Documents repeat their keys: the texts made last are kept, so that most cost no allocation. */
const kept: string[] = Array.from({ length: SLOTS }, () => '');

function matches(text: string, chunk: Uint8Array, from: number): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== chunk[from + i]) return false;
  return true;
}

/** The text of ASCII bytes `from` to `to`. */
export function shortText(chunk: Buffer, from: number, to: number): string {
  const length = to - from;
  if (length === 0) return '';
  const mixed = length * 31 + chunk[from]! * 7 + chunk[to - 1]! * 131 + chunk[from + (length >> 1)]! * 17;
  const slot = mixed & (SLOTS - 1);
  const known = kept[slot]!;
  if (known.length === length && matches(known, chunk, from)) return known;
  return (kept[slot] = chunk.toString('latin1', from, to));
}
