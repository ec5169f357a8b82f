/** Private keys as JSON (RFC 7517, 7518, 8037): `"kty"` with the private member `"d"`, in JSON, escaped JSON or object literals. */
import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { identifyPublicKey } from './identity.ts';
import type { KeyMaterial } from './material.ts';

/** `name: "value"` with any quotes and escapes. */
const MEMBER =
  /\\{0,3}["']?\b(kty|crv|x|y|d|n|e|p|q|dp|dq|qi)\\{0,3}["']?\s{0,8}:\s{0,8}\\{0,3}["']([\w-]{1,1024})\\{0,3}["']/g;
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e', 'd'],
  EC: ['crv', 'x', 'y', 'd'],
  OKP: ['crv', 'x', 'd'],
};

/** `at` is the index of `kty` in `text`. Null for public keys and for what is no key. */
export function readJwk(text: string, at: number): KeyMaterial | null {
  const open = text.lastIndexOf('{', at);
  const close = text.indexOf('}', at);
  if (open === -1 || close === -1) return null;
  const members = new Map<string, string>();
  for (const [, name = '', value = ''] of text.slice(open, close).matchAll(MEMBER)) members.set(name, value);
  const required = REQUIRED[members.get('kty') ?? ''];
  if (required === undefined || required.some((name) => !members.has(name))) return null;
  const key: JsonWebKey = Object.fromEntries(members);
  return identify(key, members.get('d')!);
}

function identify(key: JsonWebKey, value: string): KeyMaterial | null {
  try {
    const whole = key.kty !== 'RSA' || key.qi !== undefined;
    const { kty, crv, x, y, n, e } = key;
    const half = Object.fromEntries(
      Object.entries({ kty, crv, x, y, n, e }).filter(([, member]) => member !== undefined),
    );
    const format = 'jwk' as const;
    const publicKey = whole
      ? createPublicKey(createPrivateKey({ key, format }))
      : createPublicKey({ key: half, format });
    if (Buffer.from(value, 'base64url').length < 16) return null;
    return {
      kind: 'secret-private-key-jwk',
      prefix: '',
      value,
      identity: identifyPublicKey(publicKey),
      encrypted: false,
    };
  } catch {
    return null;
  }
}
