/** Where a credential may begin. A letter before it does not count if it ends an escape: `\nnpm_` and `%3Dnpm_` hold tokens. */
import type { LeftBoundary } from '../../rules/secret/kinds/define.ts';
import { byteClass, classOf, type ByteClass } from './alphabet.ts';

/** No escape is longer. */
export const ESCAPE_BYTES = 24;

const BACKSLASH = 0x5c;
const ESC = 0x1b;
const isAlnum = byteClass('alnum');
const isHex = byteClass('hexi');
const isColour = classOf('0-9;');
const isLetterEscape = classOf('nrtbfv0');
const isQueryMark = classOf('?&;');
/** Quoted-printable is only trusted for what stands next to a value. */
const QUOTED_PRINTABLE: ReadonlySet<string> = new Set(['3D', '22', '27', '20', '0A', '0D', '26', '3A']);

/** A left boundary, compiled. */
export interface Opening {
  readonly table: ByteClass;
  /** One of the table must stand before, instead of none. */
  readonly wanted: boolean;
}

export function openingOf(left: LeftBoundary): Opening {
  return left === 'queryKey' ? { table: isQueryMark, wanted: true } : { table: byteClass(left), wanted: false };
}

/** True if the byte before `at` does not belong to a longer word that begins earlier. */
export function opensAt(bytes: Uint8Array, at: number, { table, wanted }: Opening): boolean {
  if (at === 0) return !wanted;
  const before = bytes[at - 1]!;
  if (wanted) return table[before] === 1;
  if (table[before] === 0) return !(before >= 0x80 && beginsLetter(bytes, at - 2));
  return isAlnum[before] === 1 && endsEscape(bytes, at);
}

/** Two bytes of UTF-8 that are a letter: Latin, Greek, Cyrillic, Hebrew, Arabic. Others may stand beside a value without a blank. */
export function beginsLetter(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at] ?? 0;
  const next = bytes[at + 1] ?? 0;
  return lead >= 0xc3 && lead <= 0xdf && next >= 0x80 && next <= 0xbf;
}

/** True if an escape sequence ends in front of `at`: `\n`, `\x22`, `\u0022`, `%22`, `=3D`, a terminal colour. */
export function endsEscape(bytes: Uint8Array, at: number): boolean {
  const last = bytes[at - 1]!;
  if (isLetterEscape[last] === 1 && backslashes(bytes, at - 1) % 2 === 1) return true;
  if (last === 0x6d) return endsColour(bytes, at - 1);
  if (isHex[last] === 0 || isHex[bytes[at - 2] ?? 0] === 0) return false;
  const mark = bytes[at - 3];
  if (mark === 0x25) return true;
  if (mark === 0x3d) return QUOTED_PRINTABLE.has(String.fromCharCode(bytes[at - 2]!, last));
  if (mark === 0x78) return bytes[at - 4] === BACKSLASH;
  return bytes[at - 5] === 0x75 && bytes[at - 6] === BACKSLASH && isHex[mark ?? 0] === 1;
}

function backslashes(bytes: Uint8Array, end: number): number {
  let count = 0;
  while (count < ESCAPE_BYTES && bytes[end - 1 - count] === BACKSLASH) count++;
  return count;
}

/** `ESC[1;31` stands in front of `end`, the escape character raw or written as `\x1b`, `\u001b`, `\033` or `\e`. */
function endsColour(bytes: Uint8Array, end: number): boolean {
  let at = end;
  while (end - at < 16 && isColour[bytes[at - 1] ?? 0] === 1) at--;
  if (bytes[at - 1] !== 0x5b) return false;
  if (bytes[at - 2] === ESC) return true;
  return /\\(?:x1b|u001b|033|e)$/i.test(String.fromCharCode(...bytes.subarray(Math.max(0, at - 7), at - 1)));
}
