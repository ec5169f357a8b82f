/** Checksums that issuers put into their tokens so that scanners can tell real ones from made-up ones. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { crc32 } from '../../base/crc32.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BECH32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
const BECH32_GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

function crcOf(text: string): number {
  return crc32(Buffer.from(text, 'latin1'));
}

function digits(value: number, alphabet: string, length: number): string {
  let rest = value;
  let text = '';
  for (let i = 0; i < length; i++) {
    text = alphabet[rest % alphabet.length]! + text;
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}

/** CRC-32 in base 62, six digits: GitHub, npm, Vercel. */
export function crcBase62(text: string): string {
  return digits(crcOf(text), BASE62, 6);
}

/** CRC-32 as eight lower-case hex digits: Cloudflare, Zuplo; Atlassian's are in capitals. */
export function crcHex(text: string): string {
  return crcOf(text).toString(16).padStart(8, '0');
}

/** CRC-32, little-endian, in base64 without padding, six characters: Confluent. */
export function crcBase64(text: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crcOf(text));
  return bytes.toString('base64').slice(0, 6);
}

/** CRC-32 in base 36, seven digits: GitLab's routable tokens. */
export function crcBase36(text: string): string {
  return digits(crcOf(text), BASE36, 7);
}

/** CRC-32 as eight bytes, big-endian: Elastic. */
export function crcBytes(bytes: Uint8Array): Buffer {
  const sum = Buffer.alloc(8);
  sum.writeUInt32BE(crc32(bytes), 4);
  return sum;
}

/** The start of the SHA-256 in base 32, eight characters: GitHub's fine-grained tokens. */
export function shaBase32(text: string): string {
  return digits(createHash('sha256').update(text, 'latin1').digest().readUIntBE(0, 5), BASE32, 8);
}

/** Checksum characters of a bech32 text in capitals (BIP 173): `human` is the readable part, `data` what follows the `1`. */
export function bech32Checksum(human: string, data: string): string {
  const readable = [...human.toLowerCase()].map((char) => char.charCodeAt(0));
  const values = [...readable.map((code) => code >> 5), 0, ...readable.map((code) => code & 31)];
  for (const char of data) values.push(BECH32.indexOf(char));
  const sum = polymod([...values, 0, 0, 0, 0, 0, 0]) ^ 1;
  return [5, 4, 3, 2, 1, 0].map((i) => BECH32[(sum >>> (5 * i)) & 31]!).join('');
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [i, generator] of BECH32_GENERATOR.entries()) if ((top >>> i) & 1) sum ^= generator;
  }
  return sum;
}
