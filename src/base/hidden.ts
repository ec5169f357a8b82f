/**
 * Pieces of credentials whose form is lost on the way to a report: of a name without its first folder, of a value that is
 * known by the words around it. Kept for the life of the process, so that whatever leaves it can be looked through.
 */
import { Buffer } from 'node:buffer';
import { detached } from './detached.ts';
import { keySpans, maskSpans, type KeySpan } from './key-spans.ts';

/** Characters of a piece. */
const PIECE = 8;
/** Bounds the memory, and the time that is spent: some dozens of keys. */
const MOST_PIECES = 300_000;
const MOST_SPENT = 2_000_000;
const MOST_VALUE = 32_768;
/** Shorter values are words as often as not. */
const LEAST_VALUE = 12;
const RUN = /[\w+/=%-]{8,}/g;
const FACTOR = 0x01_00_01_93;
const FILTER_BITS = 20;
/** Names of members in reports. */
const PLAIN = /^[A-Za-z]*$/;

/** True for those of long values in base64, which have no piece in common with a word. */
const pieces = new Map<string, boolean>();
let spent = 0;
/** A value is found as often as it stands somewhere. */
const values = new Set<string>();
const MOST_VALUES = 10_000;
/** By the hash of a piece: 1 if one of them has it. */
let filter: Uint8Array | null = null;

/** Names that may hold a key. Nearly all names are done with this. */
const SUSPECT = /KEY|PuTTY|LS0t|M[A-P][\w+/]{1,6}(?:AgE|CAQ|IBA)|b3BlbnNz|kty/;

/** Remembers keys in a name as it is written in an archive, before anything is taken off it. */
export function hideInName(name: string): void {
  if (!SUSPECT.test(name)) return;
  for (const { start, end } of keySpans(name)) {
    const span = name.slice(start, Math.min(end, start + MOST_VALUE));
    addRuns(span, LINE.test(span));
  }
}

/** A line of a key. */
const LINE = /(?=[A-Za-z+/]{0,64}\d)[A-Za-z0-9+/]{48}/;
/** What else stands in keys: their first and last lines, names of their parts. */
const LABEL = /--|^[A-Z]?[a-z]+(?:-|$)|^[A-Z-]+$/;

/** Remembers a value, and what it is in base64, in hexadecimal and in URLs. Not those that could be guessed. */
export function hideValue(value: string): void {
  const text = value.slice(0, MOST_VALUE);
  if (text.length < LEAST_VALUE || !/\d/.test(text) || values.has(text) || values.size === MOST_VALUES) return;
  values.add(detached(text));
  const certain = isBase64(text);
  addRuns(text, certain);
  const inUrl = encodeURIComponent(text);
  if (inUrl !== text) addRuns(inUrl, certain);
  if (certain) {
    addRuns(text.replaceAll('+', '-').replaceAll('/', '_'), certain);
    addRuns(Buffer.from(text, 'base64').toString('hex'));
    return;
  }
  for (let shift = 0; shift < 3; shift++) {
    addRuns(
      Buffer.from(`${' '.repeat(shift)}${text}`)
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    );
  }
}

/** The text with `…` for everything that is made of remembered pieces. JSON stays JSON, with its numbers. */
export function maskHidden(text: string): string {
  return filter === null
    ? text
    : maskSpans(
        text,
        hiddenSpans(text, filter).filter(({ start, end }) => isTold(text.slice(start, end))),
      );
}

/** The same for a string that is none of JSON text. */
function maskString(text: string): string {
  if (filter === null || text.length < PIECE) return text;
  const spans = hiddenSpans(text, filter).filter(({ start, end }) => {
    const span = text.slice(start, end);
    return isTold(span) || /\d/.test(span);
  });
  return maskSpans(text, spans);
}

/** True if there is anything to mask. */
export function hidesAny(): boolean {
  return filter !== null;
}

/** For `JSON.parse`: strings and names of files are masked so, names of members of the report are left. */
export function maskStrings(_: string, value: unknown): unknown {
  if (typeof value === 'string') return maskString(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || filter === null) return value;
  const entries = Object.entries(value);
  if (entries.every(([name]) => PLAIN.test(name))) return value;
  return Object.fromEntries(entries.map(([name, member]) => [PLAIN.test(name) ? name : maskString(name), member]));
}

function isBase64(text: string): boolean {
  return text.length >= 40 && /^[A-Za-z0-9+/]{1,32768}={0,2}$/.test(text);
}

function addRuns(text: string, certain = false): void {
  for (const [run] of text.matchAll(RUN)) {
    spent += run.length;
    if (spent > MOST_SPENT || pieces.size > MOST_PIECES) return;
    const told = certain && !LABEL.test(run);
    for (let at = 0; at + PIECE <= run.length; at++) add(run.slice(at, at + PIECE), told);
  }
}

function add(piece: string, told: boolean): void {
  let hash = 0;
  for (let i = 0; i < PIECE; i++) hash = (Math.imul(hash, FACTOR) + piece.charCodeAt(i)) | 0;
  filter ??= new Uint8Array(1 << FILTER_BITS);
  filter[hash >>> (32 - FILTER_BITS)] = 1;
  pieces.set(piece, told || pieces.get(piece) === true);
}

function hiddenSpans(text: string, known: Uint8Array): readonly KeySpan[] {
  const spans: { start: number; end: number }[] = [];
  let power = 1;
  for (let i = 0; i < PIECE; i++) power = Math.imul(power, FACTOR);
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    hash = (Math.imul(hash, FACTOR) + text.charCodeAt(i)) | 0;
    if (i >= PIECE) hash = (hash - Math.imul(power, text.charCodeAt(i - PIECE))) | 0;
    if (i < PIECE - 1 || known[hash >>> (32 - FILTER_BITS)] === 0) continue;
    const start = i + 1 - PIECE;
    if (!pieces.has(text.slice(start, i + 1))) continue;
    const last = spans.at(-1);
    if (last && start <= last.end) last.end = i + 1;
    else spans.push({ start, end: i + 1 });
  }
  return spans;
}

/** Digits alone may be a number of JSON. */
function isTold(span: string): boolean {
  if (isRandom(span)) return true;
  if (!/[A-Za-z]/.test(span)) return false;
  return pieces.get(span.slice(0, PIECE)) === true || pieces.get(span.slice(-PIECE)) === true;
}

/** Not a word, nor a number: what any text may have in common with a value says nothing. */
function isRandom(span: string): boolean {
  if (/\d/.test(span) && /[A-Za-z]/.test(span)) return true;
  return span.length >= 2 * PIECE || (span.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g) ?? []).length > 2;
}
