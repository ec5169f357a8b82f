/**
 * Finds the value that a name is given, in any language that ships in packages: `key: "…"`, `key = '…'`, `"key":"…"`,
 * `\"key\":\"…\"`, `<key>…</key>`, `key => …`, `set("key", "…")`, `{"name":"key","value":"…"}`, YAML blocks and lists of
 * `name` and `value`, `#define key "…"`.
 */
import { byteClass, classOf } from './alphabet.ts';
import type { Probe } from './matcher.ts';

/** A name goes on for so long behind its word, and before it. */
export const NAME_BYTES = 40;

const isName = classOf('A-Za-z0-9_.-');
const isAlpha = byteClass('alpha');
const isClosing = classOf('"\'`\\])');
const isOpening = classOf('"\'`\\([{<');
const isQuote = classOf('"\'');
const isBlank = classOf(' \t');
const isSpace = classOf(' \t\r\n');
const isOperator = classOf(':|?.=>,(+');
const isBlockMark = classOf('|>+-');
const isAssigning = classOf('=:>,(');
const LF = 0x0a;
const CR = 0x0d;
const VALUE: ReadonlySet<string> = new Set(['value', 'Value']);
/** Words between a name and its operator, and between an operator and the value. */
const TYPES: ReadonlySet<string> = new Set(['string', 'String', 'str', 'const', 'char', 'NSString']);
/** What people call a credential behind the name of its provider: `ngrok token = "…"`. */
const LABELS: ReadonlySet<string> = new Set([
  'token',
  'Token',
  'key',
  'Key',
  'secret',
  'Secret',
  'api',
  'API',
  'access',
  'auth',
  'authtoken',
  'password',
]);
const SCHEMES: ReadonlySet<string> = new Set(['Bearer', 'bearer', 'Token', 'token', 'Basic', 'Splunk', 'SSWS', 'Key']);

/** Quotes as URLs, strings and pages write them, and operators in URLs. */
const QUOTES = ['%22', '%27', '\\u0022', '\\u0027', '\\x22', '\\x27', '&quot;', '&#34;', '&#39;'].map(bytesOf);
const OPERATORS = ['%3D', '%3d', '%3A', '%3a'].map(bytesOf);
/** What all of them begin with. */
const isEncoding = classOf('%\\&');

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Skips one of the texts, if it stands there. */
function skipText(bytes: Uint8Array, at: number, texts: readonly Uint8Array[]): number {
  if (isEncoding[bytes[at] ?? 0] === 0) return at;
  const found = texts.find((text) => text.every((byte, i) => bytes[at + i] === byte));
  return found === undefined ? at : at + found.length;
}

/** Skips at most `most` bytes of a class. */
function skip(bytes: Uint8Array, from: number, table: Uint8Array, most: number): number {
  let at = from;
  while (at - from < most && at < bytes.length && table[bytes[at]!] === 1) at++;
  return at;
}

function skipWord(bytes: Uint8Array, from: number, words: ReadonlySet<string>): number {
  const end = skip(bytes, from, isAlpha, 9);
  return end > from && words.has(String.fromCharCode(...bytes.subarray(from, end))) ? end : from;
}

/**
 * Index of the value that is assigned to the name whose word ends at `from`, or -1. `open` says that the word itself ends
 * in an operator.
 */
export function valueAt(bytes: Uint8Array, from: number, open: boolean, probe: Probe): number {
  const at = open ? from : behindOperator(bytes, from);
  const value = at < 0 ? -1 : behindOpening(bytes, at);
  if (bytes.length - from < 160) probe.cut = true;
  return value;
}

function behindOperator(bytes: Uint8Array, from: number): number {
  let at = skip(bytes, from, isName, NAME_BYTES);
  at = skip(bytes, skipText(bytes, at, QUOTES), isClosing, 6);
  const encoded = skipText(bytes, at, OPERATORS);
  if (encoded > at) return encoded;
  if (bytes[at] === LF || bytes[at] === CR) return behindLabel(bytes, at);
  const name = at;
  at = skip(bytes, at, isBlank, 16);
  if (at > name && isQuote[bytes[at] ?? 0] === 1) return at;
  if (bytes[at] === 0x3a && isAlpha[bytes[skip(bytes, at + 1, isBlank, 4)] ?? 0] === 1) {
    const type = skip(bytes, at + 1, isBlank, 4);
    const end = skipWord(bytes, type, TYPES);
    if (end > type) at = skip(bytes, end, isBlank, 4);
  }
  at = skip(bytes, skipWord(bytes, at, TYPES), isBlank, 8);
  const end = skip(bytes, at, isOperator, 4);
  for (let i = at; i < end; i++)
    if (isAssigning[bytes[i]!] === 1) return bytes[end - 1] === 0x2c ? Math.max(end, behindLabel(bytes, end)) : end;
  return -1;
}

/** `"name": "key", "value": "…"`, or the same in lines: the label of the value belongs to the operator. -1 without it. */
function behindLabel(bytes: Uint8Array, from: number): number {
  let at = skip(bytes, from, isSpace, 40);
  at = skip(bytes, at, isClosing, 4);
  const end = skipWord(bytes, at, VALUE);
  if (end === at) return -1;
  at = skip(bytes, skip(bytes, end, isClosing, 4), isBlank, 8);
  return bytes[at] === 0x3a || bytes[at] === 0x3d ? at + 1 : -1;
}

function behindOpening(bytes: Uint8Array, from: number): number {
  const at = behindQuotes(bytes, from);
  const word = skipWord(bytes, at, SCHEMES);
  return word > at && isBlank[bytes[word] ?? 0] === 1 ? skip(bytes, word, isBlank, 4) : at;
}

/** Index behind blanks, quotes, brackets and the mark of a YAML block: where a value begins. */
export function behindQuotes(bytes: Uint8Array, from: number): number {
  let at = skip(bytes, from, isSpace, 40);
  if (bytes[at] === 0x7c || bytes[at] === 0x3e) at = skip(bytes, skip(bytes, at, isBlockMark, 2), isSpace, 40);
  return skip(bytes, skipText(bytes, at, QUOTES), isOpening, 6);
}

/** Where the name whose word ends at `from` ends, with up to three labels in words of their own; `from` without any. */
export function behindLabels(bytes: Uint8Array, from: number): number {
  const name = skip(bytes, from, isName, NAME_BYTES);
  let end = name;
  for (let words = 0; words < 3 && bytes[end] === 0x20; words++) {
    const next = skipWord(bytes, end + 1, LABELS);
    if (next === end + 1) break;
    end = next;
  }
  return end > name ? end : from;
}

/** The whole name around the word at `start` to `end`. */
export function nameAround(bytes: Uint8Array, start: number, end: number): string {
  let from = start;
  while (start - from < NAME_BYTES && from > 0 && isName[bytes[from - 1]!] === 1) from--;
  return String.fromCharCode(...bytes.subarray(from, skip(bytes, end, isName, NAME_BYTES)));
}

/** The name that ends in front of the operator at `at`, with the dashes of an option. */
export function nameBefore(bytes: Uint8Array, at: number): string {
  let end = at;
  while (at - end < 16 && end > 0 && (isBlank[bytes[end - 1]!] === 1 || isClosing[bytes[end - 1]!] === 1)) end--;
  let from = end;
  while (end - from < NAME_BYTES && from > 0 && isName[bytes[from - 1]!] === 1) from--;
  return String.fromCharCode(...bytes.subarray(from, end));
}
