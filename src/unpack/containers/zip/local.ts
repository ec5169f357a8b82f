/** Local headers of zip entries (APPNOTE 6.3.10, section 4.3.7) where no directory leads to them. */
import { Buffer } from 'node:buffer';
import type { Stored } from '../../../base/spool.ts';
import { PIECE_BYTES } from '../coverage.ts';
import { isLocalHeader } from '../kind.ts';
import { mayInflate } from '../magic.ts';
import { readLocal } from './records.ts';

const SIGNATURE = Buffer.from('PK\x03\x04');
export const SIGNATURE_BYTES = 4;
const HEADER_WINDOW = 512;
export const DEFLATED = 8;
const PROBE_BYTES = 256;

/** Offset of the next local header; null if there is none. Looks nearby first: mostly one follows the other. */
export function findLocal(stored: Stored, from: number, to: number): number | null {
  let length = HEADER_WINDOW;
  for (let at = from; at < to; at += length - SIGNATURE.length + 1) {
    length = Math.min(PIECE_BYTES, 2 * length);
    const bytes = stored.read(at, Math.min(length, to - at));
    for (let hit = bytes.indexOf(SIGNATURE); hit >= 0; hit = bytes.indexOf(SIGNATURE, hit + 1)) {
      if (isLocalHeader(stored.read(at + hit, HEADER_WINDOW)) && readLocal(stored, at + hit)) return at + hit;
    }
  }
  return null;
}

/** False for a header whose data does not even begin like what it says. */
export function hasData(stored: Stored, at: number): boolean {
  const local = readLocal(stored, at);
  if (local === null || local.method !== DEFLATED) return local !== null;
  const data = stored.read(at + local.length, PROBE_BYTES);
  return data.length > 2 && mayInflate(data);
}
