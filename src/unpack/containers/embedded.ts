/**
 * Containers somewhere inside another file: behind an executable, an installer in shell, a picture. Found by their magic, which
 * also occurs by chance; what is told here from the bytes behind it is whether it is worth decoding from there.
 */
import { Buffer } from 'node:buffer';
import type { Consumer } from '../../base/entry.ts';
import type { SpoolWriter, Stored } from '../../base/spool.ts';
import { HEAD_BYTES, isPlausible, type EmbeddedKind } from './magic.ts';

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
  /** What was kept ends here: at the end of the file, or at bytes of it that were left out. */
  ended: boolean;
}

/** Looks at one magic, and keeps the file from there on if nobody does so yet. */
export class EmbeddedPart implements Consumer {
  readonly #place: Place;
  readonly #found: Found;
  readonly #open: () => SpoolWriter;
  readonly #put: (stored: Stored, whole: boolean) => void;
  #head: Buffer | null;
  #writer: SpoolWriter | null = null;

  constructor(
    magic: string,
    place: Place,
    found: Found,
    open: () => SpoolWriter,
    put: (stored: Stored, whole: boolean) => void,
  ) {
    this.#place = place;
    this.#found = found;
    this.#open = open;
    this.#put = put;
    this.#head = Buffer.from(magic, 'latin1');
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
    if (!this.#writer) return;
    this.#put(this.#writer.end(), true);
    this.#found.ended = true;
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
