/** Key stores as files: PKCS#12 (RFC 7292), JKS and JCEKS. Decided by name and magic bytes; what is inside stays encrypted. */
import { Buffer } from 'node:buffer';
import type { EntryInfo } from '../../base/entry.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import { innerPath, isRealFile, type Content, type Emitted } from '../define.ts';
import { sha256 } from './identity.ts';

const MAX_BYTES = 256 * 1024;
const NAME = /\.(?:p12|pfx|pkcs12|jks|jceks|keystore|truststore)$/i;
/** 1.2.840.113549.1.7.1 and .2: the content types that a PFX may begin with. */
const PKCS7 = Buffer.from('06092a864886f70d0107', 'hex');
const VERSION_3 = Buffer.from('020103', 'hex');
const JKS = 0xfeedfeed;
const JCEKS = 0xcececece;

/** By the SHA-256 of the file. */
const PUBLISHED: ReadonlyMap<string, string> = new Map([
  ['221e0a3106aa4c3ccc154e0a418b55020b3f9ea6e84f92e8749cd9e2f39f5e58', 'debug.keystore of the mobile app templates'],
  ['a1b381f6e315da6f5ea4caf4e651211982627384bc597db374a737e51e4a3b51', 'browsersync.pfx'],
]);

export function wantsStore(info: EntryInfo): number {
  return isRealFile(info) && NAME.test(innerPath(info.path)) ? MAX_BYTES : 0;
}

/** Null for files that only have the name of a store. */
export function judgeStore(info: EntryInfo, { bytes }: Content): Emitted | null {
  const format = formatOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (format === null) return null;
  const published = PUBLISHED.get(sha256(bytes));
  return {
    ruleId: 'key-keystore',
    severity: published === undefined ? 'high' : 'info',
    confidence: 'likely',
    identity: pathIdentity(info.path, null),
    message:
      published === undefined
        ? `${format} key store: only its password stands between a reader and the keys in it`
        : `${format} key store that is public already: ${published}`,
    data: { kind: 'secret-private-key-store-file', format, published: published ?? null },
    location: { path: info.path },
    cappedByPath: true,
  };
}

function formatOf(bytes: Buffer): string | null {
  if (bytes.length < 32) return null;
  const magic = bytes.readUInt32BE(0);
  if (magic === JKS) return 'JKS';
  if (magic === JCEKS) return 'JCEKS';
  const head = bytes.subarray(0, 40);
  const version = head.indexOf(VERSION_3);
  return bytes[0] === 0x30 && version >= 2 && version <= 6 && head.indexOf(PKCS7) > version ? 'PKCS#12' : null;
}
