/** The members of an object literal, from a key on, written as JSON. Ends where the object ends, or at what is no literal. */
import * as ascii from '../source-map/json-bytes.ts';
import { LiteralString } from './literal-string.ts';
import type { Break } from './loose-list.ts';
import type { Stage } from './stage.ts';
import { isWord, valueOf } from './word.ts';

const MAX_DEPTH = 1_000;
const MAX_WORD = 256;
const CONTENT = 'sourcesContent';
/** Lists of texts: the reader of maps passes over anything else in them. */
const FLAT: ReadonlySet<string> = new Set(['sources', CONTENT, 'names']);
const BACKTICK = 0x60;

type State = 'key' | 'colon' | 'value' | 'after' | 'string' | 'word' | 'slash' | 'line-comment' | 'comment';
const COMMENTS: ReadonlySet<State> = new Set(['slash', 'line-comment', 'comment']);

export class Literal implements Stage {
  readonly #put: (byte: number) => void;
  readonly #string: LiteralString;
  /** Closing brackets of what is open, the innermost last. */
  readonly #closers: number[] = [ascii.CLOSE_OBJECT];
  #state: State = 'colon';
  #resume: State = 'value';
  #isKey = false;
  #inString = false;
  #key: string;
  #word = '';
  #star = false;
  /** Nesting of the list of texts, 0 outside. */
  #contentDepth = 0;
  /** Nesting of what stands in a list of texts and is none, 0 outside. */
  #strangeDepth = 0;
  /** A text ended with the byte before, and with the one before that. */
  #isClosed = false;
  #isBehind = false;
  /** Where another reader goes on, a text stands before. */
  needsComma = false;

  /** Begins behind the key. `put` gets the bytes of the document. */
  constructor(key: string, put: (byte: number) => void) {
    this.#put = put;
    this.#key = key;
    this.#string = new LiteralString((text) => this.#write(text), put);
    this.#write(`{"${key}"`);
  }

  /** True in a text that is content. */
  get inContent(): boolean {
    return this.#inString && this.#contentDepth === this.#closers.length;
  }

  /** No other reader needs to look at it: it belongs to the map, and is nothing that may hold another. */
  get isKnown(): boolean {
    if (this.#strangeDepth > 0 || COMMENTS.has(this.#state)) return false;
    return !this.#inString || this.#isKey || this.inContent || this.#key === 'mappings';
  }

  /** Around a text of any kind, or a key; 0 outside. */
  get quote(): number {
    return this.#inString ? this.#string.quote : 0;
  }

  /** True in the list of texts, also between them. */
  get inList(): boolean {
    return this.#contentDepth > 0;
  }

  /**
   * What breaks the list of texts, or stands in its place, is no literal: leaves what is open inside it, where another reader
   * goes on. Null elsewhere, and in a text that no template holds.
   */
  leave(): Break | null {
    const { quote } = this.#string;
    if (this.#inString && (!this.inContent || quote !== BACKTICK)) return null;
    if (!this.inList) {
      if (this.#key !== CONTENT || this.#isKey || this.#state !== 'value') return null;
      this.#open(ascii.OPEN_ARRAY);
      return { depth: 0, at: 'gap', quote };
    }
    const depth = this.#closers.length - this.#contentDepth + 1;
    const at = this.#inString ? 'string' : this.#isBehind ? 'closed' : 'gap';
    this.needsComma = at !== 'string' && (this.#state === 'after' || depth > 1);
    if (!this.#inString) this.#completeMember();
    while (this.#closers.length > this.#contentDepth) this.#put(this.#closers.pop()!);
    this.#inString = false;
    this.#state = 'after';
    return { depth, at, quote };
  }

  /** Completes the document, wherever it stands. */
  end(): void {
    if (this.#state === 'word' && !this.#isKey) this.#endWord();
    if (this.#inString) this.#write('"');
    this.#completeMember();
    for (const closer of this.#closers.splice(0).toReversed()) this.#put(closer);
  }

  /** A key gets a value. */
  #completeMember(): void {
    const inside = COMMENTS.has(this.#state);
    const state = inside ? this.#resume : this.#state;
    if (state === 'colon' || (state === 'string' && this.#isKey)) this.#write(':null');
    else if (state === 'value' && this.#closers.at(-1) === ascii.CLOSE_OBJECT) this.#write('null');
  }

  byte(value: number): boolean {
    switch (this.#state) {
      case 'string':
        return this.#stringPart(value);
      case 'word':
        return this.#wordPart(value);
      case 'slash':
        return this.#slash(value);
      case 'line-comment':
        if (value === ascii.LF) this.#state = this.#resume;
        return true;
      case 'comment':
        if (value === ascii.SLASH && this.#star) this.#state = this.#resume;
        this.#star = value === ascii.STAR;
        return true;
      default:
        return this.#structure(value);
    }
  }

  #structure(value: number): boolean {
    this.#isBehind = this.#isClosed;
    this.#isClosed = false;
    if (ascii.isBlank(value)) return true;
    if (value === ascii.SLASH) {
      this.#resume = this.#state;
      this.#state = 'slash';
      return true;
    }
    if (this.#state === 'colon') {
      if (value !== ascii.COLON) return false;
      this.#put(value);
      this.#isKey = false;
      this.#state = 'value';
      return true;
    }
    if (this.#state === 'after') return this.#after(value);
    return this.#item(value);
  }

  #after(value: number): boolean {
    const closer = this.#closers.at(-1)!;
    if (value === closer) return this.#close();
    if (value !== ascii.COMMA) return false;
    this.#state = closer === ascii.CLOSE_OBJECT ? 'key' : 'value';
    this.#isKey = this.#state === 'key';
    this.#put(value);
    return true;
  }

  /** A key, or a value. Commas that are left over stay in the document, which its reader notes and reads over. */
  #item(value: number): boolean {
    const closer = this.#closers.at(-1)!;
    if (value === closer && (this.#isKey || closer === ascii.CLOSE_ARRAY)) return this.#close();
    if (value === ascii.QUOTE || value === 0x27 || value === BACKTICK) {
      this.#state = 'string';
      this.#inString = true;
      this.#word = '';
      this.#string.begin(value);
      return true;
    }
    if (isWord(value)) {
      this.#state = 'word';
      this.#word = String.fromCharCode(value);
      return true;
    }
    if (this.#isKey) return false;
    if (value === ascii.COMMA && closer === ascii.CLOSE_ARRAY) {
      this.#write('null,');
      return true;
    }
    return (value === ascii.OPEN_OBJECT || value === ascii.OPEN_ARRAY) && this.#open(value);
  }

  #open(value: number): boolean {
    if (this.#closers.length >= MAX_DEPTH) return false;
    const isObject = value === ascii.OPEN_OBJECT;
    const isStrange = this.#closers.at(-1) === ascii.CLOSE_ARRAY && FLAT.has(this.#key);
    this.#closers.push(isObject ? ascii.CLOSE_OBJECT : ascii.CLOSE_ARRAY);
    if (isStrange) this.#strangeDepth ||= this.#closers.length;
    if (this.#key === CONTENT && this.#contentDepth === 0) this.#contentDepth = this.#closers.length;
    this.#state = isObject ? 'key' : 'value';
    this.#isKey = isObject;
    this.#put(value);
    return true;
  }

  #close(): boolean {
    this.#put(this.#closers.pop()!);
    if (this.#closers.length < this.#strangeDepth) this.#strangeDepth = 0;
    if (this.#closers.length < this.#contentDepth) {
      this.#contentDepth = 0;
      this.#key = '';
    }
    this.#state = 'after';
    this.#isKey = false;
    return this.#closers.length > 0;
  }

  #stringPart(value: number): boolean {
    if (this.#isKey && this.#word.length < MAX_WORD) this.#word += String.fromCharCode(value);
    const state = this.#string.push(value);
    if (state === 'open') return true;
    if (state === 'broken') return false;
    this.#inString = false;
    this.#isClosed = true;
    if (this.#isKey) this.#key = this.#word.slice(0, -1);
    this.#state = this.#isKey ? 'colon' : 'after';
    return true;
  }

  #wordPart(value: number): boolean {
    if (!isWord(value)) return this.#endWord() && this.#structure(value);
    this.#word += String.fromCharCode(value);
    return this.#word.length <= MAX_WORD;
  }

  #endWord(): boolean {
    if (this.#isKey) {
      this.#key = this.#word;
      this.#write(JSON.stringify(this.#word));
      this.#state = 'colon';
      return true;
    }
    this.#state = 'value';
    // The zero of `void 0` follows.
    if (this.#word === 'void') return true;
    const value = valueOf(this.#word);
    if (value === null) return false;
    this.#write(value);
    this.#state = 'after';
    return true;
  }

  #slash(value: number): boolean {
    this.#star = false;
    this.#state = value === ascii.STAR ? 'comment' : 'line-comment';
    return value === ascii.STAR || value === ascii.SLASH;
  }

  #write(text: string): void {
    for (let i = 0; i < text.length; i++) this.#put(text.charCodeAt(i));
  }
}
