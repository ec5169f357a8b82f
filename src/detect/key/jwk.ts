/** Private keys as JSON (RFC 7517, 7518, 8037): `"kty"` with the private member `"d"`, in JSON, escaped JSON or object literals. */
import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';
import { identifyPublicKey } from './identity.ts';
import type { KeyMaterial } from './material.ts';

/** A quote in a program, in strings in strings, and in a page. */
const QUOTE = String.raw`(?:\\{0,7}["']|&quot;|&#34;)`;
/** `name: "value"`. */
const MEMBER = new RegExp(
  String.raw`${QUOTE}?\b(kty|crv|x|y|d|n|e|p|q|dp|dq|qi)${QUOTE}?\s{0,8}:\s{0,8}${QUOTE}([\w-]{1,1024})${QUOTE}`,
  'g',
);
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y', 'd'],
  OKP: ['crv', 'x', 'd'],
};

/** `at` is the index of `kty` in `text`. Null for public keys and for what is no key. */
export function readJwk(text: string, at: number): KeyMaterial | null {
  const open = text.lastIndexOf('{', at);
  const close = text.indexOf('}', at);
  if (close === -1) return null;
  const members = new Map<string, string>();
  for (const [, name = '', value = ''] of text.slice(Math.max(0, open), close).matchAll(MEMBER)) {
    members.set(name, value);
  }
  const required = REQUIRED[members.get('kty') ?? ''];
  if (required === undefined || required.some((name) => !members.has(name))) return null;
  // Where members are sorted, the exponent of RSA stands too far before `kty`: a factor is as good.
  const value = members.get('d') ?? members.get('p');
  return value === undefined ? null : identify(Object.fromEntries(members), value);
}

function identify(key: JsonWebKey, value: string): KeyMaterial | null {
  try {
    const whole = key.kty !== 'RSA' || (key.qi !== undefined && key.dp !== undefined && key.d !== undefined);
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
