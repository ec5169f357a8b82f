/**
 * The bytes of an entry that are at hand: the current chunk and a short tail of what came before. Windows are cut from it
 * without copying wherever possible, positions are worked out only when somebody asks.
 */
import { Buffer } from 'node:buffer';
import type { Location } from '../base/types.ts';
import { LineCursor } from './lines.ts';

const EMPTY = Buffer.alloc(0);

export class ByteView {
  #tail: Buffer = EMPTY;
  #chunk: Buffer = EMPTY;
  #chunkStart = 0;
  /** Position of the first byte of the tail. */
  #base = new LineCursor();
  #cursor: LineCursor | null = null;
  #linesKnown = true;

  /** Offset of the first byte at hand. */
  get start(): number {
    return this.#chunkStart - this.#tail.length;
  }

  /** Offset behind the last byte at hand. */
  get end(): number {
    return this.#chunkStart + this.#chunk.length;
  }

  get chunkStart(): number {
    return this.#chunkStart;
  }

  get chunk(): Buffer {
    return this.#chunk;
  }

  show(chunk: Buffer): void {
    this.#chunk = chunk;
  }

  /** Forgets all before `from` and copies the rest, because the chunk is about to become invalid. */
  keepFrom(from: number): void {
    const chunk = this.#chunk;
    const start = this.start;
    const split = from - this.#chunkStart;
    if (this.#linesKnown) {
      this.#base.advance(this.#tail.subarray(0, from - start));
      if (split > 0) this.#base.advance(chunk.subarray(0, split));
    }
    this.#tail =
      split < 0 ? Buffer.concat([this.#tail.subarray(from - start), chunk]) : Buffer.from(chunk.subarray(split));
    this.#chunkStart += chunk.length;
    this.#chunk = EMPTY;
  }

  /** Forgets everything: the next byte is at `offset` and no neighbour of what came before. Lines are lost from here on. */
  restart(offset: number): void {
    this.#linesKnown = false;
    this.#tail = EMPTY;
    this.#chunk = EMPTY;
    this.#chunkStart = offset;
  }

  /** Bytes `from` to `to`, both at hand; copied only if they span the tail and the chunk. */
  slice(from: number, to: number): Uint8Array {
    const split = this.#chunkStart;
    if (from >= split) return this.#chunk.subarray(from - split, to - split);
    const start = this.start;
    if (to <= split) return this.#tail.subarray(from - start, to - start);
    return Buffer.concat([this.#tail.subarray(from - start), this.#chunk.subarray(0, to - split)]);
  }

  /** Line and column of a byte at hand. Behind a cut only the offset is known. */
  locate(offset: number): Omit<Location, 'path'> {
    if (!this.#linesKnown) return { offset };
    let cursor = this.#cursor;
    if (!cursor || cursor.offset > offset || cursor.offset < this.#base.offset) cursor = this.#base.clone();
    this.#cursor = cursor;
    if (cursor.offset < this.#chunkStart) cursor.advance(this.slice(cursor.offset, Math.min(offset, this.#chunkStart)));
    if (cursor.offset < offset) cursor.advance(this.slice(cursor.offset, offset));
    const { line, column } = cursor;
    return { offset, line: line + 1, column: column + 1 };
  }
}
