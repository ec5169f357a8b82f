/**
 * Source maps in data: URLs behind sourceMappingURL= (RFC 2397): base64, base64url or percent-encoded, in any comment or
 * string, at any position. Decoded bytes become a child entry; whether they are a map is decided there.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { Base64Decoder, PercentDecoder, type PayloadDecoder } from './payload.ts';

/** Media type and parameters; more than this before the comma is no data: URL. */
const MAX_HEADER = 256;
/** A payload shorter than this that is no map is code about source maps. */
const SUSPICIOUS_BYTES = 1_024;
const COMMA = 0x2c;

/** Bytes that cannot stand before the comma: the prefix was code that builds or parses such URLs. */
function endsHeader(byte: number): boolean {
  return byte <= 32 || byte === 0x22 || byte === 0x27 || byte === 0x60 || byte === 0x5c || byte === 0x3c;
}

class DataUrlConsumer implements Consumer {
  readonly #info: EntryInfo;
  readonly #offset: number;
  readonly #sink: Sink;
  readonly #budget: Budget;
  readonly #nextName: () => string;
  #header = '';
  #decoder: PayloadDecoder | null = null;
  #child: EntryWriter | null = null;
  #bytes = 0;
  #isJson = false;

  constructor(info: EntryInfo, offset: number, sink: Sink, budget: Budget, nextName: () => string) {
    this.#info = info;
    this.#offset = offset;
    this.#sink = sink;
    this.#budget = budget;
    this.#nextName = nextName;
  }

  push(bytes: Uint8Array): boolean {
    let at = 0;
    while (!this.#decoder) {
      if (at === bytes.length) return true;
      const byte = bytes[at++]!;
      if (byte === COMMA) this.#decoder = this.#choose();
      else if (endsHeader(byte) || this.#header.length >= MAX_HEADER) return false;
      else this.#header += String.fromCharCode(byte);
    }
    const more = this.#decoder.push(bytes.subarray(at));
    if (!more) this.#finish();
    return more;
  }

  end(): void {
    if (!this.#decoder) return;
    this.#decoder.end();
    this.#finish();
  }

  #choose(): PayloadDecoder {
    const take = (decoded: Buffer): void => this.#take(decoded);
    return /;\s*base64$/i.test(this.#header) ? new Base64Decoder(take) : new PercentDecoder(take);
  }

  #take(decoded: Buffer): void {
    if (decoded.length === 0) return;
    if (!this.#child) {
      this.#isJson = decoded[0] === 0x7b || decoded[0] === 0x5b || decoded[0] === 0x29;
      this.#child = this.#sink.open({ path: [...this.#info.path, this.#nextName()], type: 'file', via: 'data-url' });
    }
    this.#bytes += decoded.length;
    this.#budget.inflate(decoded.length);
    this.#child.push(decoded);
  }

  #finish(): void {
    this.#child?.end();
    this.#child = null;
    if (this.#isJson || this.#bytes < SUSPICIOUS_BYTES) return;
    const reason = `${this.#bytes} bytes that are no JSON`;
    this.#sink.fact({ kind: 'undecodable-map', path: this.#info.path, offset: this.#offset, reason });
  }
}

/** One per artifact. Children are named `<inline map 1>`, `<inline map 2>` … per entry. */
export function dataUrlExpander(budget: Budget): Expander {
  const counts = new WeakMap<EntryInfo, number>();
  return {
    name: 'data-url',
    keywords: ['sourceMappingURL=data:', 'sourceMappingURL=DATA:', 'sourceMappingURL=Data:'],
    attach(info, offset, sink) {
      if (info.path.length > budget.limits.depth) {
        sink.incomplete({ code: 'limit', path: info.path, detail: 'inline map nested too deep', waivable: true });
        return null;
      }
      const nextName = (): string => {
        const count = (counts.get(info) ?? 0) + 1;
        counts.set(info, count);
        return `<inline map ${count}>`;
      };
      return new DataUrlConsumer(info, offset, sink, budget, nextName);
    },
  };
}
