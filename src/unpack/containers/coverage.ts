/** Which bytes of a container a decoder has taken. All others are searched as they are. */
import type { Buffer } from 'node:buffer';
import type { Nest } from './nest.ts';

export const PIECE_BYTES: number = 256 * 1024;

/** The bytes from `from` to `to`, piece by piece. */
export function* pieces(nest: Nest, from: number, to: number): Generator<Buffer, undefined> {
  for (let at = from; at < to;) {
    const piece = nest.stored.read(at, Math.min(PIECE_BYTES, to - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

/** True if there is nothing but zeros, with which packers align. */
export function isZero(nest: Nest, from: number, to: number): boolean {
  for (const piece of pieces(nest, from, to)) if (piece.some((byte) => byte !== 0)) return false;
  return true;
}

/** Bytes of a container, from the first up to before the last. */
export interface Taken {
  readonly from: number;
  readonly to: number;
}

export class Coverage {
  readonly #nest: Nest;
  /** What was decoded into entries. */
  readonly taken: Taken[] = [];

  constructor(nest: Nest) {
    this.#nest = nest;
  }

  /** These bytes were decoded into an entry. */
  take(from: number, to: number): void {
    if (from < to) this.taken.push({ from, to });
  }

  /** All other bytes, in their order. */
  rest(): readonly Taken[] {
    const found: Taken[] = [];
    let at = 0;
    for (const { from, to } of [...this.#sorted(), { from: this.#nest.stored.size, to: 0 }]) {
      if (from > at) found.push({ from: at, to: from });
      at = Math.max(at, to);
    }
    return found;
  }

  #sorted(): readonly Taken[] {
    return this.taken.toSorted((a, b) => a.from - b.from);
  }

  /** Sends all other bytes through the detectors, as one entry of that name. */
  async searchRest(name: string): Promise<void> {
    const writer = this.#nest.open(name, { type: 'metadata', via: 'residue' });
    let at = 0;
    for (const { from, to } of this.#sorted()) {
      await this.#search(writer, at, from);
      if (to <= at) continue;
      at = to;
      writer.cut(at);
    }
    await this.#search(writer, at, this.#nest.stored.size);
    writer.end();
  }

  async #search(writer: ReturnType<Nest['open']>, from: number, to: number): Promise<void> {
    for (const piece of pieces(this.#nest, from, to)) {
      await this.#nest.pace.step(piece.length);
      writer.push(piece);
    }
  }
}
