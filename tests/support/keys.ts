/** Builds key containers that Node cannot write: OpenSSH, PuTTY and OpenPGP, around keys made at run time. */
import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';

function string(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function mpint(bytes: Buffer): Buffer {
  return string(bytes[0]! & 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes);
}

/** Public key in SSH wire format: RSA, P-256 or Ed25519. */
function sshBlob(publicKey: KeyObject): Buffer {
  const { kty, n = '', e = '', x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const part = (text: string): Buffer => Buffer.from(text, 'base64url');
  if (kty === 'RSA') return Buffer.concat([string('ssh-rsa'), mpint(part(e)), mpint(part(n))]);
  if (kty === 'OKP') return Buffer.concat([string('ssh-ed25519'), string(part(x))]);
  const point = Buffer.concat([Buffer.from([4]), part(x), part(y)]);
  return Buffer.concat([string('ecdsa-sha2-nistp256'), string('nistp256'), string(point)]);
}

function wrap(bytes: Buffer, width: number): string[] {
  return bytes.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
}

export function opensshKey(publicKey: KeyObject, secret: Buffer, cipher = 'none'): string {
  const kdf = cipher === 'none' ? 'none' : 'bcrypt';
  const head = [Buffer.from('openssh-key-v1\0'), string(cipher), string(kdf), string(''), Buffer.from([0, 0, 0, 1])];
  const body = Buffer.concat([...head, string(sshBlob(publicKey)), string(secret)]);
  return `-----BEGIN OPENSSH ${'PRIVATE'} KEY-----\n${wrap(body, 70).join('\n')}\n-----END OPENSSH ${'PRIVATE'} KEY-----\n`;
}

export function puttyKey(publicKey: KeyObject, secret: Buffer, encryption = 'none'): string {
  const open = wrap(sshBlob(publicKey), 64);
  const closed = wrap(secret, 64);
  const head = [`PuTTY-User-Key-File-3: ssh-rsa`, `Encryption: ${encryption}`, 'Comment: generated'];
  const body = [`Public-Lines: ${open.length}`, ...open, `Private-Lines: ${closed.length}`, ...closed];
  return [...head, ...body, `Private-MAC: ${'0'.repeat(64)}`, ''].join('\n');
}

/** A version 4 secret-key packet with one RSA key; `usage` is the S2K octet, 0 for a key in clear. */
export function pgpBlock(publicKey: KeyObject, secret: Buffer, usage: number): string {
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const integer = (text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64url');
    const bits = Buffer.alloc(2);
    bits.writeUInt16BE(bytes.length * 8 - Math.clz32(bytes[0]!) + 24);
    return Buffer.concat([bits, bytes]);
  };
  const body = Buffer.concat([Buffer.from([4, 0, 0, 0, 1, 1]), integer(n), integer(e), Buffer.from([usage]), secret]);
  const head = Buffer.from([0xc5, 255, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 2);
  const text = wrap(Buffer.concat([head, body]), 64).join('\n');
  const marker = (word: string): string => `-----${word} PGP ${'PRIVATE'} KEY BLOCK-----`;
  return `${marker('BEGIN')}\nComment: generated\n\n${text}\n=AbCd\n${marker('END')}\n`;
}
