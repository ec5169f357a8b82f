/**
 * The grammar of streaming JSON (RFC 8259): explicit nesting, state carried over chunk edges. What editors and bundlers get
 * wrong and people can still read (comments, surplus or missing commas, NaN) is noted and read over.
 */
import type { Buffer } from 'node:buffer';
import * as ascii from './json-bytes.ts';
import { JsonParts } from './json-parts.ts';
import { integerEnd, plainEnd, shortEnd, shortText } from './json-short.ts';
import { skipStrings } from './json-skip.ts';
import * as state from './json-state.ts';
import { ARRAY, IGNORED, OBJECT } from './json-state.ts';

const MAX_DEPTH = 200_000;
/** Each may be a map, of which more is remembered. */
const MAX_OBJECTS = 10_000;

export class JsonMachine extends JsonParts {
  /** Reads tokens from `from` until the chunk ends, a string is to be decoded or the document breaks; `base` is its offset. */
  run(chunk: Buffer, from: number, base: number): number {
    this.base = base;
    let i = from;
    while (i < chunk.length && this.decoder === null && this.state !== state.RAW) i = this.#step(chunk, i);
    return i;
  }

  /** Tokens up to one that goes on in the next chunk, or a part of such a one; returns the index behind. */
  #step(chunk: Buffer, i: number): number {
    switch (this.state) {
      case state.IN_STRING:
        return this.stringPart(chunk, i);
      case state.SCALAR:
        return this.scalarPart(chunk, i);
      case state.COMMENT:
        return this.commentPart(chunk, i);
      case state.CLOSING:
        this.handler.string(null);
        this.valueDone();
        return i + 1;
      case state.PREFIX:
        return this.#prefix(chunk, i);
      default:
        return this.#structure(chunk, i);
    }
  }

  #prefix(chunk: Buffer, from: number): number {
    const at = this.before.push(chunk, from);
    if (at < 0) this.state = state.RAW;
    else if (at < chunk.length) this.#open(chunk[at] === ascii.OPEN_OBJECT, at);
    return at < 0 ? from : Math.min(at + 1, chunk.length);
  }

  #structure(chunk: Buffer, from: number): number {
    let i = from;
    do {
      if (this.nesting.top === IGNORED && this.state <= state.AT_FIRST_VALUE) {
        const behind = skipStrings(chunk, i);
        if (behind > i) this.state = state.AT_VALUE;
        i = behind;
      }
      while (i < chunk.length && ascii.isBlank(chunk[i]!)) i++;
      if (i === chunk.length) return i;
      i = this.#token(chunk, i);
    } while (this.state >= state.STRUCTURE && i < chunk.length);
    return i;
  }

  /** Returns the index behind the token, or behind the part of it that lies in the chunk. */
  #token(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    const expected = this.state;
    if (byte === ascii.SLASH) this.beginComment(i);
    else if (expected <= state.AT_FIRST_VALUE) {
      if (byte !== ascii.CLOSE_ARRAY || this.nesting.top === OBJECT) return this.#value(chunk, i);
      this.#close(expected === state.AT_VALUE, i);
    } else if (expected <= state.AT_FIRST_KEY) {
      if (byte === ascii.QUOTE) return this.#key(chunk, i);
      if (byte === ascii.CLOSE_OBJECT) this.#close(expected === state.AT_KEY, i);
      else this.break(this.base + i, 'a key is missing');
    } else if (byte === (expected === state.AT_COLON ? ascii.COLON : ascii.COMMA)) {
      this.state = expected === state.AT_COLON || this.nesting.top !== OBJECT ? state.AT_VALUE : state.AT_KEY;
    } else if (
      expected === state.BEHIND_VALUE &&
      byte === (this.nesting.top === OBJECT ? ascii.CLOSE_OBJECT : ascii.CLOSE_ARRAY)
    ) {
      this.#close(false, i);
    } else return this.#missing(expected === state.AT_COLON ? 'colon' : 'comma', chunk, i);
    return i + 1;
  }

  /** Reads over a forgotten separator if what follows can only be the next item. */
  #missing(what: 'colon' | 'comma', chunk: Buffer, i: number): number {
    const reason = `a ${what} is missing`;
    const byte = chunk[i];
    if (byte !== ascii.QUOTE && byte !== ascii.OPEN_ARRAY && byte !== ascii.OPEN_OBJECT) {
      this.break(this.base + i, reason);
      return i + 1;
    }
    this.handler.tolerated(this.base + i, reason);
    this.state = what === 'colon' || this.nesting.top !== OBJECT ? state.AT_VALUE : state.AT_KEY;
    return this.#token(chunk, i);
  }

  #key(chunk: Buffer, i: number): number {
    const end = shortEnd(chunk, i + 1);
    if (end < 0) return this.beginString('collect', true, chunk, i);
    this.handler.key(shortText(chunk, i + 1, end));
    const isColon = chunk[end + 1] === ascii.COLON;
    this.state = isColon ? state.AT_VALUE : state.AT_COLON;
    return isColon ? end + 2 : end + 1;
  }

  #value(chunk: Buffer, i: number): number {
    const byte = chunk[i]!;
    if (byte === ascii.QUOTE) {
      const mode = this.handler.mode(this.base + i);
      const end = mode === 'ignore' ? plainEnd(chunk, i + 1) : -1;
      if (end < 0) return this.beginString(mode, false, chunk, i);
      this.valueDone();
      return end + 1;
    }
    if (byte === ascii.OPEN_OBJECT || byte === ascii.OPEN_ARRAY) this.#open(byte === ascii.OPEN_OBJECT, i);
    else if (ascii.endsScalar(byte) || byte === ascii.COLON) this.break(this.base + i, 'a value is missing');
    else {
      const end = integerEnd(chunk, i);
      if (end >= 0) {
        this.handler.scalar(shortText(chunk, i, end));
        this.valueDone();
        return end;
      }
      return this.beginScalar(chunk, i);
    }
    return i + 1;
  }

  #open(isObject: boolean, i: number): void {
    const most = isObject && this.nesting.objects >= MAX_OBJECTS ? MAX_OBJECTS : MAX_DEPTH;
    if (most === MAX_OBJECTS || this.nesting.depth >= MAX_DEPTH) {
      this.handler.tooDeep(most);
      return this.break(this.base + i, `it nests deeper than ${most}`);
    }
    const ignored = this.handler.open(isObject, this.base + i);
    this.nesting.open(isObject ? OBJECT : ignored ? IGNORED : ARRAY);
    this.state = isObject ? state.AT_FIRST_KEY : state.AT_FIRST_VALUE;
  }

  #close(surplusComma: boolean, i: number): void {
    if (surplusComma) this.handler.tolerated(this.base + i, 'a comma is left over');
    this.nesting.close();
    this.handler.close(this.base + i + 1);
    this.valueDone();
  }
}
