/** Private keys as JSON (RFC 7517, 7518, 8037): `kty` with the private member `d`, in JSON, in programs, in settings. */
import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import type { Keyword } from '../../base/entry.ts';
import { identifyPublicKey } from './identity.ts';
import { isOneKey } from './jwk-check.ts';
import { allMembers, firstMembers, membersAround, unescaped, type Members } from './jwk-members.ts';
import type { KeyMaterial } from './material.ts';

/** The member that every key has. */
const TYPE = 'kty';
/** The same, spelled with escapes. */
const ESCAPED = ['k\\u0074', '\\u006bt', '\\u006Bt', '\\u006b\\u0074', '\\u006B\\u0074', 'kt\\u0079'].concat(
  'k\\x74',
  '\\x6bt',
  '\\x6Bt',
  '\\x6b\\x74',
  '\\x6B\\x74',
  'kt\\x79',
);
/** The modulus and the private value, which may stand so far before `kty` that it is of no use. */
const FAR = ['d', 'n'].flatMap((name) =>
  [`"${name}"`, `'${name}'`, `"${name}\\`].concat(
    [':"', ":'", ': ', '="', "='", ' = '].map((sign) => `${name}${sign}`),
  ),
);
const ALL: ReadonlySet<string> = new Set([TYPE, ...ESCAPED, ...FAR]);
const BEFORE = 512;
const AFTER = 4_096;
const FAR_AFTER = 16_384;
/** 1 for letters, digits, the underscore and the dollar sign. */
const WORD = Uint8Array.from({ length: 256 }, (_, byte) => (/[\w$]/.test(String.fromCharCode(byte)) ? 1 : 0));
/** From `kty` to its value: quotes, blanks and signs, and the value. */
const TO_VALUE = 48;
const MOST_SIGNS = 24;
const LEAST_VALUE = 40;
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n'],
  EC: ['crv', 'x', 'y', 'd'],
  OKP: ['crv', 'x', 'd'],
};
/** Without one of them Node reads the public half only. */
const RSA_PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const;
const LEAST_BYTES = 16;
const LEAST_MODULUS = 64;
/** 65537: nearly all keys have it. */
const USUAL_EXPONENT = 'AQAB';

export function jwkKeywords(): Keyword[] {
  return [
    { text: TYPE, before: BEFORE, after: AFTER, guard: isType },
    ...ESCAPED.map((text) => ({ text, before: BEFORE, after: AFTER })),
    ...FAR.map((text) => ({ text, before: 1, after: FAR_AFTER, guard: isFar })),
  ];
}

export function isJwkMark(keyword: string): boolean {
  return ALL.has(keyword);
}

/** `at` is the index of the keyword. Null for public keys and for what is no key. */
export function readJwk(bytes: Buffer, at: number, keyword: string): KeyMaterial | null {
  if (keyword === TYPE) return isType(bytes, at, at + TYPE.length) ? readType(bytes, at) : null;
  if (ESCAPED.includes(keyword)) return readEscaped(bytes, at, keyword);
  return isFar(bytes, at, at + keyword.length) ? readFar(bytes, at, keyword) : null;
}

/** What lies between the neighbours of a keyword: many of them must cost no more than their own bytes. */
function betweenNeighbours(
  bytes: Buffer,
  at: number,
  keyword: string,
): { readonly start: number; readonly end: number } {
  const before = at === 0 ? -1 : bytes.lastIndexOf(keyword, at - 1, 'latin1');
  const next = bytes.indexOf(keyword, at + keyword.length, 'latin1');
  return { start: Math.max(0, before), end: next === -1 ? bytes.length : next };
}

function readType(bytes: Buffer, at: number): KeyMaterial | null {
  const { start, end } = betweenNeighbours(bytes, at, TYPE);
  return readText(bytes.toString('latin1', start, end), at - start);
}

function readText(text: string, at: number): KeyMaterial | null {
  const open = text.lastIndexOf('{', at);
  const close = text.indexOf('}', at);
  const inObject = close === -1 ? null : keyOf(allMembers(unescaped(text.slice(Math.max(0, open), close))), false);
  if (inObject !== null) return inObject;
  for (const members of membersAround(text, at)) {
    const key = keyOf(members, true);
    if (key !== null) return key;
  }
  return null;
}

function readEscaped(bytes: Buffer, at: number, keyword: string): KeyMaterial | null {
  const { start, end } = betweenNeighbours(bytes, at, keyword);
  const before = unescaped(bytes.toString('latin1', start, at));
  const text = before + unescaped(bytes.toString('latin1', at, end));
  const own = text.indexOf(TYPE, Math.max(0, before.length - TYPE.length));
  return own === -1 ? null : readText(text, own);
}

/** What the window of `kty` shows is read there. */
function readFar(bytes: Buffer, at: number, keyword: string): KeyMaterial | null {
  const { end } = betweenNeighbours(bytes, at, keyword);
  const type = bytes.subarray(0, end).indexOf(TYPE, at, 'latin1');
  if (type === -1) return null;
  const key = keyOf(firstMembers(bytes.toString('latin1', at, type + AFTER)), true);
  if (key === null) return null;
  const start = Math.max(0, type - BEFORE);
  return readType(bytes.subarray(start, type + TYPE.length + AFTER), type - start) === null ? key : null;
}

function keyOf(members: Members, isLoose: boolean): KeyMaterial | null {
  const required = REQUIRED[members.get(TYPE) ?? ''];
  if (required === undefined || required.some((name) => !members.has(name))) return null;
  // Where members are sorted, the exponent of RSA stands too far before `kty`: a factor is as good.
  const value = members.get('d') ?? members.get('p');
  if (value === undefined || Buffer.from(value, 'base64url').length < LEAST_BYTES) return null;
  try {
    const key: JsonWebKey = Object.fromEntries(members);
    if (key.kty === 'RSA' && Buffer.from(key.n ?? '', 'base64url').length < LEAST_MODULUS) return null;
    return isLoose && !isOneKey(key) ? null : identify(key, value);
  } catch {
    return null;
  }
}

function identify(key: JsonWebKey, value: string): KeyMaterial {
  const whole = key.kty !== 'RSA' || RSA_PRIVATE.every((name) => key[name] !== undefined);
  const { kty, crv, x, y, n, e = n === undefined ? undefined : USUAL_EXPONENT } = key;
  const half = Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e }).filter(([, member]) => member !== undefined),
  );
  const format = 'jwk' as const;
  const publicKey =
    whole && key.e === e ? createPublicKey(createPrivateKey({ key, format })) : createPublicKey({ key: half, format });
  return {
    kind: 'secret-private-key-jwk',
    prefix: '',
    value,
    identity: identifyPublicKey(publicKey),
    encrypted: false,
  };
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && WORD[byte] === 1;
}

/** A name of its own, and soon behind it one of the three types. */
function isType(bytes: Uint8Array, start: number, end: number): boolean {
  if (isWord(bytes[start - 1]) || isWord(bytes[end])) return false;
  const most = Math.min(bytes.length, end + TO_VALUE);
  for (let at = end; at + 1 < most; at++) {
    const [byte, next] = [bytes[at], bytes[at + 1]];
    // RS, EC, OK.
    if ((byte === 0x52 && next === 0x53) || (byte === 0x45 && next === 0x43) || (byte === 0x4f && next === 0x4b))
      return true;
  }
  return end + TO_VALUE > bytes.length;
}

/** A name of its own, and a long value behind it. */
function isFar(bytes: Uint8Array, start: number, end: number): boolean {
  const isBare = isWord(bytes[start]);
  if (isBare && isWord(bytes[start - 1])) return false;
  let at = end;
  while (at < bytes.length && at < end + MOST_SIGNS && isSign(bytes[at]!)) at++;
  for (const least = at + LEAST_VALUE; at < least && at < bytes.length; at++) {
    if (!isWord(bytes[at]) && bytes[at] !== 0x2d) return false;
  }
  return true;
}

/** Quotes, blanks, backslashes, and the signs between a name and its value. */
function isSign(byte: number): boolean {
  return (
    byte === 0x60 ||
    byte === 0x22 ||
    byte === 0x27 ||
    byte === 0x20 ||
    byte === 0x3a ||
    byte === 0x5c ||
    byte === 0x3d ||
    byte === 0x3e
  );
}
