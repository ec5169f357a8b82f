/** Makes tokens at run time: seeded, so that failures repeat, and never written down whole. */
import { createHash } from 'node:crypto';
import { crcBase62 } from '../../src/detect/secret/checksum.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` characters of base 62 that depend on the seed only. */
export function randomText(seed: string, length: number): string {
  let text = '';
  for (let block = 0; text.length < length; block++) {
    for (const byte of createHash('sha256').update(`${seed} ${block}`).digest()) text += BASE62[byte % 62]!;
  }
  return text.slice(0, length);
}

export function npmToken(seed: string): string {
  const random = randomText(seed, 30);
  return ['npm', random + crcBase62(random)].join('_');
}

export function uuid(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
