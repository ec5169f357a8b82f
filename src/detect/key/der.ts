/** The little of DER that tells a key from noise. Source: X.690 sections 8.1 and 10.1. */

const SEQUENCE = 0x30;

/** Bytes of the tag and length of the SEQUENCE that begins at `start`, and of its content. No header where there is none. */
export function sequenceLength(bytes: Uint8Array, start: number): { readonly header: number; readonly length: number } {
  const none = { header: 0, length: 0 };
  if (bytes.length < start + 2 || bytes[start] !== SEQUENCE) return none;
  const first = bytes[start + 1]!;
  if (first < 0x80) return { header: 2, length: first };
  const lengthBytes = first & 0x7f;
  if (lengthBytes < 1 || lengthBytes > 3 || bytes.length < start + 2 + lengthBytes) return none;
  let length = 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + bytes[start + 2 + i]!;
  return { header: 2 + lengthBytes, length };
}

/** Bytes of the tag and length in front of the content, or 0 if `bytes` is not exactly one SEQUENCE. */
export function sequenceHeader(bytes: Uint8Array): number {
  const { header, length } = sequenceLength(bytes, 0);
  return header > 0 && bytes.length === header + length ? header : 0;
}

/** Keys begin with a version number; an EncryptedPrivateKeyInfo begins with its algorithm, a SEQUENCE (RFC 5958). */
export function isEncryptedInfo(bytes: Uint8Array, header: number): boolean {
  return bytes[header] === SEQUENCE;
}
