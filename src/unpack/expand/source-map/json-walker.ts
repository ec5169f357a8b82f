/**
 * Streaming JSON (RFC 8259) for documents of any size: real grammar, explicit nesting, state carried over chunk edges. The
 * handler says for every string whether it is skipped, collected or decoded; all bytes that are not decoded go on raw.
 */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';
import * as ascii from './json-bytes.ts';
import type { JsonHandler, StringMode } from './json-handler.ts';
import { StringSkipper } from './json-skip.ts';
import { StringDecoder } from './json-strings.ts';

type State =
  | 'prefix'
  | 'xssi'
  | 'value'
  | 'first-value'
  | 'key'
  | 'first-key'
  | 'colon'
  | 'skipped'
  | 'collected'
  | 'decoded'
  | 'closing'
  | 'scalar'
  | 'after'
  | 'raw';

const COLLECTED = 4_096;
const MAX_SCALAR = 64;
const MAX_DEPTH = 10_000;
/** No keyword of the automaton is shorter. */
const MIN_KEYWORD = 4;
const SCALAR = /^(?:true|false|null|-?\d[\d.eE+-]{0,63})$/;
export class JsonWalker implements EntryWriter {
  readonly #handler: JsonHandler;
  readonly #raw: EntryWriter;
  readonly #skipper = new StringSkipper();
  #collector: StringDecoder | null = null;
  #collected: string | null = null;
  #decoder: StringDecoder | null = null;
  #state: State = 'prefix';
  #isKey = false;
  /** Per open container: true for objects. */
  readonly #stack: boolean[] = [];
  #scalar = '';
  #bom = 0;
  #offset = 0;

  constructor(handler: JsonHandler, raw: EntryWriter) {
    this.#handler = handler;
    this.#raw = raw;
  }

  push(bytes: Uint8Array): void {
    if (this.#isRaw()) return this.#raw.push(bytes);
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let i = 0;
    /** First byte that has not gone on raw. */
    let from = 0;
    while (i < chunk.length && !this.#isRaw()) {
      if (this.#state === 'decoded') {
        i = this.#decode(chunk, i);
        from = i;
        if (i < chunk.length) this.#raw.cut(this.#offset + i);
        continue;
      }
      i = this.#step(chunk, i);
      // Between two decoded strings lie mostly `","`: too short for any keyword, and cut on both sides.
      if (this.#decoder && i - from >= (from > 0 ? MIN_KEYWORD : 1)) this.#raw.push(chunk.subarray(from, i));
    }
    if (!this.#decoder && from < chunk.length) this.#raw.push(from === 0 ? chunk : chunk.subarray(from));
    this.#offset += chunk.length;
  }

  cut(nextOffset: number): void {
    if (this.#state !== 'raw' && this.#state !== 'prefix') this.#break(this.#offset, 'a part of it is missing');
    this.#state = 'raw';
    this.#offset = nextOffset;
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (this.#state === 'scalar') this.#endScalar();
    if (this.#state !== 'raw' && this.#state !== 'prefix' && this.#state !== 'xssi') {
      this.#break(this.#offset, 'it ends early');
    }
    this.#raw.end();
  }

  /** The document is over, or never was one. */
  #isRaw(): boolean {
    return this.#state === 'raw';
  }

  /** One token or part of a token; returns the index behind it. */
  #step(chunk: Buffer, i: number): number {
    switch (this.#state) {
      case 'skipped':
      case 'collected':
        return this.#stringPart(chunk, i);
      case 'scalar':
        return this.#scalarPart(chunk, i);
      case 'closing':
        this.#handler.string(null);
        this.#valueDone();
        return i + 1;
      case 'xssi': {
        const lineEnd = chunk.indexOf(ascii.LF, i);
        if (lineEnd < 0) return chunk.length;
        this.#state = 'prefix';
        return lineEnd + 1;
      }
      case 'prefix':
        return this.#prefix(chunk[i]!, i);
      default:
        if (!ascii.isBlank(chunk[i]!)) this.#token(chunk[i]!, i);
        return i + 1;
    }
  }

  #prefix(byte: number, i: number): number {
    const mark = this.#bom < 3 && byte === [0xef, 0xbb, 0xbf][this.#bom];
    if (mark) this.#bom++;
    else if (byte === ascii.CLOSE_PAREN && this.#stack.length === 0) this.#state = 'xssi';
    else if (byte === ascii.OPEN_OBJECT || byte === ascii.OPEN_ARRAY) this.#open(byte === ascii.OPEN_OBJECT, i);
    else if (!ascii.isBlank(byte)) this.#state = 'raw';
    return i + 1;
  }

  #token(byte: number, i: number): void {
    const state = this.#state;
    if (state === 'colon') {
      if (byte === ascii.COLON) this.#state = 'value';
      else this.#break(this.#offset + i, 'a colon is missing');
    } else if (state === 'key' || state === 'first-key') {
      if (byte === ascii.QUOTE) this.#beginString('collect', true);
      else if (byte === ascii.CLOSE_OBJECT && state === 'first-key') this.#close();
      else this.#break(this.#offset + i, 'a key is missing');
    } else if (state === 'after') this.#separator(byte, i);
    else if (byte === ascii.CLOSE_ARRAY && state === 'first-value') this.#close();
    else this.#value(byte, i);
  }

  #value(byte: number, i: number): void {
    if (byte === ascii.QUOTE) this.#beginString(this.#handler.mode(), false);
    else if (byte === ascii.OPEN_OBJECT || byte === ascii.OPEN_ARRAY) this.#open(byte === ascii.OPEN_OBJECT, i);
    else if (ascii.endsScalar(byte) || byte === ascii.COLON) this.#break(this.#offset + i, 'a value is missing');
    else {
      this.#scalar = String.fromCharCode(byte);
      this.#state = 'scalar';
    }
  }

  #separator(byte: number, i: number): void {
    const isObject = this.#stack.at(-1)!;
    if (byte === ascii.COMMA) this.#state = isObject ? 'key' : 'value';
    else if (byte === (isObject ? ascii.CLOSE_OBJECT : ascii.CLOSE_ARRAY)) this.#close();
    else this.#break(this.#offset + i, 'a comma is missing');
  }

  #open(isObject: boolean, i: number): void {
    if (this.#stack.length >= MAX_DEPTH) return this.#break(this.#offset + i, `it nests deeper than ${MAX_DEPTH}`);
    this.#stack.push(isObject);
    this.#handler.open(isObject);
    this.#state = isObject ? 'first-key' : 'first-value';
  }

  #close(): void {
    this.#stack.pop();
    this.#handler.close();
    this.#valueDone();
  }

  #valueDone(): void {
    if (this.#stack.length > 0) this.#state = 'after';
    else {
      this.#state = 'prefix';
      this.#handler.complete();
    }
  }

  #beginString(mode: StringMode, isKey: boolean): void {
    this.#isKey = isKey;
    this.#collected = null;
    if (mode === 'decode') {
      this.#decoder = this.#handler.decoder();
      this.#state = 'decoded';
    } else if (mode === 'collect') {
      this.#collector ??= new StringDecoder(COLLECTED, (bytes) => (this.#collected ??= bytes.toString('utf8')));
      this.#collector.begin();
      this.#state = 'collected';
    } else {
      this.#skipper.begin();
      this.#state = 'skipped';
    }
  }

  #stringPart(chunk: Buffer, from: number): number {
    if (this.#state === 'skipped') {
      const end = this.#skipper.push(chunk, from);
      if (end === chunk.length) return end;
      this.#handler.string(null);
      this.#valueDone();
      return end + 1;
    }
    const end = this.#collector!.push(chunk, from);
    if (end === chunk.length) return end;
    this.#collector!.end();
    const text = this.#collected ?? this.#collector!.held.toString('utf8');
    if (this.#isKey) {
      this.#handler.key(text);
      this.#state = 'colon';
    } else {
      this.#handler.string(text);
      this.#valueDone();
    }
    return end + 1;
  }

  /** Decodes up to the closing quote, which stays with the raw bytes: nothing may match across the gap. */
  #decode(chunk: Buffer, from: number): number {
    const end = this.#decoder!.push(chunk, from);
    if (end < chunk.length) {
      this.#decoder = null;
      this.#state = 'closing';
    }
    return end;
  }

  #scalarPart(chunk: Buffer, from: number): number {
    let end = from;
    while (end < chunk.length && !ascii.endsScalar(chunk[end]!)) end++;
    if (this.#scalar.length <= MAX_SCALAR)
      this.#scalar += chunk.toString('latin1', from, Math.min(end, from + MAX_SCALAR));
    if (end < chunk.length) this.#endScalar();
    return end;
  }

  #endScalar(): void {
    if (!SCALAR.test(this.#scalar)) return this.#break(this.#offset, 'a value is neither string, number nor word');
    this.#handler.scalar(this.#scalar);
    this.#valueDone();
  }

  #break(offset: number, reason: string): void {
    this.#state = 'raw';
    this.#decoder = null;
    this.#handler.broken(offset, reason);
  }
}
