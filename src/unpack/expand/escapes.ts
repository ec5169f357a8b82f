/**
 * Text that a string literal spells in escapes alone, `\x41` or `\u0041` (ECMA-262 section 12.9.4), as obfuscators and some
 * writers of bundles do. Decoded where so many printable characters follow each other that it is a text and no table.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import type { Covered } from './covered.ts';
import { hexByte } from './hex.ts';

/** No credential is shorter. */
const LEAST = 16;
/** In all files together: each costs an entry. Obfuscated bundles have some thousands. */
const MAX_TEXTS = 100_000;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const ZERO = 0x30;

/** Bytes of an escape by its second character. */
function widthOf(letter: number | undefined): number {
  return letter === LETTER_U ? 6 : 4;
}

/** The printable character, tab or line end that the escape at `at` stands for; -1 if it is none. */
function charAt(bytes: Uint8Array, at: number, letter: number | undefined): number {
  if (bytes[at] !== BACKSLASH || bytes[at + 1] !== letter) return -1;
  const digits = at + widthOf(letter) - 2;
  if (letter === LETTER_U && (bytes[at + 2] !== ZERO || bytes[at + 3] !== ZERO)) return -1;
  const char = hexByte(bytes[digits], bytes[digits + 1]);
  const isText = (char >= 0x20 && char < 0x7f) || char === 9 || char === 10 || char === 13;
  return isText ? char : -1;
}

/** False within a run, and where too few escapes follow each other. */
function beginsRun(bytes: Uint8Array, start: number): boolean {
  const letter = bytes[start + 1];
  const width = widthOf(letter);
  if (start >= width && charAt(bytes, start - width, letter) >= 0) return false;
  for (let at = start; at < start + LEAST * width && at + width <= bytes.length; at += width) {
    if (charAt(bytes, at, letter) < 0) return false;
  }
  return true;
}

class EscapedText implements Consumer {
  readonly #open: () => EntryWriter;
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  readonly #letter: number | undefined;
  #child: EntryWriter | null = null;
  /** Characters that wait until there are enough. */
  #held: number[] = [];
  /** The part of an escape that has come. */
  #rest: Buffer;
  #offset: number;

  constructor(open: () => EntryWriter, head: Buffer, offset: number, budget: Budget, covered: (end: number) => void) {
    this.#open = open;
    this.#rest = head;
    this.#letter = head[1];
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
  }

  push(bytes: Uint8Array): boolean {
    const all = Buffer.concat([this.#rest, bytes]);
    const width = widthOf(this.#letter);
    const chars: number[] = [];
    let at = 0;
    let char = 0;
    for (; at + width <= all.length; at += width) {
      char = charAt(all, at, this.#letter);
      if (char < 0) break;
      chars.push(char);
    }
    this.#covered(this.#offset + at - this.#rest.length);
    this.#offset += bytes.length;
    this.#rest = all.subarray(at);
    this.#take(chars);
    if (char < 0) this.#child?.end();
    return char >= 0;
  }

  end(): void {
    this.#child?.end();
  }

  #take(chars: number[]): void {
    this.#held = this.#held.length === 0 ? chars : [...this.#held, ...chars];
    if (this.#child === null && this.#held.length < LEAST) return;
    this.#child ??= this.#open();
    this.#budget.inflate(this.#held.length);
    this.#child.push(Buffer.from(this.#held));
    this.#held = [];
  }
}

/** One per artifact. */
export function escapesExpander(budget: Budget, covered: Covered): Expander {
  let texts = 0;
  return {
    name: 'escapes',
    keywords: ['\\u00', ...['2', '3', '4', '5', '6', '7'].map((digit) => `\\x${digit}`)],
    guard: beginsRun,
    attach(info: EntryInfo, offset: number, sink: Sink, before, keyword) {
      const start = offset - keyword.length;
      const letter = keyword.charCodeAt(1);
      if (covered.has(info, start) || charAt(before(widthOf(letter)), 0, letter) >= 0) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('a text in escapes', info.path, budget, sink);
        return null;
      }
      if (++texts > MAX_TEXTS) {
        const detail = `more than ${MAX_TEXTS} texts are written in escapes; from here on they were not decoded`;
        if (texts === MAX_TEXTS + 1) sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
        return null;
      }
      const open = (): EntryWriter =>
        sink.open({ path: [...info.path, `<escaped text @ ${start}>`], type: 'file', via: 'base64-text' });
      return new EscapedText(open, Buffer.from(keyword, 'latin1'), offset, budget, (end) => covered.extend(info, end));
    },
  };
}
