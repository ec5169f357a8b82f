/**
 * Looks places up in the `mappings` of a map (ECMA-426, section 9.2) in one pass over its bytes: memory for the questions only,
 * whatever the size of the map. What cannot be decoded answers nothing from there on.
 */
import type { MappingsTaker, Position } from '../../base/map-positions.ts';

/** Where a segment leads: index of the source, line and column from 0, index of the name or -1. */
export interface Segment extends Position {
  readonly source: number;
  readonly name: number;
}

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const MAX = 2 ** 31 - 1;

/** Base64 digit → value, -1 for anything else. */
const DIGITS = new Int8Array(256).fill(-1);
for (const [value, char] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  DIGITS[char.charCodeAt(0)] = value;
}

/** The nearest segment before each question, in the order of their places; `source` is -1 for a segment without one. */
class Nearest {
  readonly column: Int32Array;
  readonly source: Int32Array;
  readonly originalLine: Int32Array;
  readonly originalColumn: Int32Array;
  readonly name: Int32Array;

  constructor(size: number) {
    this.column = new Int32Array(size).fill(-1);
    this.source = new Int32Array(size);
    this.originalLine = new Int32Array(size);
    this.originalColumn = new Int32Array(size);
    this.name = new Int32Array(size);
  }
}

export class MappingsLookup implements MappingsTaker {
  readonly #questions: readonly Position[];
  /** Indices of the questions by place, and their columns. */
  readonly #order: readonly number[];
  readonly #columns: Float64Array;
  readonly #nearest: Nearest;
  readonly #answers: (Segment | null)[];
  /** Questions of the current line: from `#first` to before `#last`; a segment behind the previous one belongs to `#at`. */
  #first = 0;
  #last = 0;
  #at = 0;
  #value = 0;
  #shift = 0;
  #fields = 0;
  #line = 0;
  #column = 0;
  #source = 0;
  #originalLine = 0;
  #originalColumn = 0;
  #name = 0;
  #highestSource = -1;
  #lastLine = 0;
  #broken = false;

  /** `questions` may stand in any order. */
  constructor(questions: readonly Position[]) {
    this.#questions = questions;
    this.#order = questions
      .map((_, index) => index)
      .toSorted((a, b) => questions[a]!.line - questions[b]!.line || questions[a]!.column - questions[b]!.column);
    this.#columns = Float64Array.from(this.#order, (index) => questions[index]!.column);
    this.#nearest = new Nearest(questions.length);
    this.#answers = questions.map(() => null);
    this.#select();
  }

  /** False once something could not be decoded, or a number left its range. */
  get isSound(): boolean {
    return !this.#broken;
  }

  /** The last line that has a segment. */
  get lastLine(): number {
    return this.#lastLine;
  }

  /** Highest index of a source, -1 if there is none. */
  get highestSource(): number {
    return this.#highestSource;
  }

  push(bytes: Uint8Array): void {
    let value = this.#value;
    let shift = this.#shift;
    for (let i = 0; i < bytes.length && !this.#broken; i++) {
      const byte = bytes[i]!;
      const digit = DIGITS[byte]!;
      if (digit >= 32) {
        if (shift < 30) value |= (digit & 31) << shift;
        else value = this.#long(value, shift, digit & 31);
        shift += 5;
      } else if (digit >= 0) {
        if (shift < 30) value |= digit << shift;
        else value = this.#long(value, shift, digit);
        this.#field(value);
        value = 0;
        shift = 0;
      } else if (shift > 0) this.#broken = true;
      else if (byte === COMMA) this.#endSegment();
      else if (byte === SEMICOLON) this.#endLine();
      else this.#broken = true;
    }
    this.#value = value;
    this.#shift = shift;
  }

  /** One answer per question, in their order: null where nothing is mapped. Call once, behind the last byte. */
  end(): (Segment | null)[] {
    if (this.#shift > 0) this.#broken = true;
    if (!this.#broken) this.#endLine();
    return this.#answers;
  }

  /** Digits beyond the thirtieth bit: two bits more fit, then only zeros. */
  #long(value: number, shift: number, bits: number): number {
    if (shift > 30 ? bits !== 0 : bits > 3) this.#broken = true;
    // Above 2 ** 31 the value is no small integer any more, and bit operators would make it negative.
    return shift === 30 ? value + bits * 2 ** 30 : value;
  }

  #field(value: number): void {
    const half = value <= MAX ? value >>> 1 : Math.floor(value / 2);
    // The sign without a value stands for -(2 ** 31), which no running value survives.
    const delta = value % 2 === 0 ? half : half === 0 ? -MAX - 1 : -half;
    let running: number;
    switch (this.#fields++) {
      case 0:
        running = this.#column += delta;
        break;
      case 1:
        running = this.#source += delta;
        break;
      case 2:
        running = this.#originalLine += delta;
        break;
      case 3:
        running = this.#originalColumn += delta;
        break;
      case 4:
        running = this.#name += delta;
        break;
      default:
        running = -1;
    }
    if (running < 0 || running > MAX) this.#broken = true;
  }

  #endSegment(): void {
    const fields = this.#fields;
    this.#fields = 0;
    if (fields === 4 || fields === 5) {
      if (this.#source > this.#highestSource) this.#highestSource = this.#source;
    } else if (fields !== 1) {
      if (fields !== 0) this.#broken = true;
      return;
    }
    this.#lastLine = this.#line;
    if (this.#first < this.#last) this.#keep(fields);
  }

  /** Keeps the segment for the first question at or behind it, unless that one has a nearer segment. */
  #keep(fields: number): void {
    const column = this.#column;
    const at = this.#questionFrom(column);
    this.#at = at;
    const { column: columns, source, originalLine, originalColumn, name } = this.#nearest;
    if (at === this.#last || columns[at]! > column) return;
    columns[at] = column;
    source[at] = fields === 1 ? -1 : this.#source;
    originalLine[at] = this.#originalLine;
    originalColumn[at] = this.#originalColumn;
    name[at] = fields === 5 ? this.#name : -1;
  }

  /** Segments mostly come in order: then this is the question of the segment before, or one of the next. */
  #questionFrom(column: number): number {
    const columns = this.#columns;
    let low = this.#at;
    if (low > this.#first && columns[low - 1]! >= column) low = this.#first;
    else if (low === this.#last || columns[low]! >= column) return low;
    let high = this.#last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (columns[middle]! < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #endLine(): void {
    this.#endSegment();
    let nearest = -1;
    for (let i = this.#first; i < this.#last; i++) {
      if (this.#nearest.column[i]! >= 0) nearest = i;
      if (nearest >= 0) this.#answers[this.#order[i]!] = this.#segment(nearest);
    }
    this.#line++;
    this.#column = 0;
    this.#select();
  }

  #segment(at: number): Segment | null {
    const { source, originalLine, originalColumn, name } = this.#nearest;
    if (source[at]! < 0) return null;
    return { source: source[at]!, line: originalLine[at]!, column: originalColumn[at]!, name: name[at]! };
  }

  /** Finds the questions of the current line. */
  #select(): void {
    const lineOf = (at: number): number => this.#questions[this.#order[at]!]!.line;
    let at = this.#last;
    while (at < this.#order.length && lineOf(at) < this.#line) at++;
    this.#first = at;
    this.#at = at;
    while (at < this.#order.length && lineOf(at) === this.#line) at++;
    this.#last = at;
  }
}
