/** Tells the first bytes of a private key without armour from others: DER (RFC 5958, 5915, 8017) and OpenPGP (RFC 9580). */
import { Buffer } from 'node:buffer';
import { group } from './base64-digits.ts';

/** Digits that are looked at. */
const DIGITS = 24;
/** So begin bare keys that are found as they stand in base64. */
const KNOWN = /^(?:M.{5}IBADA[LN]BgkqhkiG9w0B|M.{3}AgEAMB[AM]GByqG|MEECAQAwEwYH|MC4CAQAwBQYDK2V[uw])/;
const KNOWN_OLDER = /^(?:M.{5}IBAAKC(?:AQEA|AYEA|AgEA)|M.{5}IBAAKBgQ|MHcCAQEEI|MHQCAQEEI|MIGkAgEBBD|MIHcAgEBBE)/;
const SEQUENCE = 0x30;
const OCTET_STRING = 4;
const INTEGER = 2;
/** Tags of a secret key with a length of one byte and of two, and in the new format. */
const [SHORT, LONG, NEW] = [0x94, 0x95, 0xc5];
/** In seconds since 1970, the first byte of the time: 1988 to 2098. */
const TIME = { first: 0x22, last: 0xf0 } as const;

/** `bytes` holds 24 digits of base64 at least from `start` on. */
export function isKeyStart(bytes: Uint8Array, start: number): boolean {
  const bits = group(bytes, start);
  const tag = bits >> 16;
  if (tag === SEQUENCE) return ((bits >> 8) & 255) < 0x83 && isDer(bytes, start);
  if (tag === SHORT || tag === NEW) return isPacket(bytes, start);
  return tag === LONG && (bits & 0xc000) === 0 && isPacket(bytes, start);
}

function decode(bytes: Uint8Array, start: number): { readonly run: string; readonly head: Buffer } {
  const run = Buffer.from(bytes.buffer, bytes.byteOffset + start, DIGITS).toString('latin1');
  return { run, head: Buffer.from(run, 'base64') };
}

/** A SEQUENCE of version 0 or 1 and of the algorithm, the private number, or the first number. */
function isDer(bytes: Uint8Array, start: number): boolean {
  const { run, head } = decode(bytes, start);
  const first = head[1]!;
  const at = first < 0x80 ? 2 : 2 + (first & 0x7f);
  if (head[at] !== INTEGER || head[at + 1] !== 1 || head[at + 2]! > 1) return false;
  const next = head[at + 3];
  const isOlder = head[at + 2] === 1 ? next === OCTET_STRING : next === INTEGER && head[at + 4]! > 0x80;
  return (next === SEQUENCE || isOlder) && !KNOWN.test(run) && !KNOWN_OLDER.test(run);
}

/** A secret-key packet: length in one of two formats, version, time. */
function isPacket(bytes: Uint8Array, start: number): boolean {
  const { head } = decode(bytes, start);
  const [tag, length] = head;
  if (tag === LONG) return isBody(head, 3);
  if (tag === SHORT || length! < 192) return isBody(head, 2);
  return isBody(head, length === 0xff ? 6 : 3);
}

function isBody(head: Uint8Array, at: number): boolean {
  const version = head[at]!;
  const time = head[at + 1]!;
  return version >= 3 && version <= 6 && time >= TIME.first && time <= TIME.last;
}
