/** Identity of a key: SHA-256 of the SubjectPublicKeyInfo of its public half, the same for every wrapping of one key. */
import { Buffer } from 'node:buffer';
import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { asFirstVersion } from './der.ts';
import { postQuantumAlgorithm } from './post-quantum.ts';

export interface Identity {
  /** 64 hex digits. */
  readonly digest: string;
  /** For example `RSA, 2048 bits`; null if the key could not be parsed. */
  readonly algorithm: string | null;
}

const FORMS = ['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'DSA PRIVATE KEY'] as const;

const INTEGER_OF_ONE_BYTE = Buffer.from([0x02, 0x01]);
/** By the tag behind the version. */
const TYPES: ReadonlyMap<number, 'pkcs1' | 'pkcs8' | 'sec1'> = new Map([
  [0x02, 'pkcs1'],
  [0x30, 'pkcs8'],
  [0x04, 'sec1'],
]);

/** Tries the label that was written first, then the others: labels are often wrong. */
export function identifyPrivateKey(der: Uint8Array, label: string): Identity {
  const bytes = asFirstVersion(Buffer.from(der));
  const algorithm = postQuantumAlgorithm(bytes);
  if (algorithm !== null) return { digest: sha256(bytes), algorithm };
  const body = (bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n');
  for (const form of [label, ...FORMS]) {
    try {
      const key = createPrivateKey(`-----BEGIN ${form}-----\n${body}\n-----END ${form}-----\n`);
      return identifyPublicKey(createPublicKey(key));
    } catch {
      continue;
    }
  }
  return { digest: sha256(der), algorithm: null };
}

/** Null for what is no key. PKCS#8 holds a SEQUENCE behind its version, SEC1 an OCTET STRING, PKCS#1 a number. */
export function identifyDerKey(der: Buffer): Identity | null {
  const algorithm = postQuantumAlgorithm(der);
  if (algorithm !== null) return { digest: sha256(der), algorithm };
  const version = der.indexOf(INTEGER_OF_ONE_BYTE);
  const type = version < 0 ? undefined : TYPES.get(der[version + INTEGER_OF_ONE_BYTE.length + 1] ?? 0);
  if (type === undefined) return null;
  try {
    return identifyPublicKey(createPublicKey(createPrivateKey({ key: asFirstVersion(der), format: 'der', type })));
  } catch {
    return null;
  }
}

/** `blob` is the public key in the wire format of RFC 4253 section 6.6. */
export function identifySshKey(blob: Uint8Array): Identity {
  const jwk = sshToJwk(Buffer.from(blob));
  if (jwk !== null) {
    try {
      return identifyPublicKey(createPublicKey({ key: jwk, format: 'jwk' }));
    } catch {
      return { digest: sha256(blob), algorithm: null };
    }
  }
  return { digest: sha256(blob), algorithm: null };
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A length-prefixed string at `at`, or null if it does not fit. */
export function sshString(bytes: Buffer, at: number): Buffer | null {
  if (at + 4 > bytes.length) return null;
  const end = at + 4 + bytes.readUInt32BE(at);
  return end > bytes.length ? null : bytes.subarray(at + 4, end);
}

export function identifyPublicKey(key: KeyObject): Identity {
  const digest = sha256(key.export({ type: 'spki', format: 'der' }));
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  const type = (key.asymmetricKeyType ?? 'unknown').toUpperCase();
  if (modulusLength !== undefined) return { digest, algorithm: `${type}, ${modulusLength} bits` };
  return { digest, algorithm: namedCurve === undefined ? type : `${type}, ${namedCurve}` };
}

const CURVES: ReadonlyMap<string, string> = new Map([
  ['nistp256', 'P-256'],
  ['nistp384', 'P-384'],
  ['nistp521', 'P-521'],
]);

function sshToJwk(blob: Buffer): JsonWebKey | null {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < blob.length && parts.length < 4) {
    const part = sshString(blob, at);
    if (part === null) return null;
    parts.push(part);
    at += 4 + part.length;
  }
  const [type = Buffer.alloc(0), first = Buffer.alloc(0), second = Buffer.alloc(0)] = parts;
  const name = type.toString('latin1');
  if (name === 'ssh-rsa') return { kty: 'RSA', e: base64url(first), n: base64url(second) };
  if (name === 'ssh-ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64url(first) };
  const crv = name.startsWith('ecdsa-sha2-') ? CURVES.get(first.toString('latin1')) : undefined;
  if (crv === undefined || second[0] !== 4) return null;
  const half = 1 + (second.length - 1) / 2;
  return { kty: 'EC', crv, x: second.toString('base64url', 1, half), y: second.toString('base64url', half) };
}

/** Integers lose the zero byte that keeps them positive on the wire. */
function base64url(integer: Buffer): string {
  return integer.toString('base64url', integer.length > 1 && integer[0] === 0 ? 1 : 0);
}
