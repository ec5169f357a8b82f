/** Zero bytes: what end blocks and padding consist of. */
import { Buffer } from 'node:buffer';
import { BLOCK } from './header.ts';

const ZEROS = Buffer.alloc(BLOCK);

/** Index of the first byte that is not zero, or the length. At most one block. */
export function zerosAtStart(bytes: Buffer): number {
  if (bytes.compare(ZEROS, 0, bytes.length) === 0) return bytes.length;
  return bytes.findIndex((byte) => byte !== 0);
}
