/** The form of npm access tokens: `npm_`, 30 random characters and a checksum of six. */
import { Buffer } from 'node:buffer';
import { crc32 } from '../../base/crc32.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 30;

/** Characters after `npm_`. */
export const NPM_BODY_LENGTH = 36;

/** CRC-32 of the random part, in base 62, six digits. */
export function npmChecksum(random: string): string {
  let rest = crc32(Buffer.from(random, 'latin1'));
  let digits = '';
  for (let i = 0; i < 6; i++) {
    digits = BASE62[rest % 62]! + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** `body` is what follows `npm_`, 36 characters. */
export function isValidNpmBody(body: string): boolean {
  return body.length === NPM_BODY_LENGTH && npmChecksum(body.slice(0, RANDOM_LENGTH)) === body.slice(RANDOM_LENGTH);
}
