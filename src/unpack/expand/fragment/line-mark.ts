/** Takes the marks of comments off a text whose every line is one: what stands before its keys stands before all its lines. */
import type { LookBehind } from '../../../base/entry.ts';
import { isBlank, LF } from '../source-map/json-bytes.ts';
import type { Stage } from './stage.ts';

/** A mark behind nothing but blanks, and before nothing but the quote of the key. */
const MARK = /(?:^|\n)[ \t]{0,80}(\/{2,3}|#{1,3}|;{1,3}|-{2,3}|\*|%{1,2}|rem)(?:[ \t]{1,80}["'`]?|["'`])$/i;
const ENDS: ReadonlySet<number> = new Set([...'/#;-*%mM \t'].map((char) => char.charCodeAt(0)));
const QUOTES: ReadonlySet<number> = new Set([...'"\'`'].map((char) => char.charCodeAt(0)));
/** Longer than what that finds. */
const LOOK_BEHIND = 256;

/** The mark of the line whose text up to a key these bytes end with; null if it has none. */
export function lineMark(before: LookBehind): string | null {
  if (!mayEndMark(before(2))) return null;
  return MARK.exec(String.fromCharCode(...before(LOOK_BEHIND)))?.[1] ?? null;
}

/** True if a mark and the quote of the key may end there: nearly no key stands behind one. */
function mayEndMark(near: Uint8Array): boolean {
  const last = near.at(-1) ?? 0;
  return ENDS.has(QUOTES.has(last) ? (near.at(-2) ?? 0) : last);
}

/** The text without the marks. */
export function withoutMarks(text: string, mark: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 || !line.trimStart().startsWith(mark) ? line : line.trimStart().slice(mark.length)))
    .join('\n');
}

export class LineMarks implements Stage {
  readonly #next: Stage;
  readonly #mark: string;
  /** Characters of the mark that have come in this line; -1 behind it, and in a line without one. */
  #seen = -1;

  constructor(next: Stage, mark: string) {
    this.#next = next;
    this.#mark = mark;
  }

  byte(value: number): boolean {
    if (value === LF) this.#seen = 0;
    if (this.#seen < 0 || value === LF) return this.#next.byte(value);
    if (this.#seen === this.#mark.length) return this.#behind(value);
    if (this.#seen === 0 && isBlank(value)) return true;
    // Without its mark a line is no part of the text any more.
    return String.fromCharCode(value).toLowerCase() === this.#mark[this.#seen++]!.toLowerCase();
  }

  /** One blank belongs to the mark. */
  #behind(value: number): boolean {
    this.#seen = -1;
    return isBlank(value) || this.#next.byte(value);
  }
}
