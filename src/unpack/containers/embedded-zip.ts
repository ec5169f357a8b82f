/** A zip archive somewhere inside another file: behind an executable, a script or a picture. Begins at its first local header. */
import { Buffer } from 'node:buffer';
import type { Consumer } from '../../base/entry.ts';
import type { Spool, SpoolWriter, Stored } from '../../base/spool.ts';
import { isLocalHeader } from './kind.ts';

/** The signature of a local header: where to look. */
export const ZIP_KEYWORD = 'PK\x03\x04';
/** Enough for a header and some of the name. */
const HEAD_BYTES = 64;

export class EmbeddedZip implements Consumer {
  readonly #spool: Spool;
  readonly #put: (stored: Stored, whole: boolean) => void;
  readonly #claim: () => boolean;
  #head: Buffer = Buffer.from(ZIP_KEYWORD, 'latin1');
  #writer: SpoolWriter | null = null;
  #whole = true;

  /** `claim` is asked once the keyword has turned out to begin a header; false if the archive is being read already. */
  constructor(spool: Spool, put: (stored: Stored, whole: boolean) => void, claim: () => boolean) {
    this.#spool = spool;
    this.#put = put;
    this.#claim = claim;
  }

  push(bytes: Uint8Array): boolean {
    if (this.#writer) return this.#write(bytes);
    this.#head = Buffer.concat([this.#head, bytes]);
    if (this.#head.length < HEAD_BYTES) return true;
    if (!isLocalHeader(this.#head.subarray(0, HEAD_BYTES)) || !this.#claim()) return false;
    this.#writer = this.#spool.open();
    return this.#write(this.#head);
  }

  end(): void {
    if (this.#writer && this.#whole) this.#put(this.#writer.end(), true);
  }

  #write(bytes: Uint8Array): boolean {
    this.#whole = this.#writer!.write(bytes);
    if (!this.#whole) this.#put(this.#writer!.end(), false);
    return this.#whole;
  }
}
