/** JSON files as text: UTF-8, never throwing. */
import { Buffer } from 'node:buffer';

export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
