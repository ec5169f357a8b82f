/** Builds keys in DER (X.690, RFC 5958) that Node cannot write: with the public half, and of algorithms it does not know. */
import { Buffer } from 'node:buffer';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

function value(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(content);
  const { length } = bytes;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}

/** Bytes of the value at `at`, with its tag and length. */
function valueAt(der: Buffer, at: number): Buffer {
  const first = der[at + 1]!;
  const size = first < 0x80 ? 0 : first & 0x7f;
  return der.subarray(at, at + 2 + size + (size === 0 ? first : der.readUIntBE(at + 2, size)));
}

/** A key whose curve is written in numbers, not by its name. */
export function explicitCurve(namedCurve: string): KeyObject {
  return generateKeyPairSync('ec', { namedCurve, paramEncoding: 'explicit' }).privateKey;
}

/** PKCS#8 of version 1: an attribute and the public half follow. */
export function withPublicHalf(key: KeyObject): Buffer {
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const version = der.indexOf(Buffer.from([2, 1, 0]));
  const algorithm = valueAt(der, version + 3);
  const secret = valueAt(der, version + 3 + algorithm.length);
  const open = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const name = value(6, Buffer.from('2a864886f70d010914', 'hex'));
  const attribute = value(0x30, name, value(0x31, value(0x0c, Buffer.from('name'))));
  return value(
    0x30,
    Buffer.from([2, 1, 1]),
    algorithm,
    secret,
    value(0xa0, attribute),
    value(0x81, open.subarray(-33)),
  );
}

/** PKCS#8 of the algorithm with these last two numbers in the arc of NIST. */
export function postQuantum(arc: number, last: number, secret: Uint8Array): Buffer {
  const name = value(6, Buffer.from([0x60, 0x86, 0x48, 1, 0x65, 3, 4, arc, last]));
  return value(0x30, Buffer.from([2, 1, 0]), value(0x30, name), value(4, secret));
}
