/** The little of DER that tells a key from noise. Source: X.690 sections 8.1 and 10.1. */

import { Buffer } from 'node:buffer';

const SEQUENCE = 0x30;
const SECOND_VERSION = Buffer.from([2, 1, 1]);

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

/** Index behind the value that begins at `at`, or -1 if it does not fit. */
export function valueEnd(bytes: Buffer, at: number): number {
  if (at + 2 > bytes.length) return -1;
  const first = bytes[at + 1]!;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 2 || at + 2 + lengthBytes > bytes.length) return -1;
  const end = at + 2 + lengthBytes + (lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes));
  return end > bytes.length ? -1 : end;
}

/**
 * PKCS#8 of version 1 as version 0, which all libraries read: without attributes and public half, which follow the version,
 * the algorithm and the private half (RFC 5958). Other structures as they are.
 */
export function asFirstVersion(der: Buffer): Buffer {
  const header = sequenceHeader(der);
  const version = der.subarray(header, header + 3);
  const algorithm = header + version.length;
  if (header === 0 || !version.equals(SECOND_VERSION) || der[algorithm] !== SEQUENCE) return der;
  const algorithmEnd = valueEnd(der, algorithm);
  const end = algorithmEnd === -1 ? -1 : valueEnd(der, algorithmEnd);
  if (end === -1) return der;
  const content = Buffer.concat([Buffer.from([2, 1, 0]), der.subarray(algorithm, end)]);
  return Buffer.concat([Buffer.from([SEQUENCE, 0x82, content.length >> 8, content.length & 0xff]), content]);
}
