/**
 * Bodies of secret-key packets (RFC 9580 sections 5.5.2 and 5.5.3, RFC 4880, and version 5 of its draft), read to the last
 * byte: versions, times, algorithms, numbers and checksums must fit, so that no other bytes pass for a key.
 */
import type { Buffer } from 'node:buffer';

export interface SecretBody {
  /** Length of the public half, with version and time. */
  readonly publicLength: number;
  /** `stub` is a key whose secret half was left out, or lies on a card. */
  readonly protection: 'clear' | 'locked' | 'stub';
}

/** What the public half of an algorithm consists of, and how many numbers or bytes the secret one has. */
interface Algorithm {
  readonly curve?: true;
  readonly numbers?: number;
  readonly kdf?: true;
  readonly secretNumbers?: number;
  /** Bytes of the public half, as many as of the secret one. */
  readonly bytes?: number;
}

const RSA: Algorithm = { numbers: 2, secretNumbers: 4 };
const CURVE: Algorithm = { curve: true, numbers: 1, secretNumbers: 1 };
const ALGORITHMS: ReadonlyMap<number, Algorithm> = new Map([
  [1, RSA],
  [2, RSA],
  [3, RSA],
  [16, { numbers: 3, secretNumbers: 1 }],
  [17, { numbers: 4, secretNumbers: 1 }],
  [18, { ...CURVE, kdf: true }],
  [19, CURVE],
  [22, CURVE],
  [25, { bytes: 32 }],
  [26, { bytes: 56 }],
  [27, { bytes: 32 }],
  [28, { bytes: 57 }],
]);

/** 1990 to 2100, in seconds since 1970. */
const TIMES = { first: 631_152_000, last: 4_102_444_800 } as const;
const MOST_BITS = 16_384;
const AEAD = 253;
const SHA1 = 254;
const CHECKSUM = 255;
const MOST_CIPHER = 13;
const MOST_HASH = 14;
/** Ciphers up to this one have blocks of 8 bytes, the others of 16. */
const LAST_SHORT_CIPHER = 4;
const NONCES: readonly number[] = [0, 16, 15, 12];
/** Bytes of a specifier of a key from a passphrase, by its type. */
const SPECIFIERS: ReadonlyMap<number, number> = new Map([
  [0, 2],
  [1, 10],
  [3, 11],
  [4, 20],
]);
const GNU = 101;
/** What encryption adds to the secret half at most: lengths, checksums, tags. */
const MOST_ADDED = 64;

/** Null for what is no secret key. */
export function readSecretBody(body: Buffer): SecretBody | null {
  const version = body[0]!;
  if (body.length < 40 || version < 3 || version > 6) return null;
  const time = body.readUInt32BE(1);
  const algorithmAt = version === 3 ? 7 : 5;
  const algorithm = ALGORITHMS.get(body[algorithmAt]!);
  if (time < TIMES.first || time > TIMES.last || algorithm === undefined) return null;
  const start = algorithmAt + (version < 5 ? 1 : 5);
  const end = publicEnd(body, start, algorithm);
  if (end < 0 || end >= body.length || (version >= 5 && body.readUInt32BE(algorithmAt + 1) !== end - start))
    return null;
  const protection = protectionOf(body, version, end, end - start, algorithm);
  return protection === null ? null : { publicLength: end, protection };
}

/** Index behind the public numbers, -1 if they do not fit. */
function publicEnd(body: Buffer, start: number, algorithm: Algorithm): number {
  if (algorithm.bytes !== undefined) return start + algorithm.bytes;
  let at = start;
  if (algorithm.curve) at += 1 + body[at]!;
  for (let i = 0; i < algorithm.numbers!; i++) {
    at = numberEnd(body, at, true);
    if (at < 0) return -1;
  }
  if (!algorithm.kdf) return at;
  return body[at] === 3 && body[at + 1] === 1 ? at + 4 : -1;
}

/** Index behind the number that begins at `at`; -1 if it is cut or, where that is `exact`, has other bits than it says. */
function numberEnd(body: Buffer, at: number, exact: boolean): number {
  if (at + 3 > body.length) return -1;
  const bits = body.readUInt16BE(at);
  const end = at + 2 + Math.ceil(bits / 8);
  if (bits === 0 || bits > MOST_BITS || end > body.length) return -1;
  return !exact || 32 - Math.clz32(body[at + 2]!) === ((bits - 1) % 8) + 1 ? end : -1;
}

function protectionOf(
  body: Buffer,
  version: number,
  end: number,
  publicBytes: number,
  algorithm: Algorithm,
): SecretBody['protection'] | null {
  const usage = body[end]!;
  if (usage === 0) return isClear(body, version, end + 1, algorithm) ? 'clear' : null;
  let at = end + 1;
  if (version >= 5) at++;
  const cipher = usage < AEAD ? usage : body[at++]!;
  if (isStub(body, at)) return 'stub';
  if (cipher < 1 || cipher > MOST_CIPHER) return null;
  const nonce = usage === AEAD ? NONCES[body[at++]!] : cipher <= LAST_SHORT_CIPHER ? 8 : 16;
  if (nonce === undefined) return null;
  if (version === 6 && (usage === AEAD || usage === SHA1)) at++;
  if (usage >= AEAD && usage <= CHECKSUM) {
    const specifier = SPECIFIERS.get(body[at]!);
    if (specifier === undefined || (specifier < 20 && !(body[at + 1]! > 0 && body[at + 1]! <= MOST_HASH))) return null;
    at += specifier;
  }
  const rest = body.length - at - nonce;
  const most = (algorithm.secretNumbers === 4 ? 3 : 1) * publicBytes + MOST_ADDED;
  return rest >= 18 && rest <= most ? 'locked' : null;
}

/** GnuPG's specifier of secrets that are elsewhere, behind the type and a hash. */
function isStub(body: Buffer, at: number): boolean {
  return body[at] === GNU && body.toString('latin1', at + 2, at + 5) === 'GNU';
}

/** The secret half fills the rest, together with its checksum, which version 6 has no more. */
function isClear(body: Buffer, version: number, from: number, algorithm: Algorithm): boolean {
  const start = version === 5 ? from + 5 : from;
  const end = version === 6 ? body.length : body.length - 2;
  let at = start + (algorithm.bytes ?? 0);
  for (let i = 0; i < (algorithm.secretNumbers ?? 0) && at >= 0; i++) at = numberEnd(body, at, false);
  if (at !== end) return false;
  let sum = 0;
  for (let i = start; i < end; i++) sum = (sum + body[i]!) & 0xffff;
  return version === 6 || sum === body.readUInt16BE(end);
}
