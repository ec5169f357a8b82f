/** Gets the base64 body out of armoured text, however a program or a document has wrapped it. Judges nothing. */
import { Buffer } from 'node:buffer';

/** Shorter bodies cannot hold a key. */
const MIN_CHARACTERS = 64;

/** What comment syntaxes put in front of a line. `//` is valid base64 too, hence the two readings below. */
const COMMENT_PREFIX = /^(?:\/{2,4}|#{1,4}|\*{1,2}|;{1,2}|--|>{1,4}|\|)[ \t]{0,8}/;

/** Between two string literals that are one value: concatenation, array commas, line continuation. */
const LITERAL_JOIN = /["'`][\s,+.\\]{0,200}["'`]/g;

export interface Armour {
  readonly lines: readonly string[];
}

/** Undoes escapes and concatenation in `text` and yields the readings of its lines: as they are, without
 * comment prefixes, and one for each string literal. */
export function readings(text: string): readonly Armour[] {
  const escaped = text
    .replaceAll(/\\{1,4}(?:[rn]|u000[ad]|x0[ad])|&#(?:10|13|x0?[ad]);/gi, '\n')
    .replaceAll(/<br ?\/?>/gi, '\n')
    .replaceAll(/\\{1,4}\//g, '/')
    .replaceAll(/\\{1,4}(?:u00|x)(2b|2f|3d)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const joined = linesOf(escaped.replaceAll(LITERAL_JOIN, ''));
  const bare = joined.map((line) => line.replace(COMMENT_PREFIX, '').trim());
  return [joined, bare, linesOf(escaped.replaceAll(LITERAL_JOIN, '\n'))].map((lines) => ({
    lines: lines.filter(Boolean),
  }));
}

function linesOf(text: string): string[] {
  return text
    .replaceAll(/\\[ \t]{0,8}(?=[\r\n])/g, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim());
}

/** Decodes lines of base64; null unless every character belongs to it and the padding is right. */
export function decodeLines(lines: readonly string[]): Buffer | null {
  const text = lines.join('').replaceAll(/[ \t]/g, '');
  if (text.length < MIN_CHARACTERS || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]{1,65536}={0,2}$/.test(text))
    return null;
  return Buffer.from(text, 'base64');
}
