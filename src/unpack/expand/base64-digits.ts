/** Digits of base64 (RFC 4648 section 4) as they stand in bytes. */

/** By byte; -1 for what is no digit. */
export const VALUE: Int8Array = new Int8Array(256).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  VALUE[char.charCodeAt(0)] = value;
}

/** The 24 bits of the four digits from `at` on. */
export function group(bytes: Uint8Array, at: number): number {
  return (
    (VALUE[bytes[at]!]! << 18) | (VALUE[bytes[at + 1]!]! << 12) | (VALUE[bytes[at + 2]!]! << 6) | VALUE[bytes[at + 3]!]!
  );
}
