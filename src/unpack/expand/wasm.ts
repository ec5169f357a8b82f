/**
 * WebAssembly names its source map in a custom section (ECMA-426, "WebAssembly"), not in a comment. The section is shown as
 * the comment that it stands for, so that a map in a data: URL is decoded. All other bytes are searched as they are.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';

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

class WasmWriter implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #open: () => EntryWriter;
  #child: EntryWriter | null = null;
  #pending: Buffer = Buffer.alloc(0);
  #skip = MAGIC.length;
  #text = 0;
  #rest = 0;
  #lost = false;

  constructor(raw: EntryWriter, open: () => EntryWriter) {
    this.#raw = raw;
    this.#open = open;
  }

  push(bytes: Uint8Array): void {
    this.#raw.push(bytes);
    if (this.#lost) return;
    let left: Buffer = Buffer.concat([this.#pending, bytes]);
    this.#pending = Buffer.alloc(0);
    while (left.length > 0 && !this.#lost) {
      if (this.#skip > 0) left = this.#skipped(left);
      else if (this.#text > 0) left = this.#shown(left);
      else if (left.length < MAX_PREFIX) {
        this.#pending = left;
        return;
      } else left = this.#begin(left);
    }
  }

  cut(nextOffset: number): void {
    this.#lost = true;
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (!this.#lost && this.#pending.length > 0) this.#shown(this.#begin(this.#pending));
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
      this.#child = this.#open();
      this.#child.push(Buffer.from(`//# ${SECTION}=`));
    } else this.#skip = section.rest;
    return bytes.subarray(section.prefix);
  }

  #skipped(bytes: Buffer): Buffer {
    const count = Math.min(this.#skip, bytes.length);
    this.#skip -= count;
    return bytes.subarray(count);
  }

  #shown(bytes: Buffer): Buffer {
    const part = bytes.subarray(0, this.#text);
    if (part.length > 0) this.#child?.push(part);
    this.#text -= part.length;
    if (this.#text === 0) {
      this.#child?.end();
      this.#child = null;
      this.#skip = this.#rest;
    }
    return bytes.subarray(part.length);
  }
}

export function wasmExpander(budget: Budget): Expander {
  return {
    name: 'wasm',
    lead(info, head) {
      if (!MAGIC.equals(head.subarray(0, MAGIC.length)) || !budget.mayNest(info.path)) return null;
      return (raw, sink) => new WasmWriter(raw, () => openSection(info, sink));
    },
  };
}

function openSection(info: EntryInfo, sink: Sink): EntryWriter {
  return sink.open({ path: [...info.path, `<section ${SECTION}>`], type: 'file', via: 'residue' });
}
