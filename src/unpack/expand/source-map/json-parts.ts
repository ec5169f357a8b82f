/**
 * Strings, scalars and comments of a JSON document (RFC 8259), which may go on in the next chunk, and what their ends mean to
 * the state of the document.
 */
import type { Buffer } from 'node:buffer';
import type { JsonHandler, StringMode } from './json-handler.ts';
import { Nesting } from './json-nesting.ts';
import { JsonPrefix } from './json-prefix.ts';
import { ScalarReader } from './json-scalar.ts';
import { CommentSkipper } from './json-skip.ts';
import * as state from './json-state.ts';
import { StringReader } from './json-string-reader.ts';
import type { StringDecoder } from './json-strings.ts';

export class JsonParts {
  protected readonly handler: JsonHandler;
  /** Offset of the chunk's first byte. */
  protected base = 0;
  /** Where in the chunk the last string lies that the handler watches; its reader sets it back. */
  readonly watched: { from: number; to: number } = { from: 0, to: 0 };
  /** Takes the string at hand, null if it is not decoded. */
  decoder: StringDecoder | null = null;
  protected state: number = state.PREFIX;
  protected readonly before: JsonPrefix = new JsonPrefix();
  readonly #string = new StringReader();
  readonly #comment = new CommentSkipper();
  /** Where to go on behind a comment. */
  #resume = state.AT_VALUE;
  #isKey = false;
  #isWatched = false;
  /** Offset of the first byte of the string or scalar at hand. */
  protected start = 0;
  protected readonly nesting: Nesting = new Nesting();
  readonly #scalar = new ScalarReader();

  constructor(handler: JsonHandler) {
    this.handler = handler;
  }

  /** `raw`: the document is over, or never was one. `string`: a string that is not decoded goes on. */
  is(what: 'raw' | 'string'): boolean {
    return this.state === (what === 'raw' ? state.RAW : state.IN_STRING);
  }

  /** Decodes up to the closing quote and returns its index, or `chunk.length`. */
  decode(chunk: Buffer, from: number, base: number): number {
    this.base = base;
    const decoder = this.decoder!;
    const end = decoder.push(chunk, from);
    if (end < chunk.length) {
      this.#noteDefect(decoder);
      this.decoder = null;
      this.state = state.CLOSING;
    }
    return end;
  }

  /** No byte of this document will come any more; `offset` is where it stopped. */
  stop(offset: number, reason: string): void {
    if (this.state === state.SCALAR) this.#endScalar();
    if (this.state !== state.RAW && this.state !== state.PREFIX) this.break(offset, reason);
    this.state = state.RAW;
    this.#string.release();
  }

  protected valueDone(): void {
    this.state = state.BEHIND_VALUE;
    if (this.nesting.depth > 0) return;
    this.state = state.PREFIX;
    this.before.lineAllowed = false;
    this.handler.complete();
  }

  protected beginString(mode: StringMode, isKey: boolean, chunk: Buffer, i: number): number {
    this.#isKey = isKey;
    this.#isWatched = mode === 'watch';
    this.start = this.base + i + 1;
    if (mode === 'decode') {
      this.decoder = this.handler.decoder();
      this.state = state.DECODED;
      return i + 1;
    }
    this.#string.begin(mode === 'collect' || mode === 'name', mode === 'name');
    this.state = state.IN_STRING;
    return i + 1 < chunk.length ? this.stringPart(chunk, i + 1) : i + 1;
  }

  protected stringPart(chunk: Buffer, from: number): number {
    const end = this.#string.push(chunk, from);
    if (this.#isWatched) {
      this.handler.watch(chunk, from, end);
      this.watched.from = from;
      this.watched.to = end;
    }
    if (end === chunk.length) return end;
    const text = this.#string.end();
    this.#noteDefect(this.#string);
    if (this.#isKey) {
      this.handler.key(text!);
      this.state = state.AT_COLON;
    } else {
      this.handler.string(text);
      this.valueDone();
    }
    return end + 1;
  }

  #noteDefect({ defect }: { readonly defect: number }): void {
    if (defect >= 0) this.handler.tolerated(this.start + defect, 'a string holds what JSON does not allow');
  }

  protected beginComment(i: number): void {
    this.start = this.base + i;
    this.#resume = this.state;
    this.state = state.COMMENT;
    this.#comment.begin();
  }

  protected commentPart(chunk: Buffer, from: number): number {
    const end = this.#comment.push(chunk, from);
    if (end < 0) this.break(this.start, 'a slash stands alone');
    else if (end <= chunk.length) {
      this.handler.tolerated(this.start, 'it holds comments');
      this.state = this.#resume;
    }
    return end < 0 ? from : Math.min(end, chunk.length);
  }

  protected beginScalar(chunk: Buffer, i: number): number {
    this.#scalar.begin();
    this.start = this.base + i;
    this.state = state.SCALAR;
    return this.scalarPart(chunk, i);
  }

  protected scalarPart(chunk: Buffer, from: number): number {
    const end = this.#scalar.push(chunk, from);
    if (end < chunk.length) this.#endScalar();
    return end;
  }

  #endScalar(): void {
    const { kind, text } = this.#scalar;
    if (kind === 'none') return this.break(this.start, 'a value is neither string, number nor word');
    if (kind === 'word') this.handler.tolerated(this.start, 'a value is no JSON');
    this.handler.scalar(text);
    this.valueDone();
  }

  protected break(offset: number, reason: string): void {
    this.state = state.RAW;
    this.decoder = null;
    this.handler.broken(offset, reason);
  }
}
