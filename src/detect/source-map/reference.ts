/** sourceMappingURL comments that name a file or an address (ECMA-426, "Linking generated code to source maps"). */
import type { Location } from '../../base/types.ts';
import type { Window } from '../define.ts';

export const KEYWORD = { text: 'sourceMappingURL=', before: 16, after: 1_024 } as const;

export interface Reference {
  readonly url: string;
  readonly location: Location;
  /** True if white space, a comment end or the end of the file follows: text inside a string literal is code about maps. */
  readonly closed: boolean;
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

/** Null for data: URLs, for templates such as `${name}.map`, and where no comment is. */
export function readReference(window: Window): Reference | null {
  const { bytes, at } = window;
  const start = commentStart(bytes, at);
  if (start < 0) return null;
  const from = at + KEYWORD.text.length;
  let to = from;
  while (to < bytes.length && !endsUrl(bytes[to]!)) to++;
  if (to - from >= KEYWORD.after) return null;
  const text = new TextDecoder().decode(bytes.subarray(from, to));
  const url = text.replace(/\*\/.*$/, '');
  if (url === '' || /^data:/i.test(url) || /[${}[\]<>*|()^]|\.\.\./.test(url)) return null;
  const closed = to === bytes.length || bytes[to]! <= 32 || url !== text;
  return { url, location: window.locate(start), closed };
}
