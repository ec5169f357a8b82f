/**
 * Maps and keys that a URL or a form holds percent-encoded (RFC 3986 section 2.1), outside of data: URLs. Found by what their
 * keys and labels look like there, and where every character is encoded.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import type { Covered } from './covered.ts';
import { hexByte } from './hex.ts';

const KEYWORDS = [
  '%22sourcesContent%22',
  'sourcesContent=%5B%22',
  '%22kty%22',
  'PRIVATE%20KEY%20BLOCK',
  'PRIVATE+KEY+BLOCK',
  '%0APublic-Lines',
  '%0aPublic-Lines',
  // `rcesC`, `ty"`, `PRIVATE` and `PuTTY` without a letter among the digits.
  '%72%63%65%73%43',
  '%74%79%22',
  '%50%52%49%56%41%54%45',
  '%50%75%54%54%59',
];
const LOOK_BEHIND = 512;
/** More texts than this, in all files together, are no accident. */
const MAX_TEXTS = 10_000;
const PERCENT = 0x25;
const PLUS = 0x2b;
const BLANK = 0x20;
const APOSTROPHE = 0x27;

/** White space and what encoders never leave bare: the text is over. */
function isEnd(byte: number): boolean {
  return byte <= BLANK || byte === 0x22 || byte === 0x3c || byte === 0x3e || byte === 0x5c || byte === 0x60;
}

/** Index behind the last byte that cannot belong to the text: an end, an apostrophe, or the sign between a name and a value. */
function textStart(bytes: Uint8Array): number {
  let at = bytes.length;
  while (at > 0 && !isEnd(bytes[at - 1]!) && bytes[at - 1] !== APOSTROPHE && bytes[at - 1] !== 0x3d) at--;
  return at;
}

class PercentText implements Consumer {
  readonly #child: EntryWriter;
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  /** The text stands in single quotes. */
  readonly #quoted: boolean;
  /** An escape that is not complete. */
  #rest: Buffer = Buffer.alloc(0);
  /** What a plus stands for: a blank in forms, which never write `%20`. Decided by what comes first. */
  #plus: number | null = null;
  #offset: number;

  constructor(child: EntryWriter, quoted: boolean, offset: number, budget: Budget, covered: (end: number) => void) {
    this.#child = child;
    this.#quoted = quoted;
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
  }

  push(bytes: Uint8Array): boolean {
    const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const held = this.#rest.length;
    const out = Buffer.allocUnsafe(all.length);
    let length = 0;
    let at = 0;
    let isOver = false;
    while (at < all.length) {
      const byte = all[at]!;
      isOver = isEnd(byte) || (this.#quoted && byte === APOSTROPHE);
      if (isOver || (byte === PERCENT && at + 2 >= all.length)) break;
      const decoded = byte === PERCENT ? hexByte(all[at + 1], all[at + 2]) : -1;
      out[length++] = decoded < 0 ? this.#bare(byte) : this.#decoded(decoded);
      at += decoded < 0 ? 1 : 3;
    }
    this.#rest = isOver ? Buffer.alloc(0) : Buffer.from(all.subarray(at));
    this.#offset += at - held;
    this.#covered(this.#offset);
    this.#offset += this.#rest.length;
    this.#pass(out.subarray(0, length));
    if (isOver) this.#child.end();
    return !isOver;
  }

  end(): void {
    this.#pass(this.#rest);
    this.#child.end();
  }

  #bare(byte: number): number {
    if (byte !== PLUS) return byte;
    return (this.#plus ??= BLANK);
  }

  #decoded(byte: number): number {
    if (byte === BLANK) this.#plus ??= PLUS;
    return byte;
  }

  #pass(decoded: Buffer): void {
    if (decoded.length === 0) return;
    this.#budget.inflate(decoded.length);
    this.#child.push(decoded);
  }
}

/** One per artifact. */
export function percentTextExpander(budget: Budget, covered: Covered): Expander {
  let texts = 0;
  return {
    name: 'percent-text',
    keywords: KEYWORDS,
    attach(info: EntryInfo, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('a percent-encoded text', info.path, budget, sink);
        return null;
      }
      if (++texts > MAX_TEXTS) {
        const detail = `more than ${MAX_TEXTS} maps or keys are percent-encoded; from here on they were not decoded`;
        if (texts === MAX_TEXTS + 1) sink.incomplete({ code: 'limit', path: info.path, detail, waivable: true });
        return null;
      }
      const behind = before(LOOK_BEHIND);
      const from = textStart(behind);
      const start = offset - keyword.length - behind.length + from;
      const child = sink.open({ path: [...info.path, `<percent text @ ${start}>`], type: 'file', via: 'base64' });
      const text = new PercentText(child, behind[from - 1] === APOSTROPHE, start, budget, (end) =>
        covered.extend(info, end),
      );
      text.push(Buffer.concat([behind.subarray(from), Buffer.from(keyword, 'latin1')]));
      return text;
    },
  };
}
