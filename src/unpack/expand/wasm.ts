/**
 * WebAssembly names its source map in a custom section (ECMA-426, "WebAssembly"), not in a comment. The section is shown as
 * the comment that it stands for, so that a map in a data: URL is decoded. All other bytes are searched as they are.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { Covered } from './covered.ts';

const MAGIC = Buffer.from('\0asm\x01\0\0\0', 'latin1');
const SECTION = 'sourceMappingURL';
/** Numbers are LEB128 of at most 32 bits. */
const MAX_LEB = 5;
/** Identifier, size of the section, length of its name, name, length of the text. */
const MAX_PREFIX = 1 + MAX_LEB + MAX_LEB + SECTION.length + MAX_LEB;

interface Leb {
  readonly value: number;
  readonly end: number;
}

/** Null if the bytes end inside the number, or it is none. */
function readLeb(bytes: Buffer, start: number): Leb | null {
  let value = 0;
  for (let at = start; at < bytes.length && at < start + MAX_LEB; at++) {
    value += (bytes[at]! & 0x7f) * 2 ** (7 * (at - start));
    if ((bytes[at]! & 0x80) === 0) return { value, end: at + 1 };
  }
  return null;
}

/** What begins at a section: the bytes to skip, and how many of the text that follows are to be shown. */
interface Section {
  readonly prefix: number;
  readonly text: number;
  readonly rest: number;
}

/** Null where no section can be read: the module is cut or damaged, and no engine reads on either. */
function readSection(bytes: Buffer): Section | null {
  const size = readLeb(bytes, 1);
  if (!size) return null;
  const plain = { prefix: size.end, text: 0, rest: size.value };
  const name = bytes[0] === 0 ? readLeb(bytes, size.end) : null;
  if (!name || name.value !== SECTION.length) return plain;
  const nameEnd = name.end + name.value;
  if (bytes.toString('latin1', name.end, nameEnd) !== SECTION) return plain;
  const text = readLeb(bytes, nameEnd);
  const end = size.end + size.value;
  if (!text || text.end + text.value > end) return plain;
  return { prefix: text.end, text: text.value, rest: end - text.end - text.value };
}

/** What a writer needs besides the bytes. */
interface Showing {
  /** Opens the entry that shows a section. */
  open(): EntryWriter;
  /** Everything before this offset was shown. */
  covered(end: number): void;
}

class WasmWriter implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #showing: Showing;
  #child: EntryWriter | null = null;
  #pending: Buffer = Buffer.alloc(0);
  #offset = 0;
  #skip = MAGIC.length;
  #text = 0;
  #rest = 0;
  #lost = false;

  constructor(raw: EntryWriter, showing: Showing) {
    this.#raw = raw;
    this.#showing = showing;
  }

  /** Text of a section is shown before it is searched: what finds it again then knows that it was read. */
  push(bytes: Uint8Array): void {
    let left: Buffer = Buffer.concat([this.#pending, bytes]);
    this.#pending = Buffer.alloc(0);
    while (left.length > 0) {
      if (this.#lost) left = this.#passed(left, left.length);
      else if (this.#skip > 0) left = this.#skipped(left);
      else if (this.#text > 0) left = this.#shown(left);
      else if (left.length < MAX_PREFIX) {
        this.#pending = left;
        return;
      } else left = this.#begin(left);
    }
  }

  cut(nextOffset: number): void {
    this.#lost = true;
    this.push(Buffer.alloc(0));
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (!this.#lost && this.#pending.length > 0) {
      this.#pending = this.#begin(this.#pending);
      if (this.#text > 0) this.#pending = this.#shown(this.#pending);
      this.#lost = true;
    }
    this.push(Buffer.alloc(0));
    this.#child?.end();
    this.#raw.end();
  }

  #begin(bytes: Buffer): Buffer {
    const section = readSection(bytes);
    if (!section) {
      this.#lost = true;
      return bytes;
    }
    this.#text = section.text;
    this.#rest = section.rest;
    if (section.text > 0) {
      this.#child = this.#showing.open();
      this.#child.push(Buffer.from(`//# ${SECTION}=`));
    } else this.#skip = section.rest;
    return this.#passed(bytes, section.prefix);
  }

  #skipped(bytes: Buffer): Buffer {
    const count = Math.min(this.#skip, bytes.length);
    this.#skip -= count;
    return this.#passed(bytes, count);
  }

  #shown(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.#text);
    this.#child?.push(part);
    this.#showing.covered(this.#offset + part.length);
    this.#text -= part.length;
    if (this.#text === 0) {
      this.#child?.end();
      this.#child = null;
      this.#skip = this.#rest;
    }
    return this.#passed(bytes, part.length);
  }

  /** Hands the first `count` bytes on and returns the others. */
  #passed(bytes: Buffer, count: number): Buffer {
    const part = bytes.subarray(0, count);
    if (part.length > 0) this.#raw.push(part);
    this.#offset += part.length;
    return bytes.subarray(part.length);
  }
}

export function wasmExpander(budget: Budget, covered: Covered): Expander {
  return {
    name: 'wasm',
    lead(info, head) {
      if (!MAGIC.equals(head.subarray(0, MAGIC.length)) || !budget.mayNest(info.path)) return null;
      return (raw, sink) =>
        new WasmWriter(raw, {
          open: () => openSection(info, sink),
          covered: (end) => covered.extend(info, end),
        });
    },
  };
}

function openSection(info: EntryInfo, sink: Sink): EntryWriter {
  return sink.open({ path: [...info.path, `<section ${SECTION}>`], type: 'file', via: 'residue' });
}
