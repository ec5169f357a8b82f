/** OpenPGP private key blocks (RFC 9580). Only the first packet is read: a secret key, whole, with its protection. */
import type { Buffer } from 'node:buffer';
import { decodeLines, readings } from './armour.ts';
import { sha256 } from './identity.ts';
import type { KeyMaterial } from './material.ts';
import { readPgpKey } from './pgp-binary.ts';
import { packetAt, SECRET_KEY } from './pgp-packet.ts';

const PREFIX = '-----BEGIN PGP PRIVATE KEY BLOCK-----';
const RSA: ReadonlySet<number> = new Set([1, 2, 3]);
const CURVES: ReadonlySet<number> = new Set([18, 19, 22]);
const ECDH = 18;
const DSA = 17;
/** On a line of its own, or behind the text where line breaks were lost. */
const CHECKSUM = /\s*=[A-Za-z0-9+/]{4}\s*$/;

/** Headers in front of the first whole line, where line breaks were lost. */
const FOLDED_HEADERS = /^[A-Z][A-Za-z]{1,20}: .{1,400}?\s(?=[A-Za-z0-9+/]{60,80}\s)/;

/** `at` is the index of `PRIVATE KEY BLOCK-----` in `text`. */
export function readPgp(text: string, at: number): KeyMaterial | null {
  const start = at + 'PRIVATE KEY BLOCK-----'.length;
  const end = text.indexOf('-----END', start);
  if (!text.slice(0, at).endsWith('-----BEGIN PGP ') || end === -1) return null;
  for (const { lines } of readings(text.slice(start, end))) {
    const own = lines.length === 1 ? lines.map((line) => line.replace(FOLDED_HEADERS, '')) : lines;
    const body = decodeLines(own.filter((line) => !line.includes(': ')).map((line) => line.replace(CHECKSUM, '')));
    const key = body === null ? null : readPgpKey(body, 0);
    if (key === 'stub') return null;
    if (key !== null) return { ...key, prefix: PREFIX };
    const packet = body === null ? null : secretKeyPacket(body);
    if (packet === null) continue;
    const publicEnd = publicLength(packet);
    return {
      kind: 'secret-private-key-pgp',
      prefix: PREFIX,
      value: packet.toString('base64'),
      identity: { digest: sha256(packet.subarray(0, publicEnd)), algorithm: 'OpenPGP' },
      encrypted: publicEnd < packet.length && packet[publicEnd] !== 0,
    };
  }
  return null;
}

/** Body of the first packet if it is a whole secret key; null otherwise. */
function secretKeyPacket(bytes: Buffer): Buffer | null {
  const packet = packetAt(bytes, 0);
  return packet?.tag === SECRET_KEY && packet.body.length >= 16 ? packet.body : null;
}

/** Bytes of the public part of a version 4 packet; the whole packet for what we do not know. */
function publicLength(packet: Buffer): number {
  if (packet[0] !== 4) return packet.length;
  const algorithm = packet[5]!;
  let at = 6;
  if (CURVES.has(algorithm)) at += 1 + packet[at]!;
  let integers = 3;
  if (CURVES.has(algorithm)) integers = 1;
  else if (RSA.has(algorithm)) integers = 2;
  else if (algorithm === DSA) integers = 4;
  for (let i = 0; i < integers && at + 2 <= packet.length; i++) at += 2 + Math.ceil(packet.readUInt16BE(at) / 8);
  if (algorithm === ECDH && at < packet.length) at += 1 + packet[at]!;
  return Math.min(at, packet.length);
}
