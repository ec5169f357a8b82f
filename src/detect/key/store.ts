/** Key stores as files: PKCS#12 (RFC 7292), JKS and JCEKS. Decided by name and magic bytes; what is inside stays encrypted. */
import { Buffer } from 'node:buffer';
import type { EntryInfo } from '../../base/entry.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { Location } from '../../base/types.ts';
import { innerPath, isRealFile, type Content, type Emitted, type Window } from '../define.ts';
import { sha256 } from './identity.ts';

const MAX_BYTES = 256 * 1024;
const NAME = /\.(?:p12|pfx|pkcs12|jks|jceks|keystore|truststore)$/i;
/** 1.2.840.113549.1.7.1 and .2: the content types that a PFX may begin with. */
const PKCS7 = Buffer.from('06092a864886f70d0107', 'hex');
const VERSION_3 = Buffer.from('020103', 'hex');
const JKS = 0xfeedfeed;
const JCEKS = 0xcececece;

/** Versions and the number of entries follow the magic of JKS; the first entry must be a key, not a certificate. */
const JAVA_MARKS: ReadonlyMap<string, string> = new Map([
  ['\xfe\xed\xfe\xed\0\0\0\x02', 'JKS'],
  ['\xce\xce\xce\xce\0\0\0\x02', 'JCEKS'],
]);
/** The content type and the tag of what follows. */
const PFX_MARK = `${PKCS7.toString('latin1')}\x01\xa0`;
export const STORE_MARKS: readonly string[] = [...JAVA_MARKS.keys(), PFX_MARK];
const MOST_ENTRIES = 10_000;
const KEY_ENTRIES: ReadonlySet<number> = new Set([1, 3]);

/** By the SHA-256 of the file. */
const PUBLISHED: ReadonlyMap<string, string> = new Map([
  ['221e0a3106aa4c3ccc154e0a418b55020b3f9ea6e84f92e8749cd9e2f39f5e58', 'debug.keystore of the mobile app templates'],
  ['a1b381f6e315da6f5ea4caf4e651211982627384bc597db374a737e51e4a3b51', 'browsersync.pfx'],
]);

export function wantsStore(info: EntryInfo): number {
  return isRealFile(info) && NAME.test(innerPath(info.path)) ? MAX_BYTES : 0;
}

export function isStoreMark(keyword: string): boolean {
  return keyword === PFX_MARK || JAVA_MARKS.has(keyword);
}

/** A store under any other name, or in the middle of other bytes. Null for certificates and signatures, which look alike. */
export function judgeStoreInside(window: Window): Emitted | null {
  const { entry, bytes, at, keyword } = window;
  if (wantsStore(entry) > 0) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const format = JAVA_MARKS.get(keyword) ?? 'PKCS#12';
  const isStore =
    format === 'PKCS#12' ? isPfx(buffer.subarray(0, at)) : isJavaStore(buffer.subarray(at + keyword.length));
  return isStore ? found(entry, format, window.locate(at)) : null;
}

/** `behind` follows the version. */
function isJavaStore(behind: Buffer): boolean {
  if (behind.length < 8) return false;
  const count = behind.readUInt32BE(0);
  return count > 0 && count < MOST_ENTRIES && KEY_ENTRIES.has(behind.readUInt32BE(4));
}

/** `before` ends where the content type begins: a SEQUENCE, version 3, and another SEQUENCE. */
function isPfx(before: Buffer): boolean {
  return /30(?:8[0-3])?[0-9a-f]{0,6}02010330(?:8[0-3])?[0-9a-f]{0,6}$/.test(before.toString('hex'));
}

/** Null for files that only have the name of a store. */
export function judgeStore(info: EntryInfo, { bytes }: Content): Emitted | null {
  const format = formatOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (format === null) return null;
  return found(info, format, { path: info.path }, PUBLISHED.get(sha256(bytes)));
}

function found(info: EntryInfo, format: string, location: Location, published?: string): Emitted {
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
    location,
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
