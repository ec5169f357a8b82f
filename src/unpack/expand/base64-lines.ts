/** Base64 (RFC 4648) in lines of one width, with the same bytes between all of them: breaks, marks of comments, joined literals. */
import type { Buffer } from 'node:buffer';
import { Base64Decoder, isBase64, type PayloadDecoder } from './payload.ts';

/** Nobody writes narrower or wider lines. */
const WIDTH = { least: 4, most: 200 } as const;
/** What stands between two lines: breaks as they are or escaped, and a mark; or the quotes of two literals. */
const JOINT =
  /(?:(?:\\{1,4}[nrt]|\\?[\r\n]|[ \t]){1,80}(?:(?:\/{2,3}|[#;*%]{1,3}|--)[ \t]{1,8})?|(?:\\{1,4}[nr]){0,2}(["'`])[ \t]{0,8}(?:[+.,&][ \t]{0,8})?(?:\\?[\r\n]{1,4}[ \t]{0,80})?(?:[+.,&][ \t]{0,8})?\1)(?=[A-Za-z0-9+/_-])/y;

export interface Lines {
  readonly width: number;
  readonly joint: string;
  /** Where the line begins. */
  readonly start: number;
}

function isDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBase64(text.charCodeAt(at))) return false;
  return true;
}

const ESCAPED: ReadonlySet<number> = new Set([...'nrt'].map((char) => char.charCodeAt(0)));
const BACKSLASH = 0x5c;

/** True if no digit stands before that place, but perhaps the letter of an escape. */
export function isLineStart(charAt: (index: number) => number, at: number): boolean {
  if (at === 0) return true;
  const last = charAt(at - 1);
  return !isBase64(last) || (ESCAPED.has(last) && at > 1 && charAt(at - 2) === BACKSLASH);
}

/** The lines one of which holds the digits from `from` to `to`; null if these stand on none, or on the last one. */
export function findLines(text: string, from: number, to: number): Lines | null {
  let [start, end] = [from, to];
  while (from - start <= WIDTH.most && !isLineStart((at) => text.charCodeAt(at), start)) start--;
  while (end < text.length && end - to <= WIDTH.most && isBase64(text.charCodeAt(end))) end++;
  const width = end - start;
  if (width < WIDTH.least || width > WIDTH.most) return null;
  JOINT.lastIndex = end;
  const joint = JOINT.exec(text)?.[0];
  return joint === undefined ? null : { width, joint, start };
}

/** Where the line before the one at `start` begins; null if there is none. */
export function lineBefore(text: string, start: number, { width, joint }: Lines): number | null {
  const before = start - joint.length - width;
  const isLine = before >= 0 && text.startsWith(joint, before + width) && isDigits(text, before, before + width);
  return isLine ? before : null;
}

/** Reads lines of that kind; ends with the first shorter one, and where something else stands between two. */
export class LinesDecoder implements PayloadDecoder {
  readonly #digits: Base64Decoder;
  readonly #width: number;
  readonly #joint: string;
  #column: number;
  /** Bytes of what stands between two lines that have come. */
  #matched = 0;

  /** `column`: so many digits of the first line are left out. */
  constructor(take: (decoded: Buffer) => void, { width, joint }: Lines, column: number) {
    this.#digits = new Base64Decoder(take);
    this.#width = width;
    this.#joint = joint;
    this.#column = column;
  }

  push(bytes: Uint8Array): number {
    for (let at = 0; at < bytes.length;) {
      if (this.#column === this.#width) {
        if (bytes[at] !== this.#joint.charCodeAt(this.#matched)) return this.#stop(at);
        at++;
        if (++this.#matched < this.#joint.length) continue;
        this.#matched = 0;
        this.#column = 0;
        continue;
      }
      const most = Math.min(bytes.length, at + this.#width - this.#column);
      let end = at;
      while (end < most && isBase64(bytes[end]!)) end++;
      this.#digits.push(bytes.subarray(at, end));
      this.#column += end - at;
      at = end;
      if (end < most) return this.#stop(at);
    }
    return -1;
  }

  end(): void {
    this.#digits.end();
  }

  #stop(at: number): number {
    this.end();
    return at;
  }
}
