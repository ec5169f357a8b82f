/** Builds OpenPGP packets (RFC 9580, RFC 4880) around random numbers: what they hold must look like keys, not work as such. */
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';

export type Version = 3 | 4 | 5 | 6;
export type Protection = 'clear' | 'SHA-1' | 'checksum' | 'AEAD' | 'old' | 'stub';

function be(value: number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  out.writeUIntBE(value, 0, bytes);
  return out;
}

/** A number of exactly so many bits. */
function number(bits: number): Buffer {
  const bytes = randomBytes(Math.ceil(bits / 8));
  const top = (bits - 1) % 8;
  bytes[0] = (bytes[0]! & ((1 << top) - 1)) | (1 << top);
  return Buffer.concat([be(bits, 2), bytes]);
}

const curve = (hex: string): Buffer => Buffer.concat([be(hex.length / 2, 1), Buffer.from(hex, 'hex')]);

interface Halves {
  readonly id: number;
  readonly open: Buffer;
  readonly secret: Buffer;
}

const rsa = (bits: number): Halves => ({
  id: 1,
  open: Buffer.concat([number(bits), Buffer.from('0011010001', 'hex')]),
  secret: Buffer.concat([number(bits - 2), number(bits / 2), number(bits / 2), number(bits / 2)]),
});
const onCurve = (id: number, oid: string, bits: number, kdf = ''): Halves => ({
  id,
  open: Buffer.concat([curve(oid), number(bits), Buffer.from(kdf, 'hex')]),
  secret: number(Math.floor(bits / 2)),
});

export const ALGORITHMS: Readonly<Record<string, () => Halves>> = {
  'RSA, 2048 bits': () => rsa(2048),
  'RSA, 4096 bits': () => rsa(4096),
  DSA: () => ({ id: 17, open: Buffer.concat([1024, 160, 1023, 1020].map(number)), secret: number(159) }),
  EdDSA: () => ({ ...onCurve(22, '2b06010401da470f01', 263), secret: number(255) }),
  'P-256': () => onCurve(19, '2a8648ce3d030107', 515),
  'P-384 for encryption': () => onCurve(18, '2b81040022', 771, '03010909'),
  brainpoolP256r1: () => onCurve(19, '2b2403030208010107', 515),
  Ed25519: () => ({ id: 27, open: randomBytes(32), secret: randomBytes(32) }),
  Ed448: () => ({ id: 28, open: randomBytes(57), secret: randomBytes(57) }),
};

const salted = (type: number): Buffer => Buffer.concat([Buffer.from([type, 8]), randomBytes(8), Buffer.from([0x60])]);

/** What stands between the public half and the secret one, and the secret half. */
function protect(secret: Buffer, version: Version, how: Protection): Buffer {
  const sum = be(
    secret.reduce((total, byte) => (total + byte) & 0xffff, 0),
    2,
  );
  const counted = (bytes: Buffer): Buffer => (version === 5 ? Buffer.concat([be(bytes.length, 4), bytes]) : bytes);
  if (how === 'clear') {
    const fields = version === 5 ? [Buffer.from([0])] : [];
    return Buffer.concat([Buffer.from([0]), ...fields, counted(secret), ...(version === 6 ? [] : [sum])]);
  }
  if (how === 'stub') return Buffer.from('ff006500474e5501', 'hex');
  if (how === 'old') return Buffer.concat([Buffer.from([1]), randomBytes(8), secret, sum]);
  const usage = how === 'AEAD' ? 253 : how === 'SHA-1' ? 254 : 255;
  const specifier = salted(3);
  const isSized = version === 6 && how !== 'checksum';
  const fields = Buffer.concat([
    Buffer.from(how === 'AEAD' ? [9, 2] : [9]),
    isSized ? be(specifier.length, 1) : Buffer.alloc(0),
    specifier,
    randomBytes(how === 'AEAD' ? 15 : 16),
  ]);
  const size = version >= 5 ? be(fields.length, 1) : Buffer.alloc(0);
  const closed = Buffer.concat([secret, randomBytes(how === 'checksum' ? 2 : how === 'AEAD' ? 16 : 20)]);
  return Buffer.concat([Buffer.from([usage]), size, fields, counted(closed)]);
}

/** Header and body; the old format where the tag and `isNew` allow it. */
export function packet(tag: number, body: Buffer, isNew = false): Buffer {
  const { length } = body;
  if (!isNew) {
    const bytes = length < 256 ? 1 : 2;
    return Buffer.concat([Buffer.from([0x80 | (tag << 2) | (bytes - 1)]), be(length, bytes), body]);
  }
  const size = length < 192 ? [length] : [192 + ((length - 192) >> 8), (length - 192) & 255];
  return Buffer.concat([Buffer.from([0xc0 | tag, ...(length < 8384 ? size : [255, ...be(length, 4)])]), body]);
}

function publicBody({ id, open }: Halves, version: Version): Buffer {
  const time = be(1_500_000_000, 4);
  const days = version === 3 ? be(0, 2) : Buffer.alloc(0);
  const count = version >= 5 ? be(open.length, 4) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from([version]), time, days, Buffer.from([id]), count, open]);
}

/** One key of the algorithm: its packet, and that of its public half. */
export function keyPackets(
  name: string,
  { version = 4, how = 'clear', isNew = false, sub = false }: KeyOptions = {},
): { readonly secret: Buffer; readonly open: Buffer } {
  const halves = ALGORITHMS[name]!();
  const open = publicBody(halves, version);
  const secret = Buffer.concat([open, protect(halves.secret, version, how)]);
  return { secret: packet(sub ? 7 : 5, secret, isNew), open: packet(sub ? 14 : 6, open, isNew) };
}

interface KeyOptions {
  readonly version?: Version;
  readonly how?: Protection;
  readonly isNew?: boolean;
  readonly sub?: boolean;
}

/** A user id and a signature, as they follow a key. */
export function identityPackets(): Buffer {
  return Buffer.concat([packet(13, Buffer.from('a <a@b.example>')), packet(2, randomBytes(300))]);
}
