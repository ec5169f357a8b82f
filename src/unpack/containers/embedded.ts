/**
 * Containers somewhere inside another file: behind an executable, an installer in shell, a picture. Found by their magic, which
 * also occurs by chance; what is told here from the bytes behind it is whether it is worth decoding from there.
 */
import { constants, inflateRawSync } from 'node:zlib';
import { Buffer } from 'node:buffer';
import type { Consumer } from '../../base/entry.ts';
import type { SpoolWriter, Stored } from '../../base/spool.ts';
import { gzipHeaderLength } from '../gzip-header.ts';
import { isLocalHeader } from './kind.ts';

/** What they begin with: where to look. */
export const EMBEDDED = { zip: 'PK\x03\x04', gzip: '\x1f\x8b\x08' } as const;
export type EmbeddedKind = keyof typeof EMBEDDED;

/** Enough for a header and what data that is none would stumble over. */
const HEAD_BYTES = 160;
/** No key and no source deflates to less. */
const DEFLATED_BYTES = 64;
const MAX_OUTPUT = 1024 * 1024;
const MAX_GLANCE = 64 * 1024;

/** Where one begins, from the start of the file. */
export interface Place {
  readonly kind: EmbeddedKind;
  readonly at: number;
}

/** What was found in one file, in the order of the file, and who keeps it. */
export interface Found {
  readonly places: Place[];
  /** Further entries of the same zip, or zips behind it, are no places of their own. */
  hasZip: boolean;
  /** The file from the first place on, or from its start, is being put aside. */
  kept: boolean;
}

/** The text that these bytes begin, however far they lead; null if they are damaged. Empty if it is too long for a look. */
function inflateSome(data: Buffer, maxOutputLength: number = MAX_OUTPUT): Buffer | null {
  try {
    return inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
  } catch (error) {
    const isLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isLong ? Buffer.alloc(0) : null;
  }
}

/** True if deflate data (RFC 1951) may begin there: for bytes of another kind that is next to impossible. */
export function mayInflate(data: Buffer): boolean {
  return inflateSome(data.subarray(0, DEFLATED_BYTES), MAX_GLANCE) !== null;
}

/** What deflate data yields up to where it is damaged, if it is. */
export function inflateBeginning(data: Buffer): { readonly bytes: Buffer; readonly broken: boolean } {
  const whole = inflateSome(data);
  if (whole) return { bytes: whole, broken: false };
  let intact = 0;
  for (let damaged = data.length; damaged - intact > 1;) {
    const middle = (intact + damaged) >> 1;
    if (inflateSome(data.subarray(0, middle))) intact = middle;
    else damaged = middle;
  }
  return { bytes: inflateSome(data.subarray(0, intact)) ?? Buffer.alloc(0), broken: true };
}

function isPlausible(kind: EmbeddedKind, head: Buffer): boolean {
  if (kind === 'zip') return isLocalHeader(head);
  const header = gzipHeaderLength(head);
  return header !== null && mayInflate(head.subarray(header));
}

/** Looks at one magic, and keeps the file from there on if nobody does so yet. */
export class EmbeddedPart implements Consumer {
  readonly #place: Place;
  readonly #found: Found;
  readonly #open: () => SpoolWriter;
  readonly #put: (stored: Stored, whole: boolean) => void;
  #head: Buffer | null;
  #writer: SpoolWriter | null = null;

  constructor(place: Place, found: Found, open: () => SpoolWriter, put: (stored: Stored, whole: boolean) => void) {
    this.#place = place;
    this.#found = found;
    this.#open = open;
    this.#put = put;
    this.#head = Buffer.from(EMBEDDED[place.kind], 'latin1');
  }

  push(bytes: Uint8Array): boolean {
    if (!this.#head) return this.#write(bytes);
    const missing = HEAD_BYTES - this.#head.length;
    this.#head = Buffer.concat([this.#head, bytes.subarray(0, missing)]);
    if (this.#head.length < HEAD_BYTES) return true;
    return this.#decide(this.#head) && this.#write(bytes.subarray(missing));
  }

  end(): void {
    if (this.#head) this.#decide(this.#head);
    if (this.#writer) this.#put(this.#writer.end(), true);
  }

  /** True if it is up to this one to keep the file. */
  #decide(head: Buffer): boolean {
    this.#head = null;
    const found = this.#found;
    const { kind } = this.#place;
    if ((kind === 'zip' && found.hasZip) || !isPlausible(kind, head)) return false;
    found.hasZip ||= kind === 'zip';
    found.places.push(this.#place);
    if (found.kept) return false;
    found.kept = true;
    this.#writer = this.#open();
    return this.#write(head);
  }

  #write(bytes: Uint8Array): boolean {
    if (!this.#writer || this.#writer.write(bytes)) return this.#writer !== null;
    this.#put(this.#writer.end(), false);
    this.#writer = null;
    return false;
  }
}
