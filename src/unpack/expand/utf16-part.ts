/**
 * Text in UTF-16 in the middle of other bytes: resources of Windows programs, records of databases. Found by what a map, an
 * inline map or a private key looks like with a zero between any two characters, and read on to the first character that is zero.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import type { Covered } from './covered.ts';

const TEXTS = ['sourcesContent', 'sourceMappingURL=data:', 'PRIVATE KEY'] as const;
const LOOK_BEHIND = 512;
const ZEROS = Buffer.alloc(4);
/** More texts than this, in all files together, are no accident. */
const MAX_PARTS = 1_000;

/**
 * Both orders look alike where all characters are ASCII, and are read as little-endian from such a character on. A character
 * beyond Latin in a text of the other order takes one neighbour with it.
 */
class Part implements Consumer {
  readonly #child: EntryWriter;
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  readonly #decoder = new TextDecoder('utf-16le');
  #offset: number;

  constructor(child: EntryWriter, offset: number, budget: Budget, covered: (end: number) => void) {
    this.#child = child;
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
  }

  push(bytes: Uint8Array): boolean {
    // Not more than the text is decoded: the next one may begin right behind it.
    const text = this.#decoder.decode(bytes.subarray(0, zeroBehind(bytes)), { stream: true });
    const end = text.indexOf('\0');
    this.#covered(this.#offset + (end < 0 ? bytes.length : 2 * end));
    this.#offset += bytes.length;
    this.#pass(end < 0 ? text : text.slice(0, end));
    if (end >= 0) this.#child.end();
    return end < 0;
  }

  end(): void {
    this.#child.end();
  }

  #pass(text: string): void {
    if (text === '') return;
    const bytes = Buffer.from(text);
    this.#budget.inflate(bytes.length);
    this.#child.push(bytes);
  }
}

/** Index behind the first four zeros, which hold a character that is zero however the bytes are paired; else the length. */
function zeroBehind(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(ZEROS);
  return at < 0 ? bytes.length : at + ZEROS.length;
}

/** Index from which on the bytes are ASCII characters and zeros in turn. */
function textStart(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at >= 2 && bytes[at - 1] === 0 && bytes[at - 2]! > 0 && bytes[at - 2]! < 0x80) at -= 2;
  return at;
}

/** One per artifact. `isText` tells which entries are read as UTF-16 from their start. */
export function utf16PartExpander(budget: Budget, covered: Covered, isText: (info: EntryInfo) => boolean): Expander {
  let parts = 0;
  return {
    name: 'utf-16-part',
    keywords: TEXTS.map((text) => text.split('').join('\0')),
    attach(info, offset, sink: Sink, before, keyword) {
      const start = offset - keyword.length;
      if (isText(info) || covered.has(info, start)) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('a text in UTF-16', info.path, budget, sink);
        return null;
      }
      if (++parts > MAX_PARTS) {
        const detail = `more than ${MAX_PARTS} texts in UTF-16 lie among other bytes; from here on they were not decoded`;
        if (parts === MAX_PARTS + 1) sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
        return null;
      }
      const behind = before(LOOK_BEHIND);
      const head = behind.subarray(textStart(behind));
      const path = [...info.path, `<utf-16 text @ ${start - head.length}>`] as const;
      const child = sink.open({ path, type: 'file', via: 'residue' });
      const part = new Part(child, start - head.length, budget, (end) => covered.extend(info, end));
      part.push(Buffer.concat([head, Buffer.from(keyword, 'latin1')]));
      return part;
    },
  };
}
