/** Gets the base64 body out of armoured text, however a program or a document has wrapped it. Judges nothing. */
import { Buffer } from 'node:buffer';

/** Shorter bodies cannot hold a key. */
const MIN_CHARACTERS = 64;

/** What comment syntaxes put in front of a line. `//` is valid base64 too, hence the two readings below. */
const COMMENT_PREFIX = /^(?:\/{2,4}|#{1,4}|\*{1,2}|;{1,2}|--|>{1,4}|\|)[ \t]{0,8}/;

/** Between two string literals that are one value: concatenation, array commas, line continuation. */
const LITERAL_JOIN = /["'`][\s,+.\\]{0,200}["'`]/g;

/** Line ends in string literals, in pages, in URLs and in RTF. */
const LINE_END = /\\{1,4}(?:[rn]|u000[ad]|x0[ad]|01[25])|\\'0[ad]|&#(?:0{0,5}1[03]|x0{0,5}[ad]);|&NewLine;|%0[ad]/gi;
/** Signs of base64 in pages, by name or number: no two of them share a number in the two bases. */
const REFERENCE = /&(?:#(?:x0{0,5}|0{0,5}))?(\w{2,6});/gi;
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['plus', '+'],
  ['43', '+'],
  ['2b', '+'],
  ['sol', '/'],
  ['47', '/'],
  ['2f', '/'],
  ['equals', '='],
  ['61', '='],
  ['3d', '='],
]);
/** Padding that is escaped, line ends that are, or a line that ends in the middle. */
const QUOTED_PRINTABLE = /=3D=3D|=3D\s{0,8}$|=0[AD]|=[ \t]{0,8}\r?\n(?=[A-Za-z0-9+/]{4}[A-Za-z0-9+/=\r\n])/;

export interface Armour {
  readonly lines: readonly string[];
}

/** Base64 with its padding, without the checksum of OpenPGP. */
const RUN = /(?<![=A-Za-z0-9+/])[A-Za-z0-9+/]{1,16384}={0,2}/g;
/** Whole lines of armour; RFC 7468 has 64 characters. */
const MIN_LINE = 32;
/** Runs behind the last whole line, of which any may be the last line. */
const MAX_REST = 12;

/**
 * Undoes escapes and concatenation in `text` and yields the readings of its lines: as they are, without comment prefixes, one
 * for each string literal, and those that are as long as the longest, whatever stands between them.
 */
export function readings(text: string): readonly Armour[] {
  const escaped = unwrapped(text)
    .replaceAll(LINE_END, '\n')
    .replaceAll(/<br ?\/?>/gi, '\n')
    .replaceAll(/\\{1,4}([/=+])/g, '$1')
    .replaceAll(/\\{1,4}(?:u00|x)(2b|2f|3d)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(REFERENCE, (found, name: string) => REFERENCES.get(name.toLowerCase()) ?? found);
  const joined = linesOf(escaped.replaceAll(LITERAL_JOIN, ''));
  const bare = joined.map((line) => line.replace(COMMENT_PREFIX, '').trim());
  const added = joined.filter(Boolean);
  const unmarked = added.every((line) => line.startsWith('+')) ? added.map((line) => line.slice(1)) : [];
  return [joined, bare, linesOf(escaped.replaceAll(LITERAL_JOIN, '\n')), unmarked, ...wholeLines(escaped)].map(
    (lines) => ({
      lines: lines.filter(Boolean),
    }),
  );
}

/** Undoes what a mail or a shell may have done to all of it: soft line breaks and escaped signs, and line ends of PowerShell. */
function unwrapped(text: string): string {
  const plain = QUOTED_PRINTABLE.test(text)
    ? text.replaceAll(/=[ \t]{0,8}\r?\n/g, '').replaceAll(/=(0D|0A|3D)/g, (_, code) => (code === '3D' ? '=' : '\n'))
    : text;
  return /`(?![rn])/.test(plain) ? plain : plain.replaceAll(/`[rn]/g, '\n');
}

/** Numbers of lines, words, colours and other characters may stand around each line; the last one may be shorter. */
function wholeLines(text: string): string[][] {
  const runs: readonly string[] = text.match(RUN) ?? [];
  const width = runs.reduce((most, run) => Math.max(most, run.length), 0);
  if (width < MIN_LINE) return [];
  const whole = runs.filter((run) => run.length === width);
  const behind = runs.lastIndexOf(whole.at(-1)!) + 1;
  const rest = runs.slice(behind, behind + MAX_REST);
  return [...rest.map((last) => [...whole, last]), whole];
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
