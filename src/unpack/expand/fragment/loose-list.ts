/**
 * The texts of a list that no reader of literals understands: with spreads and calls around them, joined, pushed one by one,
 * or in the syntax of another language. Everything between two string literals is passed over as long as it is short.
 */
import * as ascii from '../source-map/json-bytes.ts';
import { CONTENT, ListTail } from './list-tail.ts';
import { LiteralString } from './literal-string.ts';
import type { Stage } from './stage.ts';
import type { TextWriter } from './text-writer.ts';
import { isAlphanumeric, isDigit } from './word.ts';
import { YamlBlock } from './yaml-block.ts';

/** Bytes other than blanks between two texts; bytes of one comment. */
const MAX_GAP = 96;
const MAX_COMMENT = 256;
const APOSTROPHE = 0x27;
const BACKTICK = 0x60;
const HASH = 0x23;
const DASH = 0x2d;
const PLUS = 0x2b;
const DOT = 0x2e;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const OPENERS = new Set([...'[({'].map((char) => char.charCodeAt(0)));
const CLOSERS = new Set([...'])}'].map((char) => char.charCodeAt(0)));
/** Beginnings of a YAML block scalar: `|` and `>`. */
const BLOCKS = new Set([0x7c, GREATER]);

/** Where the texts of a list begin to be read, or go on. */
export interface Break {
  /** Of brackets around. */
  readonly depth: number;
  /** `key`: behind the key. `string` and `closed`: in a text in these quotes, or right behind one. */
  readonly at: 'key' | 'gap' | 'string' | 'closed';
  readonly quote: number;
}

type State = 'key' | 'gap' | 'string' | 'closed' | 'slash' | 'comment' | 'line-comment' | 'tail';

export class LooseList implements Stage {
  readonly #writer: TextWriter;
  readonly #string: LiteralString;
  #state: State;
  #depth: number;
  /** Texts since the key was used last. */
  #seen = 0;
  #gap = 0;
  #comment = 0;
  /** The byte before, and the last that is no blank. */
  #before = 0;
  #last = ascii.COMMA;
  #earlier = 0;
  #column = 0;
  #item = -1;
  #arrow = false;
  #block: YamlBlock | null = null;
  #quote = 0;
  /** Quotes in a row: of an opening or a closing triple. */
  #run = 0;
  #triple = false;
  readonly #tail: ListTail;

  constructor({ depth, quote, at }: Break, writer: TextWriter, key: string = CONTENT) {
    this.#tail = new ListTail(key);
    this.#writer = writer;
    this.#depth = depth;
    this.#state = at === 'string' ? 'gap' : at;
    this.#quote = quote;
    this.#string = new LiteralString(
      (text) => {
        if (text !== '"') writer.escaped(text);
      },
      (byte) => writer.byte(byte),
    );
    if (at === 'string') this.#begin(quote);
  }

  /** In a text, or right behind a key: no other reader needs to look at it. A text no longer than a key may be one. */
  get isKnown(): boolean {
    if (this.#state === 'string' || this.#state === 'closed') return this.#writer.length > CONTENT.length;
    return this.#state === 'key' || this.#block !== null;
  }

  end(): void {
    if (this.#block !== null) this.#complete();
    this.#writer.close();
  }

  byte(value: number): boolean {
    const more = this.#take(value);
    this.#before = value;
    this.#column = value === ascii.LF ? 0 : this.#column + 1;
    return more;
  }

  #take(value: number): boolean {
    if (this.#block !== null) {
      if (this.#block.byte(value)) return true;
      this.#block = null;
      this.#complete();
      this.#writer.close();
    }
    switch (this.#state) {
      case 'string':
        return this.#stringPart(value);
      case 'closed':
        return this.#afterQuote(value);
      case 'comment':
        if (value === ascii.SLASH && this.#before === ascii.STAR) this.#state = 'gap';
        return ++this.#comment <= MAX_COMMENT;
      case 'line-comment':
        if (value === ascii.LF) this.#state = 'gap';
        return ++this.#comment <= MAX_COMMENT;
      case 'slash':
        this.#comment = 0;
        this.#state = value === ascii.STAR ? 'comment' : 'line-comment';
        return value === ascii.STAR || value === ascii.SLASH;
      case 'tail':
        return this.#tailPart(value);
      default:
        return this.#gapPart(value);
    }
  }

  #gapPart(value: number): boolean {
    const isKey = this.#state === 'key';
    this.#state = 'gap';
    if (ascii.isBlank(value)) return true;
    const isQuote = value === ascii.QUOTE || value === APOSTROPHE || value === BACKTICK;
    if (isKey && isQuote) return true;
    if (++this.#gap > MAX_GAP) return false;
    if (value === ascii.SLASH) {
      this.#state = 'slash';
      return true;
    }
    if (value === HASH && (this.#before === ascii.LF || ascii.isBlank(this.#before))) {
      this.#comment = 0;
      this.#state = 'line-comment';
      return true;
    }
    const [last, earlier] = [this.#last, this.#earlier];
    this.#earlier = last;
    this.#last = value;
    if (isQuote && !this.#isInWord(value)) return this.#begin(value);
    if (value !== PLUS && value !== DOT) this.#writer.close();
    if (value === GREATER && last === EQUALS) {
      // That of a function is no sign between a key and a value.
      this.#arrow = this.#gap === 2 || isDigit(earlier);
      return this.#arrow;
    }
    if (value === ascii.OPEN_OBJECT && last === ascii.CLOSE_PAREN) return false;
    if (value === DASH) this.#item = this.#column;
    else if (last === DASH && this.#depth === 0 && BLOCKS.has(value)) return this.#beginBlock();
    return this.#structure(value);
  }

  /** An apostrophe behind a word belongs to it; behind a single letter a literal may begin, as in Python. */
  #isInWord(value: number): boolean {
    return value === APOSTROPHE && isAlphanumeric(this.#before) && this.#gap > 3;
  }

  #structure(value: number): boolean {
    if (OPENERS.has(value)) this.#depth++;
    else if (CLOSERS.has(value)) {
      if (this.#depth === 0) return this.#seen > 0 ? this.#beginTail(value) : value === ascii.CLOSE_ARRAY;
      this.#depth--;
      if (this.#depth === 0 && this.#seen > 0) return this.#beginTail(value);
    } else if (this.#depth === 0) {
      if (this.#seen > 0) return value === DASH || value === PLUS || value === DOT || this.#beginTail(value);
      return value !== 0x3b && (value !== ascii.COMMA || this.#gap === 1);
    }
    return true;
  }

  #begin(quote: number): true {
    this.#state = 'string';
    this.#quote = quote;
    this.#run = 0;
    this.#triple = false;
    this.#writer.open();
    const isRaw = quote === BACKTICK || this.#arrow || (this.#item >= 0 && this.#depth === 0);
    this.#string.begin(quote, isRaw);
    return true;
  }

  #beginBlock(): true {
    this.#writer.open();
    this.#block = new YamlBlock(this.#item, (byte) => this.#writer.byte(byte));
    return true;
  }

  #stringPart(value: number): boolean {
    if (this.#run > 0 && value !== this.#quote) {
      // Less than three quotes in a triple.
      for (; this.#run > 0; this.#run--) this.#writer.byte(this.#quote);
      this.#string.begin(this.#quote, true);
    }
    const state = this.#string.push(value);
    if (state === 'broken') return false;
    if (state === 'open') return true;
    if (this.#triple && ++this.#run < 3) {
      this.#string.begin(this.#quote, true);
      return true;
    }
    if (this.#triple) return this.#complete();
    this.#state = 'closed';
    return true;
  }

  /** A second quote belongs to the text, as in YAML and Pascal, or begins a triple one. */
  #afterQuote(value: number): boolean {
    if (value !== this.#quote) {
      this.#complete();
      return this.#take(value);
    }
    this.#triple = this.#writer.length === 0;
    this.#state = 'string';
    this.#writer.open();
    this.#string.begin(this.#quote, this.#triple || this.#arrow || this.#item >= 0);
    if (!this.#triple) this.#writer.byte(value);
    return true;
  }

  #complete(): true {
    this.#state = 'gap';
    this.#seen++;
    this.#gap = 0;
    this.#run = 0;
    this.#writer.complete();
    return true;
  }

  #beginTail(value: number): true {
    this.#state = 'tail';
    this.#tail.begin(value);
    return true;
  }

  #tailPart(value: number): boolean {
    const found = this.#tail.push(value);
    if (found === 'open' || found === 'over') return found === 'open';
    this.#state = found === 'key' ? 'key' : 'gap';
    this.#depth = found === 'key' ? 0 : 1;
    if (found === 'key') this.#seen = 0;
    this.#gap = 0;
    this.#item = -1;
    return true;
  }
}
