/**
 * Text and private keys in base64 (RFC 4648), one level deep, wherever they stand: constants, settings, manifests. Every 24th
 * byte is probed and the run around it measured, so that no run is missed and most bytes are never looked at.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import type { EntryPath } from '../../base/types.ts';
import { group, VALUE } from './base64-digits.ts';
import { isMapStart } from './base64-map.ts';
import type { Covered } from './covered.ts';
import { isKeyStart } from './key-start.ts';
import { LineBreaks } from './line-breaks.ts';

const SHORTEST = 24;
/** Characters that tell text from anything else: 12 bytes. */
const PROBE = 16;
const NAME = 'base64@';
/** What encoded keys begin with, which are found as they stand. */
const ENCODED_KEY = 'LS0tLS1CRUdJTi';

/** 1 for bytes that are no digit of base64. */
const OTHER: Int32Array = Int32Array.from(VALUE, (value) => (value < 0 ? 1 : 0));
/** 1 for bytes that no text holds, as far as it is ASCII. */
const STRANGE: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 || byte > 0x7e) && byte !== 0x0a && byte !== 0x0d && byte !== 0x09 ? 1 : 0,
);

/** Sees all bytes of an entry; decoded text becomes children of it, but nothing is decoded twice. */
export function base64TextExpander(budget: Budget, covered: Covered): Expander {
  return {
    name: 'base64-text',
    tap: (info, sink) => (info.via === 'base64-text' ? null : new Base64Text(info, sink, budget, covered)),
  };
}

class Base64Text implements EntryWriter {
  readonly #info: EntryInfo;
  readonly #sink: Sink;
  readonly #budget: Budget;
  readonly #covered: Covered;
  /** Characters of the run at hand that are not decoded yet; null outside of runs. */
  #run: string | null = null;
  #start = 0;
  #offset = 0;
  #child: EntryWriter | null = null;
  /** The run holds no text: its rest is passed over. */
  #skips = false;
  #breaks = new LineBreaks();

  constructor(info: EntryInfo, sink: Sink, budget: Budget, covered: Covered) {
    this.#info = info;
    this.#sink = sink;
    this.#budget = budget;
    this.#covered = covered;
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    if (this.#run !== null) {
      at = this.#goOn(bytes, 0);
      if (at === bytes.length) return this.#advance(at);
      this.#finish();
    }
    // A run that begins at `at` or behind covers `at + SHORTEST - 1`, or begins behind the last byte before that which is no digit.
    for (at = nextRun(bytes, at); at + SHORTEST <= bytes.length; at = nextRun(bytes, at)) {
      const end = runEnd(bytes, at + SHORTEST);
      if (end === bytes.length) break;
      if (isWorth(bytes, at)) {
        this.#begin(at);
        at = this.#goOn(bytes, at);
        if (at === bytes.length) return this.#advance(at);
        this.#finish();
      } else at = end + 1;
    }
    const tail = runStart(bytes, bytes.length, at);
    if (tail < bytes.length) {
      this.#begin(tail);
      this.#goOn(bytes, tail);
    }
    this.#advance(bytes.length);
  }

  cut(nextOffset: number): void {
    this.#finish();
    this.#offset = nextOffset;
  }

  end(): void {
    this.#finish();
  }

  #advance(length: number): void {
    this.#offset += length;
  }

  #begin(index: number): void {
    this.#run = '';
    this.#start = this.#offset + index;
    this.#skips = false;
    this.#breaks = new LineBreaks();
  }

  /** Follows the run over the lines it is cut into; returns where it ends, or the length if it may go on behind. */
  #goOn(bytes: Uint8Array, from: number): number {
    for (let at = from; ;) {
      if (!this.#skips) at = this.#breaks.take(bytes, at);
      const end = this.#breaks.isOver ? at : runEnd(bytes, at);
      this.#breaks.digits(end - at);
      this.#extend(bytes, at, end);
      if (end === at || end === bytes.length || this.#skips) return end;
      at = end;
    }
  }

  #extend(bytes: Uint8Array, from: number, to: number): void {
    if (this.#skips || from === to) return;
    this.#run += Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
    const run = this.#run ?? '';
    if (this.#child === null) {
      if (run.length < SHORTEST) return;
      if (!isWorth(Buffer.from(run, 'latin1'), 0) || run.startsWith(ENCODED_KEY) || isMapStart(run.slice(0, 32))) {
        this.#skips = true;
        this.#run = '';
        return;
      }
    }
    this.#decode(run.slice(0, run.length & ~3));
    this.#run = run.slice(run.length & ~3);
  }

  #finish(): void {
    if (this.#child !== null && this.#run) this.#decode(this.#run);
    this.#child?.end();
    this.#child = null;
    this.#run = null;
  }

  /** Maps in it are left to their own decoders, which saw them in the entry itself. */
  #open(): EntryWriter {
    const path: EntryPath = [...this.#info.path, `${NAME}${this.#start}`];
    const info: EntryInfo = { path, type: 'file', via: 'base64-text' };
    this.#covered.extend(info, Number.POSITIVE_INFINITY);
    return this.#sink.open(info);
  }

  #decode(text: string): void {
    const decoded = Buffer.from(text, 'base64');
    if (decoded.length === 0) return;
    this.#budget.inflate(decoded.length);
    this.#child ??= this.#open();
    this.#child.push(decoded);
  }
}

function runEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && VALUE[bytes[at]!]! >= 0) at++;
  return at;
}

function runStart(bytes: Uint8Array, from: number, least: number): number {
  let at = from;
  while (at > least && VALUE[bytes[at - 1]!]! >= 0) at--;
  return at;
}

/**
 * Start of the next run of `SHORTEST` digits at least, or an index with fewer bytes behind it. Looks at the last twelve bytes of
 * where one would lie at once, since nearly always one of them is no digit; a loop over them would be left where nobody can tell.
 */
function nextRun(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + SHORTEST <= bytes.length) {
    const others =
      OTHER[bytes[at + 12]!]! |
      (OTHER[bytes[at + 13]!]! << 1) |
      (OTHER[bytes[at + 14]!]! << 2) |
      (OTHER[bytes[at + 15]!]! << 3) |
      (OTHER[bytes[at + 16]!]! << 4) |
      (OTHER[bytes[at + 17]!]! << 5) |
      (OTHER[bytes[at + 18]!]! << 6) |
      (OTHER[bytes[at + 19]!]! << 7) |
      (OTHER[bytes[at + 20]!]! << 8) |
      (OTHER[bytes[at + 21]!]! << 9) |
      (OTHER[bytes[at + 22]!]! << 10) |
      (OTHER[bytes[at + 23]!]! << 11);
    if (others !== 0) at += 12 + 32 - Math.clz32(others);
    else {
      const start = runStart(bytes, at + 12, at);
      if (start === at) return at;
      at = start;
    }
  }
  return at;
}

/** True for texts and for keys. There are `SHORTEST` digits at least from `start` on. */
function isWorth(bytes: Uint8Array, start: number): boolean {
  return isText(bytes, start) || isKeyStart(bytes, start);
}

/** True if the first twelve bytes that the run stands for are printable, all but one at most. */
function isText(bytes: Uint8Array, start: number): boolean {
  let strange = 0;
  for (let at = start; at < start + PROBE; at += 4) {
    const bits = group(bytes, at);
    strange += STRANGE[bits >> 16]! + STRANGE[(bits >> 8) & 255]! + STRANGE[bits & 255]!;
    if (strange > 1) return false;
  }
  return true;
}
