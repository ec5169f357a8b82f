/** PEM private keys (RFC 7468, and the older form with DEK-Info) and OpenSSH keys in the same armour. */
import type { Buffer } from 'node:buffer';
import { decodeLines, readings } from './armour.ts';
import { isEncryptedInfo, sequenceHeader } from './der.ts';
import { identifyPrivateKey, identifySshKey, sha256, sshString } from './identity.ts';
import type { KeyMaterial } from './material.ts';

const BEGIN = /-----BEGIN ((?:RSA |EC |DSA |ENCRYPTED |OPENSSH )?)$/;
const OPENSSH_MAGIC = 'openssh-key-v1\0';
const HEADER_LINE = /^[A-Za-z][A-Za-z0-9-]{0,40}: ?(?=.)/;
/** Both headers and their values, for bodies that were folded into one line. */
const FOLDED_HEADERS = /Proc-Type: ?4,ENCRYPTED\s{1,8}DEK-Info: ?[A-Z0-9-]{1,32},[0-9A-Fa-f]{1,64}/;

/** `at` is the index of `PRIVATE KEY-----` in `text`. Null for end markers, constants, samples and cut bodies. */
export function readPem(text: string, at: number): KeyMaterial | null {
  const begin = BEGIN.exec(text.slice(Math.max(0, at - 40), at));
  const start = at + 'PRIVATE KEY-----'.length;
  const end = text.indexOf('-----END', start);
  if (begin === null || end === -1) return null;
  const label = `${begin[1]!}PRIVATE KEY`;
  for (const { lines } of readings(
    text
      .slice(start, end)
      .replace(/-{1,8}$/, '')
      .replace(FOLDED_HEADERS, '\nDEK-Info: \n'),
  )) {
    const encrypted = lines.some((line) => line.startsWith('DEK-Info:'));
    const body = decodeLines(lines.filter((line) => !HEADER_LINE.test(line) && line !== 'DEK-Info:'));
    const key = body === null ? null : decode(body, label, encrypted);
    if (key !== null) return key;
  }
  return null;
}

function decode(body: Buffer, label: string, encrypted: boolean): KeyMaterial | null {
  const value = body.toString('base64');
  const prefix = `-----BEGIN ${label}-----`;
  if (label === 'OPENSSH PRIVATE KEY' || hasMagic(body)) return decodeOpenssh(body, prefix);
  const kind = 'secret-private-key-pem';
  if (encrypted) return { kind, prefix, value, identity: { digest: sha256(body), algorithm: null }, encrypted };
  const header = sequenceHeader(body);
  if (header === 0) return null;
  if (isEncryptedInfo(body, header)) {
    return { kind, prefix, value, identity: { digest: sha256(body), algorithm: null }, encrypted: true };
  }
  return { kind, prefix, value, identity: identifyPrivateKey(body, label), encrypted: false };
}

/** The body tells: some people write the marker of another format around it. */
function hasMagic(body: Buffer): boolean {
  return body.toString('latin1', 0, OPENSSH_MAGIC.length) === OPENSSH_MAGIC;
}

/** Layout: OpenSSH PROTOCOL.key. Cipher name, KDF name, KDF options, key count, public key, private part. */
function decodeOpenssh(body: Buffer, prefix: string): KeyMaterial | null {
  if (!hasMagic(body)) return null;
  let at = OPENSSH_MAGIC.length;
  const cipher = sshString(body, at);
  for (let i = 0; i < 3; i++) at += 4 + (sshString(body, at)?.length ?? body.length);
  const blob = sshString(body, at + 4);
  const secret = blob === null ? null : sshString(body, at + 4 + 4 + blob.length);
  if (cipher === null || blob === null || secret === null) return null;
  return {
    kind: 'secret-private-key-openssh',
    prefix,
    value: secret.toString('base64'),
    identity: identifySshKey(blob),
    encrypted: cipher.toString('latin1') !== 'none',
  };
}
