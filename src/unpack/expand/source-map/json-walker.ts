/** Sends the bytes of a JSON document on: strings that the handler wants decoded go to it, everything else goes on raw. */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';
import type { JsonHandler } from './json-handler.ts';
import { JsonMachine } from './json-machine.ts';

/** No keyword of the automaton is shorter. */
const MIN_KEYWORD = 4;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
/** Fewer positions are not worth a cut. */
const MIN_POSITIONS = 512;
/** Longer than any honest segment of `mappings`, shorter than anything that is a secret, a path or an address. */
const MAX_SEGMENT = 30;

/** Digits of a segment (ECMA-426, base64 VLQ). */
const IS_DIGIT = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') IS_DIGIT[char.charCodeAt(0)] = 1;

/** True if the bytes are nothing but short segments of `mappings`: every one is looked at, here instead of by the automaton. */
function isPositions(bytes: Uint8Array): boolean {
  let segment = 0;
  let segments = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (IS_DIGIT[byte] === 1) {
      if (++segment > MAX_SEGMENT) return false;
    } else if (byte === COMMA || byte === SEMICOLON) {
      if (byte === COMMA) segments++;
      segment = 0;
    } else return false;
  }
  return segments > 1;
}

/** For documents inside an entry whose bytes pass the scanner as they are. */
export const NOWHERE: EntryWriter = { push() {}, cut() {}, end() {} };

export class JsonWalker implements EntryWriter {
  readonly #handler: JsonHandler;
  readonly #machine: JsonMachine;
  readonly #raw: EntryWriter;
  #offset = 0;
  #reading = true;
  /** A text was decoded before: what goes on raw has a gap there. */
  #wasCut = false;

  constructor(handler: JsonHandler, raw: EntryWriter) {
    this.#handler = handler;
    this.#machine = new JsonMachine(handler);
    this.#raw = raw;
  }

  /** True while what goes on raw is part of a document. */
  get isReading(): boolean {
    return this.#reading;
  }

  push(bytes: Uint8Array): void {
    const machine = this.#machine;
    if (machine.is('raw')) return this.#pass(bytes);
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    machine.watched.to = 0;
    const inMappings = machine.is('string') && this.#handler.isInMappings;
    let i = 0;
    /** First byte that has not gone on raw. */
    let from = 0;
    while (i < chunk.length && !machine.is('raw')) {
      if (machine.decoder) {
        i = machine.decode(chunk, i, this.#offset);
        from = i;
        // The closing quote stays with the raw bytes: nothing may match across the gap.
        if (i < chunk.length) this.#raw.cut(this.#offset + i);
        continue;
      }
      i = machine.run(chunk, i, this.#offset);
      // Between two decoded strings lie mostly `","`: too short for any keyword, and cut on both sides.
      if (machine.decoder && i - from >= (from > 0 ? MIN_KEYWORD : 1)) this.#raw.push(chunk.subarray(from, i));
    }
    // What was read goes on before what was not: other readers are told the two apart.
    if (machine.is('raw') && i > from) this.#raw.push(chunk.subarray(from, i));
    if (machine.is('raw')) this.#pass(chunk.subarray(i));
    else if (inMappings && isPositions(chunk)) this.#passPositions(chunk, 0, chunk.length);
    else if (!machine.decoder && from < chunk.length) this.#passRest(chunk, from);
    this.#offset += chunk.length;
  }

  /** Behind a decoded text lines are unknown anyway: there the bytes may be cut at positions, too. */
  #passRest(chunk: Buffer, from: number): void {
    const { from: start, to } = this.#machine.watched;
    this.#wasCut ||= from > 0;
    if (this.#wasCut && start >= from && to - start >= MIN_POSITIONS && isPositions(chunk.subarray(start, to))) {
      this.#passPositions(chunk, start, to, from);
    } else this.#raw.push(from === 0 ? chunk : chunk.subarray(from));
  }

  /** Positions hold nothing that could be found; their ends may belong to what lies in the chunks beside them. */
  #passPositions(chunk: Buffer, start: number, end: number, from: number = start): void {
    const last = chunk.lastIndexOf(COMMA, end - 1);
    this.#raw.push(chunk.subarray(from, chunk.indexOf(COMMA, start) + 1));
    this.#raw.cut(this.#offset + last);
    this.#raw.push(chunk.subarray(last));
  }

  #pass(bytes: Uint8Array): void {
    this.#reading = false;
    if (bytes.length > 0) this.#raw.push(bytes);
  }

  cut(nextOffset: number): void {
    this.#machine.stop(this.#offset, 'a part of it is missing');
    this.#offset = nextOffset;
    this.#raw.cut(nextOffset);
  }

  end(): void {
    if (this.#machine.decoder) this.#raw.cut(this.#offset);
    this.#machine.stop(this.#offset, 'it ends early');
    this.#raw.end();
  }
}
