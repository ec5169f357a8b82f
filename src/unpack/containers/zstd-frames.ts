/**
 * The frames and blocks of Zstandard data (RFC 8878), walked without decoding: so it is known beforehand where a frame ends
 * and what it costs to decode it.
 */
import type { Buffer } from 'node:buffer';
import type { Stored } from '../../base/spool.ts';

const MAGIC = 0xfd2fb528;
/** Pieces of a frame, each of whole blocks; 16 blocks hold 2 MiB at most. */
const BLOCKS_PER_PIECE = 16;
/** 128 GiB, more than any limit lets through. */
const MAX_BLOCKS = 2 ** 20;
/** Section 3.1.1.2.4: no block decodes to more. */
const MAX_BLOCK = 128 * 1024;
const HEADER_BYTES = 14;
/** Types of blocks. */
const RUN = 1;
const RESERVED = 3;

export interface Frame {
  /** Where the next frame begins. */
  readonly end: number;
  /** Bytes that a decoder must look back on. */
  readonly window: number;
  readonly hasDictionary: boolean;
  readonly blocks: number;
  /** Ends of the pieces in which the frame is to be decoded; none for a frame that is to be skipped. */
  readonly cuts: readonly number[];
  readonly defect: 'corrupt' | 'truncated' | null;
}

interface Header {
  readonly length: number;
  readonly window: number;
  readonly hasDictionary: boolean;
  readonly hasChecksum: boolean;
}

/** True for the magic of a frame, of the kind that is to be skipped too. */
export function isFrame(bytes: Buffer): boolean {
  if (bytes.length < 4) return false;
  const magic = bytes.readUInt32LE(0);
  return magic === MAGIC || isSkippable(magic);
}

function isSkippable(magic: number): boolean {
  return magic >>> 4 === 0x184d2a5;
}

/** True if the bytes behind a magic can be the header of a frame and of its first block. */
export function beginsFrame(bytes: Buffer): boolean {
  const header = readHeader(bytes.subarray(4));
  if (!header || header.hasDictionary || bytes.length < header.length + 3) return false;
  const block = bytes.readUIntLE(header.length, 3);
  return ((block >> 1) & 3) !== RESERVED && block >> 3 <= MAX_BLOCK;
}

/** From the bytes behind the magic. */
function readHeader(bytes: Buffer): Header | null {
  const descriptor = bytes[0];
  if (descriptor === undefined || (descriptor & 0x08) !== 0) return null;
  const single = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  const sizeAt = (single ? 1 : 2) + dictionaryBytes;
  if (bytes.length < sizeAt + sizeBytes) return null;
  let window: number;
  if (single) window = contentSize(bytes.subarray(sizeAt, sizeAt + sizeBytes));
  else {
    const base = 2 ** (10 + (bytes[1]! >> 3));
    window = base + (base / 8) * (bytes[1]! & 7);
  }
  const hasDictionary = bytes.subarray(sizeAt - dictionaryBytes, sizeAt).some((byte) => byte !== 0);
  return { length: 4 + sizeAt + sizeBytes, window, hasDictionary, hasChecksum: (descriptor & 0x04) !== 0 };
}

function contentSize(bytes: Uint8Array): number {
  let size = 0;
  for (const byte of bytes.toReversed()) size = size * 256 + byte;
  return bytes.length === 2 ? size + 256 : size;
}

/** The frame that begins at `at`. Its pieces reach up to a defect. */
export function readFrame(stored: Stored, at: number): Frame {
  const start = stored.read(at, 8);
  const none = { end: at, window: 0, hasDictionary: false, blocks: 0, cuts: [] };
  if (start.length < 8) return { ...none, defect: 'truncated' };
  const magic = start.readUInt32LE(0);
  if (isSkippable(magic)) {
    const end = at + 8 + start.readUInt32LE(4);
    return { ...none, end, defect: end > stored.size ? 'truncated' : null };
  }
  const header = magic === MAGIC ? readHeader(stored.read(at + 4, HEADER_BYTES)) : null;
  return header ? walkBlocks(stored, at + header.length, header) : { ...none, defect: 'corrupt' };
}

function walkBlocks(stored: Stored, start: number, { window, hasDictionary, hasChecksum }: Header): Frame {
  const cuts: number[] = [];
  let position = start;
  const frame = (blocks: number, defect: Frame['defect']): Frame => {
    if (cuts.at(-1) !== position) cuts.push(position);
    return { end: position, window, hasDictionary, blocks, cuts, defect };
  };
  for (let blocks = 0; ; blocks++) {
    if (blocks > 0 && blocks % BLOCKS_PER_PIECE === 0) cuts.push(position);
    const bytes = stored.read(position, 3);
    if (bytes.length < 3) return frame(blocks, 'truncated');
    const block = bytes.readUIntLE(0, 3);
    const last = (block & 1) === 1;
    const type = (block >> 1) & 3;
    if (type === RESERVED || blocks === MAX_BLOCKS) return frame(blocks, 'corrupt');
    const next = position + 3 + (type === RUN ? 1 : block >> 3) + (last && hasChecksum ? 4 : 0);
    if (next > stored.size) return frame(blocks, 'truncated');
    position = next;
    if (last) return frame(blocks + 1, null);
  }
}
