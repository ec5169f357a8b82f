/** Packets of OpenPGP (RFC 9580 section 4.2): their headers, in the old and in the new format. */
import type { Buffer } from 'node:buffer';

export const SECRET_KEY = 5;
export const SECRET_SUBKEY = 7;

export interface Packet {
  readonly tag: number;
  readonly body: Buffer;
  /** Index behind the last byte. */
  readonly end: number;
}

/** The packet that begins at `at`; null unless all of it is there. Lengths in parts and to the end of the file are not for keys. */
export function packetAt(bytes: Buffer, at: number): Packet | null {
  if (at < 0 || at + 6 > bytes.length) return null;
  const head = bytes[at]!;
  if ((head & 0x80) === 0) return null;
  if ((head & 0x40) !== 0) return newFormat(bytes, at, head & 0x3f);
  const lengthBytes = [1, 2, 4][head & 3];
  return lengthBytes === undefined
    ? null
    : packet(bytes, (head >> 2) & 15, at + 1 + lengthBytes, bytes.readUIntBE(at + 1, lengthBytes));
}

function newFormat(bytes: Buffer, at: number, tag: number): Packet | null {
  const first = bytes[at + 1]!;
  if (first < 192) return packet(bytes, tag, at + 2, first);
  if (first < 224) return packet(bytes, tag, at + 3, (first - 192) * 256 + bytes[at + 2]! + 192);
  return first === 255 ? packet(bytes, tag, at + 6, bytes.readUInt32BE(at + 2)) : null;
}

function packet(bytes: Buffer, tag: number, start: number, length: number): Packet | null {
  const end = start + length;
  return length < 1 || end > bytes.length ? null : { tag, body: bytes.subarray(start, end), end };
}
