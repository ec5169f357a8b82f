/** Texts and addresses as SARIF and GitHub want them. */
import { encodeComponent } from '../../base/uri.ts';
import { escapeText } from '../escape.ts';

/** Plain text in which no viewer finds a link or a placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function plain(text: string): string {
  return escapeText(text)
    .replace(/ {2,}/g, ' ')
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/[{}]/g, '$&$&');
}

const MAX_DESCRIPTION = 1024;

/** GitHub takes 1,024 characters of a description: cut at a word. */
export function description(text: string): string {
  if (text.length <= MAX_DESCRIPTION) return text;
  const head = text.slice(0, MAX_DESCRIPTION - 1);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 1))}…`;
}

/** A path as relative URI reference: what is neither unreserved nor `@` is escaped, also `%`, `:` and `!`. */
export function uri(path: string): string {
  const rooted = path.startsWith('/');
  const segments = (rooted ? path.slice(1) : path).split('/').map(segment);
  const joined = segments.join('/');
  if (rooted) return `%2F${joined}`;
  return joined === '' || joined.startsWith('/') ? `%2E/${joined}` : joined;
}

/** `.` and `..` are names here, not directions. */
function segment(name: string): string {
  if (/^\.{1,2}$/.test(name)) return name.replaceAll('.', '%2E');
  if (/^[\w.~@-]*$/.test(name)) return name;
  return encodeComponent(name)
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%40', '@');
}
