/** Single records of a zip archive (APPNOTE 6.3.10, section 4.3): entries and the end of the archive. */
import type { Buffer } from 'node:buffer';
import type { Stored } from '../../../base/spool.ts';
import { decodeName } from './cp437.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const DESCRIPTOR = 0x08074b50;
const ZIP64_FIELD = 0x0001;
const MAX_32 = 0xffffffff;
const UTF8 = 1 << 11;
const MADE_ON_UNIX = 3;

const LOCAL_BYTES = 30;
export const CENTRAL_BYTES = 46;

/** What a local or a central header says about an entry. */
export interface ZipRecord {
  readonly rawName: Buffer;
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive, and decoded. */
  readonly packed: number;
  readonly size: number;
  /** Bytes of the record itself. */
  readonly length: number;
}

export interface CentralRecord extends ZipRecord {
  /** Of the local header, as it is written. */
  readonly offset: number;
  readonly mode: number | undefined;
}

/** Takes the 64-bit values for those fields that are full, in their order. */
function zip64Values(extra: Buffer, fields: readonly number[]): number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== ZIP64_FIELD) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  const end = at + 4 <= extra.length ? Math.min(extra.length, next + extra.readUInt16LE(at + 2)) : 0;
  return fields.map((value) => {
    if (value !== MAX_32 || next + 8 > end) return value;
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
}

/** The local header at `at`; null if there is none, or only part of one. */
export function readLocal(stored: Stored, at: number): ZipRecord | null {
  const fixed = stored.read(at, LOCAL_BYTES);
  if (fixed.length < LOCAL_BYTES || fixed.readUInt32LE(0) !== LOCAL) return null;
  const nameLength = fixed.readUInt16LE(26);
  const length = LOCAL_BYTES + nameLength + fixed.readUInt16LE(28);
  const rest = stored.read(at + LOCAL_BYTES, length - LOCAL_BYTES);
  if (rest.length < length - LOCAL_BYTES) return null;
  const rawName = rest.subarray(0, nameLength);
  const flags = fixed.readUInt16LE(6);
  const sizes = [fixed.readUInt32LE(22), fixed.readUInt32LE(18)];
  const [size = 0, packed = 0] = zip64Values(rest.subarray(nameLength), sizes);
  const name = decodeName(rawName, (flags & UTF8) !== 0);
  return { rawName, name, flags, method: fixed.readUInt16LE(8), crc: fixed.readUInt32LE(14), packed, size, length };
}

/** The central header at the start of `bytes`; null if there is none. */
export function readCentral(bytes: Buffer): CentralRecord | null {
  if (bytes.length < CENTRAL_BYTES || bytes.readUInt32LE(0) !== CENTRAL) return null;
  const nameEnd = CENTRAL_BYTES + bytes.readUInt16LE(28);
  const extraEnd = nameEnd + bytes.readUInt16LE(30);
  const length = extraEnd + bytes.readUInt16LE(32);
  if (length > bytes.length) return null;
  const rawName = bytes.subarray(CENTRAL_BYTES, nameEnd);
  const flags = bytes.readUInt16LE(8);
  const values = [bytes.readUInt32LE(24), bytes.readUInt32LE(20), bytes.readUInt32LE(42)];
  const [size = 0, packed = 0, offset = 0] = zip64Values(bytes.subarray(nameEnd, extraEnd), values);
  const name = decodeName(rawName, (flags & UTF8) !== 0);
  const mode = bytes[5] === MADE_ON_UNIX ? bytes.readUInt16LE(40) & 0o7777 : undefined;
  const method = bytes.readUInt16LE(10);
  return { rawName, name, flags, method, crc: bytes.readUInt32LE(16), packed, size, length, offset, mode };
}

type Described = Pick<ZipRecord, 'crc' | 'packed' | 'size'>;

/**
 * Bytes of the data descriptor behind the data of an entry: checksum and sizes of four or eight bytes, with or without a
 * signature. 0 if none of them fits.
 */
export function descriptorLength(bytes: Buffer, { crc, packed, size }: Described): number {
  for (const start of [4, 0]) {
    if (start === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== DESCRIPTOR)) continue;
    if (bytes.length < start + 12 || bytes.readUInt32LE(start) !== crc) continue;
    const [packedAt, sizeAt] = [start + 4, start + 12];
    const wide = bytes.length >= start + 20 && Number(bytes.readBigUInt64LE(packedAt)) === packed;
    if (wide && Number(bytes.readBigUInt64LE(sizeAt)) === size) return start + 20;
    if (bytes.readUInt32LE(packedAt) === packed && bytes.readUInt32LE(start + 8) === size) return start + 12;
  }
  return 0;
}
