/** Bytes put aside until they can be read at any place: containers need that. Implemented in fetch/, which alone touches disk. */
import type { Buffer } from 'node:buffer';

/** Bytes that lie ready. Valid until released. */
export interface Stored {
  readonly size: number;
  /** The bytes from `offset` on: `length` of them, or fewer at the end. Not to be changed by the caller. */
  read(offset: number, length: number): Buffer;
  release(): void;
}

export interface SpoolWriter {
  /** Copies the bytes. False if there is no room: neither these bytes nor any later ones were taken. */
  write(bytes: Uint8Array): boolean;
  /** Call once. What was taken can be read from now on. */
  end(): Stored;
}

export interface Spool {
  /** Several writers may be open at once. */
  open(): SpoolWriter;
}
