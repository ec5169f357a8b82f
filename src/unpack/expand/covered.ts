/** Which bytes of an entry a decoder has read already: no other one reads them again. */
import type { EntryInfo } from '../../base/entry.ts';

/** Asked for in the order of the entry, but for the length of a keyword. */
const SLACK = 512;

/** Takes in the bytes from the first index to the one before the second, in order. */
export type Cover = (from: number, to: number) => void;

/** Ranges that one reader knows, in order. */
class Track {
  readonly #froms: number[] = [];
  readonly #tos: number[] = [];
  /** Ranges before this one lie behind all that is still asked for. */
  #next = 0;
  isListed = false;

  add(from: number, to: number): void {
    const last = this.#tos.length - 1;
    if (last >= 0 && from <= this.#tos[last]!) this.#tos[last] = Math.max(this.#tos[last]!, to);
    else {
      this.#froms.push(from);
      this.#tos.push(to);
    }
  }

  has(offset: number): boolean {
    while (this.#next < this.#tos.length && this.#tos[this.#next]! <= offset - SLACK) this.#next++;
    for (let i = this.#next; i < this.#tos.length && this.#froms[i]! <= offset; i++) {
      if (offset < this.#tos[i]!) return true;
    }
    return false;
  }

  /** True if nothing is left that could be asked for; it is empty then. */
  isOver(): boolean {
    if (this.#next < this.#tos.length) return false;
    this.#froms.length = 0;
    this.#tos.length = 0;
    this.#next = 0;
    return true;
  }
}

export class Covered {
  readonly #ends = new WeakMap<EntryInfo, number>();
  readonly #tracks = new WeakMap<EntryInfo, Track[]>();

  /** True if the byte at `offset` was read. */
  has(info: EntryInfo, offset: number): boolean {
    if (offset < (this.#ends.get(info) ?? 0)) return true;
    const tracks = this.#tracks.get(info) ?? [];
    for (let i = tracks.length - 1; i >= 0; i--) {
      const track = tracks[i]!;
      if (track.has(offset)) return true;
      if (!track.isOver()) continue;
      track.isListed = false;
      tracks.splice(i, 1);
    }
    return false;
  }

  /** Everything before `end` was read. */
  extend(info: EntryInfo, end: number): void {
    if (end >= (this.#ends.get(info) ?? 0)) this.#ends.set(info, end);
  }

  /** For a reader that passes over parts of what it is given, in which others may find something. */
  track(info: EntryInfo): Cover {
    const track = new Track();
    return (from, to) => {
      track.add(from, to);
      if (track.isListed) return;
      track.isListed = true;
      const tracks = this.#tracks.get(info);
      if (tracks) tracks.push(track);
      else this.#tracks.set(info, [track]);
    };
  }
}
