/** The bytes that structure JSON (RFC 8259 section 2). */

export const LF: number = 10;
export const QUOTE: number = 0x22;
export const STAR: number = 0x2a;
export const COMMA: number = 0x2c;
export const SLASH: number = 0x2f;
export const COLON: number = 0x3a;
export const OPEN_ARRAY: number = 0x5b;
export const BACKSLASH: number = 0x5c;
export const CLOSE_ARRAY: number = 0x5d;
export const OPEN_OBJECT: number = 0x7b;
export const CLOSE_OBJECT: number = 0x7d;
export const CLOSE_PAREN: number = 0x29;

export function isBlank(byte: number): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** Bytes that end a number or a word. */
export function endsScalar(byte: number): boolean {
  return isBlank(byte) || byte === COMMA || byte === CLOSE_ARRAY || byte === CLOSE_OBJECT || byte === SLASH;
}
