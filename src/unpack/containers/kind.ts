/** What kind of container begins with these bytes. Names decide nothing, except for brotli, which has no magic. */
import { Buffer } from 'node:buffer';
import { isGzip } from '../gzip-header.ts';
import { isExecutable } from './executable.ts';
import { readHeader } from '../tar/header.ts';

/** `unsupported`: recognised for certain, and there is no decoder. */
export type ContainerKind =
  | { readonly name: 'tar' | 'gzip' | 'zlib' | 'zstd' | 'brotli' | 'zip' | 'asar' | 'executable' }
  | { readonly name: 'unsupported'; readonly format: string; readonly archive: boolean };

const TAR_BLOCK = 512;
/** Offset of the checksum field in a tar header. */
const CHECKSUM = 148;
const LOCAL_HEADER = 30;
/** Versions that a zip entry may need (APPNOTE 4.4.3). */
const OLDEST = 10;
const NEWEST = 63;
const GZIP_NAME = /\.(?:t?gz|gzip)$/i;
const BROTLI_NAME = /\.t?br$/i;

interface Signature {
  readonly format: string;
  readonly archive: boolean;
  readonly magic: string;
  /** Text at offset 4, where the magic alone is too short. */
  readonly behind?: string;
}

/** Formats without a decoder, by their first bytes as Latin-1. */
const UNSUPPORTED: readonly Signature[] = [
  { format: 'xz', archive: false, magic: '\xfd7zXZ\0\0' },
  { format: 'bzip2', archive: false, magic: 'BZh', behind: '1AY&SY' },
  { format: 'bzip2', archive: false, magic: 'BZh', behind: '\x17rE8P\x90' },
  { format: 'lz4', archive: false, magic: '\x04"M\x18' },
  { format: 'lz4', archive: false, magic: '\x02!L\x18' },
  { format: 'lzop', archive: false, magic: '\x89LZO\0\r\n\x1a\n' },
  { format: 'snappy', archive: false, magic: '\xff\x06\0\0sNaPpY' },
  { format: 'xar', archive: true, magic: 'xar!\0\x1c\0\x01' },
  { format: 'wim', archive: true, magic: 'MSWIM\0\0\0' },
  { format: 'lzip', archive: false, magic: 'LZIP\x01' },
  { format: '7z', archive: true, magic: "7z\xbc\xaf'\x1c\0" },
  { format: 'rar', archive: true, magic: 'Rar!\x1a\x07\0' },
  { format: 'rar', archive: true, magic: 'Rar!\x1a\x07\x01\0' },
  { format: 'cab', archive: true, magic: 'MSCF\0\0\0\0' },
  { format: 'rpm', archive: true, magic: '\xed\xab\xee\xdb' },
  { format: 'deb', archive: true, magic: '!<arch>\ndebian-binary' },
];

/** A header and a trailer at least. */
const SHORTEST_GZIP = 18;

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

/**
 * RFC 1950: deflate with a window of at most 32 KiB, and a check over both bytes. Weak: the data must decode. Only the usual
 * window may look like the beginning of a text.
 */
function isZlib(head: Buffer): boolean {
  if (head.length < 8 || (head[0]! & 0x8f) !== 0x08 || (head[1]! & 0x20) !== 0) return false;
  return (head[0] === 0x78 || !isPrintable(head[0]!) || !isPrintable(head[1]!)) && head.readUInt16BE(0) % 31 === 0;
}

function isZstd(head: Buffer): boolean {
  if (head.length < 8) return false;
  const magic = head.readUInt32LE(0);
  return magic === 0xfd2fb528 ? (head[4]! & 0x08) === 0 : magic >>> 4 === 0x184d2a5;
}

/** A local header that can be one, the end record of an empty archive, the marker of a split one, or a browser extension. */
function isZip(head: Buffer): boolean {
  if (head.length < 22) return false;
  const magic = head.toString('latin1', 0, 4);
  if (magic === 'Cr24') return head.readUInt32LE(4) <= 4;
  if (magic === 'PK\x05\x06' || magic === 'PK\x06\x06') return true;
  return isLocalHeader(magic === 'PK00' || magic === 'PK\x07\x08' ? head.subarray(4) : head);
}

/**
 * True if the bytes can be the local header of a zip entry: four bytes of magic occur by chance, and with zeros behind them as
 * a constant. A version that exists makes up for a name that does not.
 */
export function isLocalHeader(bytes: Buffer): boolean {
  if (bytes.length < LOCAL_HEADER || bytes.readUInt32LE(0) !== 0x04034b50) return false;
  const version = bytes[4]!;
  if (version > 100 || bytes.readUInt16LE(8) > 100) return false;
  const nameLength = bytes.readUInt16LE(26);
  const isNamed = nameLength > 0 && !bytes.subarray(LOCAL_HEADER, LOCAL_HEADER + nameLength).includes(0);
  return isNamed || (version >= OLDEST && version <= NEWEST && bytes[5] === 0);
}

/** Chromium pickle in a pickle: two sizes of four bytes, each with its own length before it. */
function isAsar(head: Buffer): boolean {
  if (head.length < 18 || head.readUInt32LE(0) !== 4 || head[16] !== 0x7b) return false;
  const outer = head.readUInt32LE(4);
  return head.readUInt32LE(8) === outer - 4 && head.readUInt32LE(12) <= outer - 8;
}

/** The checksum field is octal, or base-256 as its first bit says: nearly all texts are told apart without decoding a header. */
function mayHoldChecksum(head: Uint8Array): boolean {
  if ((head[CHECKSUM]! & 0x80) !== 0) return true;
  for (let i = CHECKSUM; i < CHECKSUM + 8; i++) {
    const byte = head[i]!;
    if (byte !== 0 && byte !== 0x20 && (byte < 0x30 || byte > 0x37)) return false;
  }
  return true;
}

/** True if a tar may begin here. */
export function isTar(head: Buffer): boolean {
  if (head.length < TAR_BLOCK || !mayHoldChecksum(head)) return false;
  const header = readHeader(head, undefined, undefined);
  return header !== null && header !== 'zero';
}

/**
 * Before .xz: the usual properties, the size of the dictionary, that of the data or none, the zero that its coder begins with
 * (lzma-specification.txt of the LZMA SDK).
 */
function isLzma(head: Buffer): boolean {
  if (head.length < 15 || head[0] !== 0x5d || head[13] !== 0 || head[14]! >= 0x80) return false;
  const [dictionary, low, high] = [1, 5, 9].map((at) => head.readUInt32LE(at)) as [number, number, number];
  return dictionary > 0 && dictionary % 4_096 === 0 && (high < 16 || (low === 0xffffffff && high === low));
}

/** As `compress` of Unix wrote it: codes of ten bits at least, sixteen at most, in blocks. */
function isCompress(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x9d && head[2]! >= 0x8a && head[2]! <= 0x90;
}

/** The method behind the magic is none that there is, but the name insists. */
function isNamedGzip(head: Buffer, name: string): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && GZIP_NAME.test(name);
}

/** `head` holds the first 512 bytes or the whole entry, `name` is the innermost name. Null if it is no container. */
export function containerKind(head: Uint8Array, name: string): ContainerKind | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  if (bytes.length >= SHORTEST_GZIP && (isGzip(bytes) || isNamedGzip(bytes, name))) return { name: 'gzip' };
  if (isZip(bytes)) return { name: 'zip' };
  if (isZstd(bytes)) return { name: 'zstd' };
  if (isAsar(bytes)) return { name: 'asar' };
  if (isTar(bytes)) return { name: 'tar' };
  if (isExecutable(bytes)) return { name: 'executable' };
  if (isZlib(bytes)) return { name: 'zlib' };
  const text = bytes.toString('latin1', 0, 32);
  const found = UNSUPPORTED.find(({ magic, behind = '' }) => text.startsWith(magic) && text.startsWith(behind, 4));
  if (isLzma(bytes)) return { name: 'unsupported', format: 'lzma', archive: false };
  if (isCompress(bytes)) return { name: 'unsupported', format: 'compress', archive: false };
  if (found) return { name: 'unsupported', format: found.format, archive: found.archive };
  return BROTLI_NAME.test(name) ? { name: 'brotli' } : null;
}
