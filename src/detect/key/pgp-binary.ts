/**
 * OpenPGP secret keys without armour, as `gpg --export-secret-keys` writes them. Nothing in their header is constant, so they
 * are found by the algorithm and what the public half begins with.
 */
import { Buffer } from 'node:buffer';
import type { Keyword } from '../../base/entry.ts';
import { sha256 } from './identity.ts';
import type { KeyMaterial } from './material.ts';
import { packetAt, SECRET_KEY, SECRET_SUBKEY } from './pgp-packet.ts';
import { readSecretBody, type SecretBody } from './pgp-secret.ts';

/** Bytes from the beginning of the packet's body to marks, one for each version that writes it so, and the marks in hexadecimal. */
const MARKS: readonly (readonly [places: readonly number[], marks: string])[] = [
  // RSA and the bits of its modulus; behind the time and, in version 3, the days.
  [[5, 7], '010400 010600 010800 010c00 011000 012000'],
  // The same with the length of the public half between them.
  [[5], '01000000870400 01000001070800 01000001870c00 01000002071000'],
  // DSA.
  [[5], '110400 110800 110c00'],
  // The names of curves: Ed25519, Curve25519, Ed448, X448.
  [[6, 10], '092b06010401da470f01 0a2b060104019755010501 032b6571 032b656f'],
  // Those of NIST, secp256k1 and Brainpool's.
  [[6, 10], '082a8648ce3d030107 052b81040022 052b81040023 052b8104000a'],
  [[6, 10], '092b2403030208010107 092b240303020801010b 092b240303020801010d'],
  // The curves that are algorithms, with the length of the public half; without it, with that of the packet.
  [[5], '1900000020 1a00000038 1b00000020 1c00000039'],
  [[-2], '944904 c54904'],
];
const PLACES: ReadonlyMap<string, readonly number[]> = new Map(
  MARKS.flatMap(([places, marks]) =>
    marks.split(' ').map((hex) => [Buffer.from(hex, 'hex').toString('latin1'), places] as const),
  ),
);
/** Bytes of a header: both formats have lengths of one and two bytes, and of four and five. */
const HEADERS = [2, 3, 5, 6] as const;
/** Header, version, time, algorithm and length. */
const BEFORE = 16;

export function pgpKeywords(after: number): Keyword[] {
  return [...PLACES].map(([text, places]) => ({
    text,
    before: BEFORE,
    after,
    guard: (bytes, start) => start < BEFORE || places.some((place) => mayBegin(bytes, start - place)),
  }));
}

export function isPgpMark(keyword: string): boolean {
  return PLACES.has(keyword);
}

/** `at` is the index of the keyword. Null for public keys, for stubs without any secret, and for what is no key. */
export function readBinaryPgp(bytes: Buffer, at: number, keyword: string): KeyMaterial | null {
  for (const place of PLACES.get(keyword) ?? []) {
    for (const header of HEADERS) {
      const key = readPgpKey(bytes, at - place - header);
      if (typeof key === 'object' && key !== null) return key;
    }
  }
  return null;
}

/** The key that begins there with its first packet: the packets of its halves follow. `stub` if all of them are none. */
export function readPgpKey(bytes: Buffer, start: number): KeyMaterial | 'stub' | null {
  const first = packetAt(bytes, start);
  const primary = first?.tag === SECRET_KEY ? readSecretBody(first.body) : null;
  if (first === null || primary === null) return null;
  let best: { readonly body: Buffer; readonly secret: SecretBody } | null = null;
  for (let packet = first; ;) {
    const isSecret = packet === first || packet.tag === SECRET_SUBKEY;
    const secret = isSecret ? readSecretBody(packet.body) : null;
    const isBetter = best === null || (secret?.protection === 'clear' && best.secret.protection === 'locked');
    if (secret !== null && secret.protection !== 'stub' && isBetter) best = { body: packet.body, secret };
    const next = packetAt(bytes, packet.end);
    if (next === null || next.tag === SECRET_KEY || best?.secret.protection === 'clear') break;
    packet = next;
  }
  if (best === null) return 'stub';
  return {
    kind: 'secret-private-key-pgp',
    prefix: '',
    value: best.body.toString('base64'),
    identity: { digest: sha256(first.body.subarray(0, primary.publicLength)), algorithm: 'OpenPGP' },
    encrypted: best.secret.protection === 'locked',
  };
}

/** True if a secret key may begin so many bytes before `body`. */
function mayBegin(bytes: Uint8Array, body: number): boolean {
  const version = bytes[body]!;
  if (version < 3 || version > 6) return false;
  return (
    isHead(bytes[body - 2], 0x94) ||
    isHead(bytes[body - 3], 0x95) ||
    isHead(bytes[body - 5], 0x96) ||
    (bytes[body - 6] === 0xc5 && bytes[body - 5] === 0xff)
  );
}

function isHead(byte: number | undefined, old: number): boolean {
  return byte === old || byte === 0xc5;
}
