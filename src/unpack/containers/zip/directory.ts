/** The end of a zip archive and its central directory (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16). */
import { Buffer } from 'node:buffer';
import type { Stored } from '../../../base/spool.ts';
import { CENTRAL_BYTES, readCentral, type CentralRecord } from './records.ts';

const END = Buffer.from('PK\x05\x06');
export const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64 = 0x06064b50;
const END64_BYTES = 56;
/** A directory larger than this is not read: it would be for a million entries. */
const MAX_DIRECTORY = 128 * 1024 * 1024;

export interface Directory {
  readonly records: readonly CentralRecord[];
  /** Where the directory lies, and where the archive ends, its comment included. */
  readonly start: number;
  readonly end: number;
  readonly archiveEnd: number;
  /** To be added to the offsets that are written: bytes before the archive that it does not know of. */
  readonly base: number;
  /** How many entries the end record declares. */
  readonly declared: number;
  /** True if the directory was too large to be read. */
  readonly tooLarge: boolean;
}

interface End {
  /** Where the records of the end begin: what lies before is the directory. */
  readonly at: number;
  readonly archiveEnd: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/** The last end record whose comment ends with the file; else the last one whose comment fits. */
function findEnd(stored: Stored): End | null {
  const start = Math.max(0, stored.size - END_BYTES - MAX_COMMENT);
  const tail = stored.read(start, stored.size - start);
  let fallback = -1;
  let found = -1;
  for (let at = tail.lastIndexOf(END); at >= 0 && found < 0; at = at > 0 ? tail.lastIndexOf(END, at - 1) : -1) {
    if (at + END_BYTES > tail.length) continue;
    const end = at + END_BYTES + tail.readUInt16LE(at + 20);
    if (end === tail.length) found = at;
    else if (end < tail.length && fallback < 0) fallback = at;
  }
  const index = found < 0 ? fallback : found;
  if (index < 0) return null;
  const at = start + index;
  const record = tail.subarray(index);
  const plain: End = {
    at,
    archiveEnd: at + END_BYTES + record.readUInt16LE(20),
    count: record.readUInt16LE(10),
    size: record.readUInt32LE(12),
    offset: record.readUInt32LE(16),
  };
  return wide(stored, plain) ?? plain;
}

/** The zip64 record, if a locator before the end record leads to one. */
function wide(stored: Stored, plain: End): End | null {
  const locator = stored.read(plain.at - LOCATOR_BYTES, LOCATOR_BYTES);
  if (plain.at < LOCATOR_BYTES || locator.readUInt32LE(0) !== LOCATOR) return null;
  for (const at of [Number(locator.readBigUInt64LE(8)), plain.at - LOCATOR_BYTES - END64_BYTES]) {
    const record = stored.read(at, END64_BYTES);
    if (at < 0 || record.length < END64_BYTES || record.readUInt32LE(0) !== END64) continue;
    const [count, size, offset] = [32, 40, 48].map((field) => Number(record.readBigUInt64LE(field)));
    return { at, archiveEnd: plain.archiveEnd, count: count!, size: size!, offset: offset! };
  }
  return null;
}

function isDirectory(stored: Stored, at: number): boolean {
  return at >= 0 && readCentral(stored.read(at, CENTRAL_BYTES + 3 * MAX_COMMENT)) !== null;
}

/** Null if there is no end record, or none that leads to a directory. */
export function readDirectory(stored: Stored): Directory | null {
  const end = findEnd(stored);
  if (!end) return null;
  const { archiveEnd, count: declared } = end;
  const none = { records: [], start: end.at, end: end.at, archiveEnd, base: 0, declared, tooLarge: false };
  if (end.size === 0) return none;
  const start = isDirectory(stored, end.offset) ? end.offset : end.at - end.size;
  if (!isDirectory(stored, start)) return null;
  if (end.at - start > MAX_DIRECTORY) return { ...none, tooLarge: true };
  const bytes = stored.read(start, end.at - start);
  const records: CentralRecord[] = [];
  let at = 0;
  for (let record = readCentral(bytes); record; record = readCentral(bytes.subarray(at))) {
    records.push(record);
    at += record.length;
  }
  return { ...none, records, start, end: start + at, base: start - end.offset };
}
