/** What stands behind a key that begins a list of texts: in code, in string literals, in pages, in tables. */
import { unescapeHtml } from '../html-entities.ts';
import { QUOTE } from '../source-map/json-bytes.ts';
import { packedList } from './packed-list.ts';
import type { Start } from './reader.ts';

/** Enough for the quote, the colon, the bracket and blanks, which may be written as escapes. */
export const HEAD_BYTES = 128;
const HEAD =
  /^(\\{0,7})(["'`]?)(?:\s|\\{1,7}[nrt]){0,40}:(?:\s|\\{1,7}[nrt]){0,40}\[(?:\s|\\{1,7}[nrt]){0,60}(?:(\\{0,7})(["'`])|[nv{,])/;
/** The quote behind a key in a page, a character reference, which another page may have escaped. */
const REFERENCE = /^&(?:amp;)?[#\w]{2,8};/;
/** What no more bytes can turn into such a head. */
export const NO_HEAD: RegExp = /^(?!&)\\{0,7}["'`]?(?:\s|\\{1,7}[nrt]?){0,40}[^\\\s"'`:]/;
/** A list of texts in other code and other languages: what may follow the key, and the first quote or block of YAML. */
const LOOSE =
  /^(?:(\\{0,3})["'`])?\s{0,40}(?:[\]:=([./#]|(?<=["'`]\s{0,40}),)[^"'`;]{0,100}?(?:(\\{0,3})(["'`])|-\s{1,8}[|>])/;
export const NO_LOOSE: RegExp = /^(?:\\{0,3}["'`])?\s{0,40}(?:[^\s\\\]:=([.,/#"'`]|[^"'`;]{1,127};)/;
export const LOOSE_KEY = 'sourcesContent';
export const SHORT_KEY = 'sources';

/** Null if the text behind a key does not begin a list of the kind. */
export function startOf(key: string, head: string): { start: Start; skip: number } | null {
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
export function startInField(key: string, head: string): { start: Start; skip: number } | null {
  const isDoubled = head.startsWith('""');
  if (!isDoubled && !head.startsWith('"\\:')) return null;
  const plain = isDoubled ? head.replaceAll('""', '"') : head.replaceAll(/\\(?:[:=#!]|\r?\n)/g, (found) => found[1]!);
  const found = startOf(key, plain);
  if (found?.start.layers !== 0) return null;
  const start = { ...found.start, ...(isDoubled ? { isDoubled } : { layers: 1 }) };
  return { start, skip: isDoubled ? 2 : found.skip };
}

/** The same in a page. */
export function startInPage(key: string, head: string): { start: Start; skip: number } | null {
  const reference = REFERENCE.exec(head)?.[0];
  if (reference === undefined) return null;
  const pages = reference.startsWith('&amp;') ? 2 : 1;
  const plain = pages === 2 ? unescapeHtml(unescapeHtml(head)) : unescapeHtml(head);
  const found = startOf(key, plain);
  return found === null ? null : { start: { ...found.start, pages }, skip: reference.length };
}

/** The same in bytes, and where texts are counted. */
export function startInBytes(key: string, head: string): { start: Start; skip: number } | null {
  const list = key === LOOSE_KEY ? packedList(head) : null;
  return list && { start: { key, layers: 0, quote: -1, isJson: false, pages: 0, list }, skip: 0 };
}

/** The same for a list that is no literal. In a document the key stands in a string. */
export function looseStart(key: string, head: string, inDocument: boolean): { start: Start; skip: number } | null {
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
