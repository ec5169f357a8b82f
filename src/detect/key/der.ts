/** The little of DER that tells a key from noise. Source: X.690 sections 8.1 and 10.1. */

const SEQUENCE = 0x30;

/** Bytes of the tag and length in front of the content, or 0 if `bytes` is not exactly one SEQUENCE. */
export function sequenceHeader(bytes: Uint8Array): number {
  if (bytes.length < 2 || bytes[0] !== SEQUENCE) return 0;
  const first = bytes[1]!;
  if (first < 0x80) return bytes.length === 2 + first ? 2 : 0;
  const lengthBytes = first & 0x7f;
  if (lengthBytes < 1 || lengthBytes > 3 || bytes.length < 2 + lengthBytes) return 0;
  let length = 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + bytes[2 + i]!;
  return bytes.length === 2 + lengthBytes + length ? 2 + lengthBytes : 0;
}

/** Keys begin with a version number; an EncryptedPrivateKeyInfo begins with its algorithm, a SEQUENCE (RFC 5958). */
export function isEncryptedInfo(bytes: Uint8Array, header: number): boolean {
  return bytes[header] === SEQUENCE;
}
