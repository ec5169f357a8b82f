/** Zip archives in another file: at its end, as self-extracting ones lie, or anywhere in it. */
import { Buffer } from 'node:buffer';
import type { Stored } from '../../../base/spool.ts';
import { PIECE_BYTES, type Taken } from '../coverage.ts';
import type { Nest } from '../nest.ts';
import { END_BYTES, readDirectory } from './directory.ts';
import { DEFLATED, findLocal, hasData } from './local.ts';
import { ZipReader } from './reader.ts';
import { readLocal } from './records.ts';

const END = Buffer.from('PK\x05\x06');
/** A file with more places than this that look like the beginning or the end of an archive only speaks of archives. */
const MAX_TRIES = 256;

/** A part of what is stored. */
function part(stored: Stored, from: number, to: number): Stored {
  const size = to - from;
  return {
    size,
    read: (offset, length) => stored.read(from + offset, Math.max(0, Math.min(length, size - offset))),
    release: () => undefined,
  };
}

/** Offsets of end records from there on, behind their comments. */
function* ends(stored: Stored, from: number): Generator<number, undefined> {
  for (let at = from; at < stored.size; at += PIECE_BYTES) {
    const piece = stored.read(at, PIECE_BYTES + END_BYTES - 1);
    for (let hit = piece.indexOf(END); hit >= 0 && hit < PIECE_BYTES; hit = piece.indexOf(END, hit + 1)) {
      if (hit + END_BYTES > piece.length) return;
      yield Math.min(stored.size, at + hit + END_BYTES + piece.readUInt16LE(hit + 20));
    }
  }
}

/** Where the first archive that begins there ends; null if nothing behind it is a directory. */
function archiveEnd(stored: Stored, from: number): number | null {
  if (readDirectory(part(stored, from, stored.size))) return stored.size;
  let tries = 0;
  for (const end of ends(stored, from)) {
    if (readDirectory(part(stored, from, end))) return end;
    if (++tries === MAX_TRIES) return null;
  }
  return null;
}

/** True if an entry from there on holds data that inflates: then it is an archive although its directory is missing. */
function holdsEntry(stored: Stored, from: number): boolean {
  let at = findLocal(stored, from, stored.size);
  for (let tries = 0; at !== null && tries < MAX_TRIES; tries++) {
    const local = readLocal(stored, at)!;
    if (local.method === DEFLATED && hasData(stored, at)) return true;
    at = findLocal(stored, at + local.length, stored.size);
  }
  return false;
}

/** Reads all archives from there on. Returns what of the stored bytes was decoded into entries. */
export async function readEmbeddedZips(
  nestOf: (part: Stored) => Nest,
  stored: Stored,
  from: number,
): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  let begin: number | null = from;
  while (begin !== null) {
    const end = archiveEnd(stored, begin);
    if (end === null && !holdsEntry(stored, begin)) break;
    const nest = nestOf(part(stored, begin, end ?? stored.size));
    nest.is('zip', true);
    const reader = new ZipReader(nest);
    await reader.read(readDirectory(nest.stored));
    for (const range of reader.taken) taken.push({ from: range.from + begin, to: range.to + begin });
    nest.close();
    begin = end === null ? null : findLocal(stored, end, stored.size);
  }
  return taken;
}
