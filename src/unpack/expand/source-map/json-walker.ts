/** Sends the bytes of a JSON document on: strings that the handler wants decoded go to it, everything else goes on raw. */
import { Buffer } from 'node:buffer';
import type { EntryWriter } from '../../../base/entry.ts';
import type { JsonHandler } from './json-handler.ts';
import { JsonMachine } from './json-machine.ts';

/** No keyword of the automaton is shorter. */
const MIN_KEYWORD = 4;

export class JsonWalker implements EntryWriter {
  readonly #machine: JsonMachine;
  readonly #raw: EntryWriter;
  #offset = 0;
  #reading = true;

  constructor(handler: JsonHandler, raw: EntryWriter) {
    this.#machine = new JsonMachine(handler);
    this.#raw = raw;
  }

  /** True while what goes on raw is part of a document. */
  get isReading(): boolean {
    return this.#reading;
  }

  push(bytes: Uint8Array): void {
    const machine = this.#machine;
    if (machine.isRaw) return this.#pass(bytes);
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let i = 0;
    /** First byte that has not gone on raw. */
    let from = 0;
    while (i < chunk.length && !machine.isRaw) {
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
    if (machine.isRaw && i > from) this.#raw.push(chunk.subarray(from, i));
    if (machine.isRaw) this.#pass(chunk.subarray(i));
    else if (!machine.decoder && from < chunk.length) this.#raw.push(from === 0 ? chunk : chunk.subarray(from));
    this.#offset += chunk.length;
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
