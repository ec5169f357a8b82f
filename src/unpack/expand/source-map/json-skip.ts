/** Passing over JSON strings and comments that nobody reads. */
import type { Buffer } from 'node:buffer';
import { BACKSLASH, COMMA, isBlank, LF, QUOTE, SLASH, STAR } from './json-bytes.ts';

/** Bytes looked at one by one before a native search: most strings are short, and escapes come in clusters. */
const NEAR = 48;

/** Where a string ends that nobody decodes. */
export class StringSkipper {
  #odd = false;

  begin(): void {
    this.#odd = false;
  }

  /** Index of the closing quote at or behind `from`, or `chunk.length`. */
  push(chunk: Buffer, from: number): number {
    const { length } = chunk;
    let i = this.#odd && from < length ? from + 1 : from;
    for (;;) {
      const near = Math.min(length, i + NEAR);
      while (i < near) {
        const byte = chunk[i]!;
        if (byte === QUOTE) return i;
        i += byte === BACKSLASH ? 2 : 1;
      }
      if (i >= length) {
        this.#odd = i > length;
        return length;
      }
      const at = chunk.indexOf(QUOTE, i);
      const end = at < 0 ? length : at;
      let slashes = end;
      while (slashes > i && chunk[slashes - 1] === BACKSLASH) slashes--;
      const escaped = (end - slashes) % 2 === 1;
      if (at < 0) {
        this.#odd = escaped;
        return length;
      }
      if (!escaped) return at;
      i = at + 1;
    }
  }
}

/**
 * Passes over a run of `"…",` in an array of short strings, such as the `names` of a map: one loop, no calls. Returns the
 * index behind the last comma of the run; a string with an escape, or cut by the end of the chunk, ends it.
 */
export function skipStrings(chunk: Uint8Array, from: number): number {
  const { length } = chunk;
  let done = from;
  let i = from;
  for (;;) {
    while (i < length && isBlank(chunk[i]!)) i++;
    if (i >= length || chunk[i] !== QUOTE) return done;
    i++;
    while (i < length && chunk[i] !== QUOTE && chunk[i] !== BACKSLASH) i++;
    if (i >= length || chunk[i] !== QUOTE) return done;
    i++;
    while (i < length && isBlank(chunk[i]!)) i++;
    if (i >= length || chunk[i] !== COMMA) return done;
    done = ++i;
  }
}

/** A comment where JSON allows none: `//` to the end of the line, or the block form. */
export class CommentSkipper {
  #kind: 'open' | 'line' | 'block' = 'open';
  #star = false;

  /** The slash was read. */
  begin(): void {
    this.#kind = 'open';
    this.#star = false;
  }

  /** Index behind the comment, `chunk.length` + 1 if it goes on in the next chunk, -1 if it is none. */
  push(chunk: Buffer, from: number): number {
    let i = from;
    if (this.#kind === 'open') {
      if (chunk[i] !== SLASH && chunk[i] !== STAR) return -1;
      this.#kind = chunk[i] === SLASH ? 'line' : 'block';
      i++;
    }
    const open = chunk.length + 1;
    if (this.#kind === 'line') {
      const end = chunk.indexOf(LF, i);
      return end < 0 ? open : end + 1;
    }
    for (; i < chunk.length; i++) {
      if (this.#star && chunk[i] === SLASH) return i + 1;
      this.#star = chunk[i] === STAR;
    }
    return open;
  }
}
