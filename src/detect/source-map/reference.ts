/** sourceMappingURL comments that name a file or an address (ECMA-426, "Linking generated code to source maps"). */
import type { Location } from '../../base/types.ts';
import type { Window } from '../define.ts';

export const KEYWORD = { text: 'sourceMappingURL=', before: 16, after: 1_024 } as const;

export interface Reference {
  /** As written; an address of more than 1 KB is cut. */
  readonly url: string;
  readonly location: Location;
  /**
   * False for what may be code or documentation about maps: a template such as `${name}.map`, or a text in a string literal,
   * which no white space, comment end or end of the file follows. Such a reference may link, its absence means nothing.
   */
  readonly certain: boolean;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 32 || byte === 9;
}

/** Index of the comment's mark `//` or its like before the keyword; -1 if the keyword stands in no comment. */
function commentStart(bytes: Uint8Array, keyword: number): number {
  let at = keyword - 1;
  while (at >= 0 && isBlank(bytes[at])) at--;
  if (bytes[at] !== 0x23 && bytes[at] !== 0x40) return -1;
  const marks = [bytes[at - 2], bytes[at - 1]];
  return marks[0] === 0x2f && (marks[1] === 0x2f || marks[1] === 0x2a) ? at - 2 : -1;
}

/** Bytes that end the URL: white space, quotes, backslash, `<`. */
function endsUrl(byte: number): boolean {
  return byte <= 32 || byte === 0x22 || byte === 0x27 || byte === 0x60 || byte === 0x5c || byte === 0x3c;
}

/** True for the address of another place: a scheme or two slashes. */
export function isRemote(url: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]{0,30}:|\/\/)/i.test(url);
}

/** An address that is cut must show where its host ends: what stands before an `@` is no host. */
const HAS_HOST = /^(?:[a-z][a-z0-9+.-]{0,30}:)?\/\/[^/?#\\]*[/?#]/i;

/** Null for data: URLs and where no comment is. */
export function readReference(window: Window): Reference | null {
  const { bytes, at } = window;
  const start = commentStart(bytes, at);
  if (start < 0) return null;
  const from = at + KEYWORD.text.length;
  let to = from;
  while (to < bytes.length && !endsUrl(bytes[to]!)) to++;
  const text = new TextDecoder().decode(bytes.subarray(from, to));
  const url = text.replace(/\*\/.*$/, '');
  const cut = to - from >= KEYWORD.after;
  if (url === '' || /^data:/i.test(url) || (cut && !HAS_HOST.test(url))) return null;
  const ended = to === bytes.length || bytes[to]! <= 32 || url !== text;
  return { url, location: window.locate(start), certain: ended && !/[${}[\]<>*|()^]|\.\.\./.test(url) };
}
