/**
 * Private keys without armour (RFC 5208, 5915, 8017): as DER bytes in a program or a file, and as one run of base64 as settings
 * hold them. Found by what stands behind the length of the key, which differs; what decodes to a key is one.
 */
import { Buffer } from 'node:buffer';
import { sequenceLength, valueEnd } from './der.ts';
import { identifyDerKey, sha256 } from './identity.ts';
import type { KeyMaterial } from './material.ts';
import { POST_QUANTUM } from './post-quantum.ts';

/** Version and algorithm of PKCS#8, version and first numbers of the older forms: hexadecimal, spaces for the reader. */
const BYTES = [
  // RSA, and RSA for one padding only; elliptic curves with names of eight, of five and of nine bytes.
  '020100 300d 06092a864886f70d010101 0500 04',
  '020100 300b 06092a864886f70d01010a 04',
  '020100 3013 06072a8648ce3d0201 06',
  '020100 3010 06072a8648ce3d0201 06',
  '020100 3014 06072a8648ce3d0201 06',
  // Ed25519, X25519, Ed448 and X448.
  '020100 3005 06032b6570 04220420',
  '020100 3005 06032b656e 04220420',
  '020100 3005 06032b6571 043b0439',
  '020100 3005 06032b656f 043a0438',
  // The same with the public half.
  '020101 300d 06092a864886f70d010101 0500 04',
  '020101 3013 06072a8648ce3d0201 06',
  '020101 3010 06072a8648ce3d0201 06',
  '020101 3014 06072a8648ce3d0201 06',
  '020101 3005 06032b6570 04220420',
  '020101 3005 06032b656e 04220420',
  '020101 3005 06032b6571 043b0439',
  '020101 3005 06032b656f 043a0438',
  // RSA of 1024, 1536, 2048, 3072, 4096 and 8192 bits: the length of the modulus.
  '020100 028181 00',
  '020100 0281c1 00',
  '020100 02820101 00',
  '020100 02820181 00',
  '020100 02820201 00',
  '020100 02820401 00',
  // Curves of 224, 256, 384, 512 and 521 bits: the length of the private number.
  '020101 041c',
  '020101 0420',
  '020101 0430',
  '020101 0440',
  '020101 0442',
].map(binary);
/** Algorithms with long parameters behind their names: elliptic curves in numbers, DSA, Diffie-Hellman, RSA with parameters. */
const ALGORITHMS: ReadonlySet<string> = new Set(
  ['06072a8648ce3d0201', '06072a8648ce380401', '06092a864886f70d010301', '06072a8648ce3e0201']
    .flatMap((name) => [`${name} 3081`, `${name} 3082`])
    .concat('06092a864886f70d01010a 30')
    .map(binary),
);

/** The same in base64, with the number of characters before it: the tag and the length of the key. */
const CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['IBADANBgkqhkiG9w0BAQEFAAS', 6],
  ['AgEAMBMGByqGSM49AgEG', 4],
  ['AgEAMBAGByqGSM49AgEG', 4],
  ['MEECAQAwEwYHKoZIzj0CAQYI', 0],
  ['MC4CAQAwBQYDK2VwBCIEI', 0],
  ['MC4CAQAwBQYDK2VuBCIEI', 0],
  ['IBAAKBgQ', 6],
  ['IBAAKCAQEA', 6],
  ['IBAAKCAYEA', 6],
  ['IBAAKCAgEA', 6],
  ['MHcCAQEEI', 0],
  ['MHQCAQEEI', 0],
  ['MIGkAgEBBD', 0],
  ['MIHcAgEBBE', 0],
]);

/** The shortest key and the longest. */
const LENGTH = { least: 46, most: 16_000 } as const;
const OCTET_STRING = 4;
const VERSION_BYTES = 3;
/** RSA keys have nine; attributes may follow in PKCS#8. */
const MOST_VALUES = 12;
const MOST_FAILURES = 2_000;
/** Breaks and indents between lines of base64. */
const BROKEN_LINES = 1.25;
const RUN = /^(?:[A-Za-z0-9+/\s]|\\{1,3}[nr]?)+={0,2}/;
/** Tag and length of a SEQUENCE. */
const HEADERS = [2, 3, 4] as const;
const ARMOUR = /KEY-----/;

const IN_BYTES: ReadonlySet<string> = new Set([...BYTES, ...ALGORITHMS, ...POST_QUANTUM]);
export const BARE_KEYS: readonly string[] = [...IN_BYTES, ...CHARACTERS.keys()];

function binary(hex: string): string {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex').toString('latin1');
}

export function isBareKey(keyword: string): boolean {
  return IN_BYTES.has(keyword) || CHARACTERS.has(keyword);
}

/** What is still spent on structures that turn out to be no keys; each costs far more than its bytes. From then on all are keys. */
export interface Patience {
  left: number;
}

export function bareKeyPatience(): Patience {
  return { left: MOST_FAILURES };
}

/** `at` is the index of the keyword. Null for what is no key, or is armoured and read as such. */
export function readBareKey(bytes: Buffer, at: number, keyword: string, patience: Patience): KeyMaterial | null {
  if (IN_BYTES.has(keyword)) {
    const version = ALGORITHMS.has(keyword) ? versionBefore(bytes, at) : at;
    return inBytes(bytes, version, patience);
  }
  const start = at - CHARACTERS.get(keyword)!;
  return start < 0 ? null : inCharacters(bytes, start, patience);
}

/** Decodes no more than the length of the key asks for: dense keywords must cost no more than their own bytes. */
function inCharacters(bytes: Buffer, start: number, patience: Patience): KeyMaterial | null {
  const text = bytes.toString('latin1', start, start + 8);
  const { header, length } = sequenceLength(Buffer.from(text, 'base64'), 0);
  if (header === 0 || ARMOUR.test(bytes.toString('latin1', Math.max(0, start - 64), start))) return null;
  const most = Math.ceil(((header + length) * 4) / 3) * BROKEN_LINES + 8;
  const run = RUN.exec(bytes.toString('latin1', start, start + most));
  if (run === null) return null;
  const key = keyAt(Buffer.from(run[0].replaceAll(/\\{1,3}[nr]?/g, ''), 'base64'), 0, patience);
  return key === null ? null : { ...key, kind: 'secret-private-key-base64', prefix: text.slice(0, 4) };
}

/** Index of the version in front of the algorithm that has its name at `at`; -1 if there is none. */
function versionBefore(bytes: Buffer, at: number): number {
  for (const header of HEADERS) {
    const version = at - header - VERSION_BYTES;
    if (version < 0 || sequenceLength(bytes, at - header).header !== header) continue;
    if (bytes[version] === 2 && bytes[version + 1] === 1 && bytes[version + 2]! <= 1) return version;
  }
  return -1;
}

function inBytes(bytes: Buffer, at: number, patience: Patience): KeyMaterial | null {
  for (const header of HEADERS) {
    const key = at < header ? null : keyAt(bytes, at - header, patience, header);
    if (key !== null) return key;
  }
  return null;
}

/** The key that begins there, behind a header of that size. Null for what is no key, and for what lies in another one. */
export function keyAt(bytes: Buffer, start: number, patience: Patience, size?: number): KeyMaterial | null {
  const { header, length } = sequenceLength(bytes, start);
  const total = header + length;
  if (header === 0 || (size !== undefined && header !== size) || isInside(bytes, start, total)) return null;
  if (total < LENGTH.least || total > LENGTH.most || start + total > bytes.length) return null;
  const der = bytes.subarray(start, start + total);
  if (!isFilled(der, header)) return null;
  const unread = { digest: sha256(der), algorithm: null };
  const identity = patience.left > 0 ? identifyDerKey(der) : unread;
  if (identity === null) patience.left--;
  if (identity === null) return null;
  return { kind: 'secret-private-key-der', prefix: '', value: der.toString('base64'), identity, encrypted: false };
}

/** True if the content is whole values up to the last byte, as many as a key has: parsing what is none is not cheap. */
function isFilled(der: Buffer, header: number): boolean {
  let at = header;
  let count = 0;
  while (at < der.length && count < MOST_VALUES) {
    at = valueEnd(der, at);
    if (at === -1) return false;
    count++;
  }
  return at === der.length && count >= 2;
}

/** True for the older form in a PKCS#8 structure, which is read from its own start: all of an OCTET STRING. */
function isInside(bytes: Buffer, start: number, total: number): boolean {
  if (total < 0x80) return start >= 2 && bytes[start - 2] === OCTET_STRING && bytes[start - 1] === total;
  if (total < 0x100) {
    return start >= 3 && bytes.readUIntBE(start - 3, 3) === ((OCTET_STRING << 16) | 0x8100 | total);
  }
  return start >= 4 && bytes.readUInt32BE(start - 4) === ((OCTET_STRING << 24) | 0x820000 | total);
}
