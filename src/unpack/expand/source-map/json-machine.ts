/**
 * The grammar of streaming JSON (RFC 8259): explicit nesting, state carried over chunk edges. What editors and bundlers get
 * wrong and people can still read (comments, surplus or missing commas, NaN) is noted and read over.
 */
import type { Buffer } from 'node:buffer';
import * as ascii from './json-bytes.ts';
import type { JsonHandler, StringMode } from './json-handler.ts';
import { JsonPrefix } from './json-prefix.ts';
import { judgeScalar, SCALAR_BYTES } from './json-scalar.ts';
import { CommentSkipper, skipStrings } from './json-skip.ts';
import { ARRAY, IGNORED, OBJECT, type State } from './json-state.ts';
import { StringReader } from './json-string-reader.ts';
import type { StringDecoder } from './json-strings.ts';

const MAX_DEPTH = 200_000;

export class JsonMachine {
  readonly #handler: JsonHandler;
  /** Offset of the chunk's first byte. */
  #base = 0;
  /** Takes the string at hand, null if it is not decoded. */
  decoder: StringDecoder | null = null;
  #state: State = 'prefix';
  readonly #before = new JsonPrefix();
  readonly #string = new StringReader();
  readonly #comment = new CommentSkipper();
  /** Where to go on behind a comment. */
  #resume: State = 'value';
  #isKey = false;
  /** Offset of the first byte of the string or scalar at hand. */
  #start = 0;
  /** Kinds of the open containers. */
  readonly #stack: number[] = [];
  #top = ARRAY;
  #scalar = '';

  constructor(handler: JsonHandler) {
    this.#handler = handler;
  }

  /** `raw`: the document is over, or never was one. `string`: a string that is not decoded goes on. */
  is(state: 'raw' | 'string'): boolean {
    return this.#state === state;
  }

  /** Reads tokens from `from` until the chunk ends, a string is to be decoded or the document breaks; `base` is its offset. */
  run(chunk: Buffer, from: number, base: number): number {
    this.#base = base;
    let i = from;
    while (i < chunk.length && this.decoder === null && this.#state !== 'raw') i = this.#step(chunk, i);
    return i;
  }

  /** Decodes up to the closing quote and returns its index, or `chunk.length`. */
  decode(chunk: Buffer, from: number, base: number): number {
    this.#base = base;
    const decoder = this.decoder!;
    const end = decoder.push(chunk, from);
    if (end < chunk.length) {
      this.#noteDefect(decoder);
      this.decoder = null;
      this.#state = 'closing';
    }
    return end;
  }

  /** No byte of this document will come any more; `offset` is where it stopped. */
  stop(offset: number, reason: string): void {
    if (this.#state === 'scalar') this.#endScalar();
    if (this.#state !== 'raw' && this.#state !== 'prefix') this.#break(offset, reason);
    this.#state = 'raw';
  }

  /** One token or part of a token; returns the index behind it. */
  #step(chunk: Buffer, i: number): number {
    switch (this.#state) {
      case 'string':
        return this.#stringPart(chunk, i);
      case 'scalar':
        return this.#scalarPart(chunk, i);
      case 'comment':
        return this.#commentPart(chunk, i);
      case 'closing':
        this.#handler.string(null);
        this.#valueDone();
        return i + 1;
      case 'prefix':
        return this.#prefix(chunk, i);
      default:
        return this.#structure(chunk, i);
    }
  }

  #prefix(chunk: Buffer, from: number): number {
    const at = this.#before.push(chunk, from);
    if (at < 0) this.#state = 'raw';
    else if (at < chunk.length) this.#open(chunk[at] === ascii.OPEN_OBJECT, at);
    return at < 0 ? from : Math.min(at + 1, chunk.length);
  }

  #structure(chunk: Buffer, from: number): number {
    let i = from;
    if (this.#top === IGNORED && (this.#state === 'value' || this.#state === 'first-value')) {
      i = skipStrings(chunk, i);
      if (i > from) this.#state = 'value';
    }
    while (i < chunk.length && ascii.isBlank(chunk[i]!)) i++;
    if (i === chunk.length) return i;
    const byte = chunk[i]!;
    if (byte === ascii.SLASH) {
      this.#start = this.#base + i;
      this.#resume = this.#state;
      this.#state = 'comment';
      this.#comment.begin();
    } else this.#token(byte, i);
    return i + 1;
  }

  #token(byte: number, i: number): void {
    const state = this.#state;
    if (state === 'value' || state === 'first-value') {
      if (byte === ascii.CLOSE_ARRAY && this.#top !== OBJECT) this.#close(state === 'value', i);
      else this.#value(byte, i);
    } else if (state === 'key' || state === 'first-key') {
      if (byte === ascii.QUOTE) this.#beginString('collect', true, i);
      else if (byte === ascii.CLOSE_OBJECT) this.#close(state === 'key', i);
      else this.#break(this.#base + i, 'a key is missing');
    } else if (byte === (state === 'colon' ? ascii.COLON : ascii.COMMA)) {
      this.#state = state === 'colon' || this.#top !== OBJECT ? 'value' : 'key';
    } else if (state === 'after' && byte === (this.#top === OBJECT ? ascii.CLOSE_OBJECT : ascii.CLOSE_ARRAY)) {
      this.#close(false, i);
    } else this.#missing(state === 'colon' ? 'colon' : 'comma', byte, i);
  }

  /** Reads over a forgotten separator if what follows can only be the next item. */
  #missing(what: 'colon' | 'comma', byte: number, i: number): void {
    const reason = `a ${what} is missing`;
    if (byte !== ascii.QUOTE && byte !== ascii.OPEN_ARRAY && byte !== ascii.OPEN_OBJECT) {
      return this.#break(this.#base + i, reason);
    }
    this.#handler.tolerated(this.#base + i, reason);
    this.#state = what === 'colon' || this.#top !== OBJECT ? 'value' : 'key';
    this.#token(byte, i);
  }

  #value(byte: number, i: number): void {
    if (byte === ascii.QUOTE) this.#beginString(this.#handler.mode(this.#base + i), false, i);
    else if (byte === ascii.OPEN_OBJECT || byte === ascii.OPEN_ARRAY) this.#open(byte === ascii.OPEN_OBJECT, i);
    else if (ascii.endsScalar(byte) || byte === ascii.COLON) this.#break(this.#base + i, 'a value is missing');
    else {
      this.#scalar = String.fromCharCode(byte);
      this.#start = this.#base + i;
      this.#state = 'scalar';
    }
  }

  #open(isObject: boolean, i: number): void {
    if (this.#stack.length >= MAX_DEPTH) {
      this.#handler.tooDeep(MAX_DEPTH);
      return this.#break(this.#base + i, `it nests deeper than ${MAX_DEPTH}`);
    }
    const ignored = this.#handler.open(isObject, this.#base + i);
    this.#top = isObject ? OBJECT : ignored ? IGNORED : ARRAY;
    this.#stack.push(this.#top);
    this.#state = isObject ? 'first-key' : 'first-value';
  }

  #close(surplusComma: boolean, i: number): void {
    if (surplusComma) this.#handler.tolerated(this.#base + i, 'a comma is left over');
    this.#stack.pop();
    this.#handler.close(this.#base + i + 1);
    this.#valueDone();
  }

  #valueDone(): void {
    const depth = this.#stack.length;
    this.#top = this.#stack[depth - 1] ?? ARRAY;
    this.#state = depth > 0 ? 'after' : 'prefix';
    if (depth > 0) return;
    this.#before.lineAllowed = false;
    this.#handler.complete();
  }

  #beginString(mode: StringMode, isKey: boolean, i: number): void {
    this.#isKey = isKey;
    this.#start = this.#base + i + 1;
    if (mode === 'decode') {
      this.decoder = this.#handler.decoder();
      this.#state = 'decoded';
    } else {
      this.#string.begin(mode === 'collect');
      this.#state = 'string';
    }
  }

  #stringPart(chunk: Buffer, from: number): number {
    const end = this.#string.push(chunk, from);
    if (end === chunk.length) return end;
    const text = this.#string.end();
    this.#noteDefect(this.#string);
    if (this.#isKey) {
      this.#handler.key(text!);
      this.#state = 'colon';
    } else {
      this.#handler.string(text);
      this.#valueDone();
    }
    return end + 1;
  }

  #noteDefect({ defect }: { readonly defect: number }): void {
    if (defect >= 0) this.#handler.tolerated(this.#start + defect, 'a string holds what JSON does not allow');
  }

  #commentPart(chunk: Buffer, from: number): number {
    const end = this.#comment.push(chunk, from);
    if (end < 0) this.#break(this.#start, 'a slash stands alone');
    else if (end <= chunk.length) {
      this.#handler.tolerated(this.#start, 'it holds comments');
      this.#state = this.#resume;
    }
    return end < 0 ? from : Math.min(end, chunk.length);
  }

  #scalarPart(chunk: Buffer, from: number): number {
    let end = from;
    while (end < chunk.length && !ascii.endsScalar(chunk[end]!)) end++;
    const room = SCALAR_BYTES - this.#scalar.length;
    if (room > 0) this.#scalar += chunk.toString('latin1', from, Math.min(end, from + room));
    if (end < chunk.length) this.#endScalar();
    return end;
  }

  #endScalar(): void {
    const kind = judgeScalar(this.#scalar);
    if (kind === 'none') return this.#break(this.#start, 'a value is neither string, number nor word');
    if (kind === 'word') this.#handler.tolerated(this.#start, 'a value is no JSON');
    this.#handler.scalar(this.#scalar);
    this.#valueDone();
  }

  #break(offset: number, reason: string): void {
    this.#state = 'raw';
    this.decoder = null;
    this.#handler.broken(offset, reason);
  }
}
