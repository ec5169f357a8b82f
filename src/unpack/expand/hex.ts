/** Hex digits in the bytes of a text. */

/** Value of a hex digit, -1 for anything else. */
export function hexValue(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Value of two digits, -1 unless both are some. */
export function hexByte(high: number | undefined, low: number | undefined): number {
  const [first, second] = [hexValue(high), hexValue(low)];
  return first < 0 || second < 0 ? -1 : (first << 4) | second;
}
