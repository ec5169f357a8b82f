/** Bytes as text in which one byte is one character, so that positions stay equal. */
import { Buffer } from 'node:buffer';

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
