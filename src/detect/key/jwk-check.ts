/** Tells whether the two halves of a JSON Web Key belong together (RFC 7518, 8037). */
import { Buffer } from 'node:buffer';
import { createECDH, createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto';

const CURVES: ReadonlyMap<string, string> = new Map([
  ['P-256', 'prime256v1'],
  ['P-384', 'secp384r1'],
  ['P-521', 'secp521r1'],
  ['secp256k1', 'secp256k1'],
]);
/** What stands before the private bytes in PKCS#8. */
const PKCS8: ReadonlyMap<string, string> = new Map([
  ['Ed25519', '302e020100300506032b657004220420'],
  ['X25519', '302e020100300506032b656e04220420'],
  ['Ed448', '3047020100300506032b6571043b0439'],
  ['X448', '3046020100300506032b656f043a0438'],
]);

/** Throws for values that are no key at all. An RSA key of which the factors are not known is taken as it is. */
export function isOneKey(key: JsonWebKey): boolean {
  const [x, y, d] = [key.x, key.y, key.d].map((text) => Buffer.from(text ?? '', 'base64url'));
  if (key.kty === 'RSA')
    return key.p === undefined || key.q === undefined || number(key.p) * number(key.q) === number(key.n);
  if (key.kty === 'OKP') {
    const der = Buffer.concat([Buffer.from(PKCS8.get(key.crv ?? '') ?? '', 'hex'), d!]);
    const half = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({
      format: 'jwk',
    });
    return x!.equals(Buffer.from(half.x ?? '', 'base64url'));
  }
  const pair = createECDH(CURVES.get(key.crv ?? '') ?? '');
  pair.setPrivateKey(d!);
  return pair.getPublicKey().equals(Buffer.concat([Buffer.from([4]), x!, y!]));
}

function number(text: string | undefined): bigint {
  return BigInt(`0x0${Buffer.from(text ?? '', 'base64url').toString('hex')}`);
}
