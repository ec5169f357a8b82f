/** What may stand before a JSON document: a byte order mark, blanks, and the line `)]}'` that keeps scripts from running it. */
import type { Buffer } from 'node:buffer';
import { CLOSE_PAREN, isBlank, LF, OPEN_ARRAY, OPEN_OBJECT } from './json-bytes.ts';

const BOM = [0xef, 0xbb, 0xbf];

/** True if the first significant byte is, or may still be, the beginning of an object or array. */
export function mayBeJson(head: Uint8Array): boolean {
  let i = head[0] === BOM[0] && head[1] === BOM[1] && head[2] === BOM[2] ? 3 : 0;
  while (i < head.length && isBlank(head[i]!)) i++;
  if (i === head.length) return head.length > 0;
  return head[i] === OPEN_OBJECT || head[i] === OPEN_ARRAY || (head[i] === CLOSE_PAREN && head[i + 1] === 0x5d);
}

export class JsonPrefix {
  #bom = 0;
  #inLine = false;
  /** A second document may follow the first, but no second `)]}'`. */
  lineAllowed = true;

  /** Index of the bracket that opens a document, `chunk.length` if none came yet, -1 if something else stands there. */
  push(chunk: Buffer, from: number): number {
    let i = from;
    while (i < chunk.length) {
      if (this.#inLine) {
        const lineEnd = chunk.indexOf(LF, i);
        if (lineEnd < 0) return chunk.length;
        this.#inLine = false;
        i = lineEnd;
      }
      const byte = chunk[i]!;
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return i;
      if (byte === CLOSE_PAREN && this.lineAllowed) this.#inLine = true;
      else if (byte === BOM[this.#bom]) this.#bom++;
      else if (!isBlank(byte)) return -1;
      i++;
    }
    return i;
  }
}
