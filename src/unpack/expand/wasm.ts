/**
 * WebAssembly names its source map in a custom section (ECMA-426, "WebAssembly"), not in a comment. The section is shown as
 * the comment that it stands for, so that a map in a data: URL is decoded. All other bytes are searched as they are.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import { FileQuota, type Allowance } from '../../base/file-quota.ts';
import type { Budget } from '../../base/limits.ts';
import type { Covered } from './covered.ts';

const MAGIC = Buffer.from('\0asm\x01\0\0\0', 'latin1');
const SECTION = 'sourceMappingURL';
/** Numbers are LEB128 of at most 32 bits. */
const MAX_LEB = 5;
/** Engines look at one. */
const SHOWN: Allowance = {
  perFile: 1_000,
  inAll: 10_000,
  what: 'sections that name a source map',
  rest: 'searched as they are',
};
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

/** What stands at the beginning of a section: the bytes to skip, and how many of the text that follows are to be shown. */
interface Section {
  readonly prefix: number;
  readonly text: number;
  readonly rest: number;
}

/** The section at `start`. Null where none can be read: the module is cut or damaged, and no engine reads on either. */
function readSection(bytes: Buffer, start: number): Section | null {
  const size = readLeb(bytes, start + 1);
  if (!size) return null;
  const plain = { prefix: size.end - start, text: 0, rest: size.value };
  const name = bytes[start] === 0 ? readLeb(bytes, size.end) : null;
  if (!name || name.value !== SECTION.length) return plain;
  const nameEnd = name.end + name.value;
  if (bytes.toString('latin1', name.end, nameEnd) !== SECTION) return plain;
  const text = readLeb(bytes, nameEnd);
  const end = size.end + size.value;
  if (!text || text.end + text.value > end) return plain;
  return { prefix: text.end - start, text: text.value, rest: end - text.end - text.value };
}

/** What a writer needs besides the bytes. */
interface Showing {
  /** Opens the entry that shows a section; null if there were too many. */
  open(): EntryWriter | null;
  /** Everything before this offset was shown. */
  covered(end: number): void;
}

class WasmWriter implements EntryWriter {
  readonly #raw: EntryWriter;
  readonly #showing: Showing;
  #child: EntryWriter | null = null;
  #pending: Buffer = Buffer.alloc(0);
  /** What is at hand, which offset of the entry it begins at, how far it was handed on, and how far it was read. */
  #bytes: Buffer = this.#pending;
  #start = 0;
  #given = 0;
  #at = 0;
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
    this.#bytes =
      this.#pending.length === 0
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
        : Buffer.concat([this.#pending, bytes]);
    const { length } = this.#bytes;
    this.#pending = Buffer.alloc(0);
    this.#given = 0;
    this.#at = 0;
    while (this.#at < length) {
      if (this.#lost) this.#at = length;
      else if (this.#skip > 0) this.#pass();
      else if (this.#text > 0) this.#show();
      else if (length - this.#at < MAX_PREFIX) {
        this.#pending = Buffer.from(this.#bytes.subarray(this.#at));
        break;
      } else this.#begin();
    }
    this.#give();
    this.#start += this.#at;
  }

  cut(nextOffset: number): void {
    this.#lost = true;
    this.push(Buffer.alloc(0));
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (!this.#lost && this.#pending.length > 0) {
      this.#bytes = this.#pending;
      this.#given = 0;
      this.#at = 0;
      this.#begin();
      if (this.#text > 0) this.#show();
      this.#give();
      this.#start += this.#at;
      this.#pending = this.#bytes.subarray(this.#at);
      this.#lost = true;
    }
    this.push(Buffer.alloc(0));
    this.#child?.end();
    this.#raw.end();
  }

  #begin(): void {
    const section = readSection(this.#bytes, this.#at);
    if (!section) {
      this.#lost = true;
      return;
    }
    this.#child = section.text > 0 ? this.#showing.open() : null;
    if (this.#child) {
      // What lies before is no part of what is covered from here on.
      this.#give();
      this.#text = section.text;
      this.#rest = section.rest;
      this.#child.push(Buffer.from(`//# ${SECTION}=`));
    } else this.#skip = section.text + section.rest;
    this.#at += section.prefix;
  }

  #pass(): void {
    const count = Math.min(this.#skip, this.#bytes.length - this.#at);
    this.#skip -= count;
    this.#at += count;
  }

  #show(): void {
    const part = this.#bytes.subarray(this.#at, this.#at + this.#text);
    this.#child?.push(part);
    this.#at += part.length;
    this.#showing.covered(this.#start + this.#at);
    this.#text -= part.length;
    this.#give();
    if (this.#text > 0) return;
    this.#child?.end();
    this.#child = null;
    this.#skip = this.#rest;
  }

  /** Hands on what was read. */
  #give(): void {
    if (this.#at > this.#given) this.#raw.push(this.#bytes.subarray(this.#given, this.#at));
    this.#given = this.#at;
  }
}

export function wasmExpander(budget: Budget, covered: Covered): Expander {
  const quota = new FileQuota(SHOWN);
  return {
    name: 'wasm',
    lead(info, head) {
      if (!MAGIC.equals(head.subarray(0, MAGIC.length)) || !budget.mayNest(info.path)) return null;
      return (raw, sink) =>
        new WasmWriter(raw, {
          open: () => (quota.take(info.path, (gap) => sink.incomplete(gap)) ? openSection(info, sink) : null),
          covered: (end) => covered.extend(info, end),
        });
    },
  };
}

function openSection(info: EntryInfo, sink: Sink): EntryWriter {
  return sink.open({ path: [...info.path, `<section ${SECTION}>`], type: 'file', via: 'residue' });
}
