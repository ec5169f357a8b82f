/**
 * The first bytes of zlib data (RFC 1950) that holds more than a few bytes. Two bytes of header are no magic; with the first
 * byte of the deflate data (RFC 1951) behind them they are rare enough to look at each.
 */

/** 32 KiB of window, at each of the four levels, and no dictionary. */
const HEADERS = [0x7801, 0x785e, 0x789c, 0x78da] as const;
const FIXED = 1;
const DYNAMIC = 2;
/** Numbers of literal codes from here on do not exist: section 3.2.7. */
const MAX_LITERALS = 30;
/** The same for distances. */
const MAX_DISTANCES = 30;
/** Bits of the block's header: its end mark and type. */
const HEADER_BITS = 3;
const COUNT_BITS = 14;
/** A fixed code of eight bits that stands for a literal lies this far above it. */
const FIXED_OFFSET = 0x30;

/** Data that is not compressed can be searched as it is; the other types begin with these bytes. */
function beginsBlock(byte: number): boolean {
  const type = (byte >> 1) & 3;
  return type === FIXED || (type === DYNAMIC && byte >> HEADER_BITS < MAX_LITERALS);
}

export const ZLIB_MAGICS: readonly string[] = HEADERS.flatMap((header) =>
  Array.from({ length: 256 }, (_, byte) => byte)
    .filter(beginsBlock)
    .map((byte) => String.fromCharCode(header >> 8, header & 0xff, byte)),
);

/** `count` bits from bit `at` on, the least first; zeros behind the end. */
function bitsAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i++) value |= (((bytes[(at + i) >> 3] ?? 0) >> ((at + i) & 7)) & 1) << i;
  return value;
}

/** The lengths of the codes for code lengths must make a complete code: one in hundreds does by chance. */
function isComplete(bytes: Uint8Array, start: number): boolean {
  if (bitsAt(bytes, start + 5, 5) >= MAX_DISTANCES) return false;
  const count = bitsAt(bytes, start + 10, 4) + 4;
  let space = 0;
  for (let i = 0; i < count; i++) {
    const length = bitsAt(bytes, start + COUNT_BITS + i * 3, 3);
    if (length > 0) space += 128 >> length;
  }
  return space === 128;
}

/** The first code of a fixed block must be a literal, and a text begins with a character. */
function beginsWithCharacter(bytes: Uint8Array, start: number): boolean {
  let code = 0;
  for (let i = 0; i < 8; i++) code = (code << 1) | bitsAt(bytes, start + i, 1);
  const literal = code - FIXED_OFFSET;
  return (literal >= 0x20 && literal < 0x7f) || (literal >= 9 && literal <= 13);
}

/** True unless the deflate data at `at` cannot begin a text. Allocates nothing: it is asked at every chance hit. */
export function beginsDeflatedText(bytes: Uint8Array, at: number): boolean {
  const start = at * 8 + HEADER_BITS;
  return ((bytes[at]! >> 1) & 3) === DYNAMIC ? isComplete(bytes, start) : beginsWithCharacter(bytes, start);
}
