/**
 * Source maps in data: URLs (RFC 2397), behind sourceMappingURL= or anywhere else: base64, base64url or percent-encoded, in any
 * comment or string, at any position. Decoded bytes become a child entry; whether they are a map is decided there.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import { FileQuota, type Allowance } from '../../base/file-quota.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import { Covered } from './covered.ts';
import { Base64Decoder, type PayloadDecoder } from './payload.ts';
import { PercentDecoder } from './percent.ts';
import { mayBeJson } from './source-map/json-prefix.ts';
import { utf16Order } from './source-map/utf16.ts';

const LINK = 'sourceMappingURL=';
const LINKS = ['data:', 'DATA:', 'Data:'].map((scheme) => LINK + scheme);
/** A map that a program hands on without the comment. */
const JSON_URL = 'data:application/json';
const REST = 'not decoded';
/** Builds for development have a link for each module. */
const LINKED: Allowance = { perFile: 10_000, inAll: 30_000, what: 'inline maps', rest: REST };
const OTHERS: Allowance = { perFile: 10_000, inAll: 30_000, what: 'data: URLs of JSON', rest: REST };
/** Media type and parameters; more than this before the comma is no data: URL. */
const MAX_HEADER = 256;
/** A payload shorter than this that is no map is code about source maps. */
const SUSPICIOUS_BYTES = 1_024;
const COMMA = 0x2c;
const BASE64 = /;\s*base64$/i;
/** So much of the payload tells what it is. */
const HEAD_BYTES = 64;

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
  /** It says that it is a map. */
  readonly #isLink: boolean;
  readonly #covered: (end: number) => void;
  #end: number;
  #header = '';
  #decoder: PayloadDecoder | null = null;
  #child: EntryWriter | null = null;
  #bytes = 0;
  #head: Buffer = Buffer.alloc(0);

  constructor(
    info: EntryInfo,
    offset: number,
    sink: Sink,
    budget: Budget,
    nextName: () => string,
    isLink: boolean,
    covered: (end: number) => void,
  ) {
    this.#info = info;
    this.#offset = offset;
    this.#sink = sink;
    this.#budget = budget;
    this.#nextName = nextName;
    this.#isLink = isLink;
    this.#covered = covered;
    this.#end = offset;
  }

  push(bytes: Uint8Array): boolean {
    let at = 0;
    while (!this.#decoder) {
      if (at === bytes.length) {
        this.#end += bytes.length;
        return true;
      }
      const byte = bytes[at++]!;
      if (byte === COMMA) {
        // What is base64 and says nothing of a map is found by how a map looks in it.
        if (!this.#isLink && BASE64.test(this.#header)) return false;
        this.#decoder = this.#choose();
      } else if (endsHeader(byte) || this.#header.length >= MAX_HEADER) return false;
      else this.#header += String.fromCharCode(byte);
    }
    const end = this.#decoder.push(bytes.subarray(at));
    this.#end += end < 0 ? bytes.length : at + end;
    this.#covered(this.#end);
    if (end >= 0) this.#finish();
    return end < 0;
  }

  end(): void {
    if (!this.#decoder) return;
    this.#decoder.end();
    this.#finish();
  }

  #choose(): PayloadDecoder {
    const take = (decoded: Buffer): void => this.#take(decoded);
    return BASE64.test(this.#header) ? new Base64Decoder(take) : new PercentDecoder(take);
  }

  #take(decoded: Buffer): void {
    if (decoded.length === 0) return;
    if (this.#head.length < HEAD_BYTES) this.#head = Buffer.concat([this.#head, decoded.subarray(0, HEAD_BYTES)]);
    if (!this.#child) {
      this.#child = this.#sink.open({ path: [...this.#info.path, this.#nextName()], type: 'file', via: 'data-url' });
    }
    this.#bytes += decoded.length;
    this.#budget.inflate(decoded.length);
    this.#child.push(decoded);
  }

  #finish(): void {
    this.#child?.end();
    this.#child = null;
    const reason = this.#defect();
    if (reason === null) return;
    this.#sink.fact({ kind: 'undecodable-map', path: this.#info.path, offset: this.#offset, reason });
  }

  /** Why the payload was not read as a map, null if it was, or if it is too short to be one. */
  #defect(): string | null {
    // Compressed data is a container: its reader says what is wrong with it.
    if (this.#head[0] === 0x1f && this.#head[1] === 0x8b) return null;
    if (!this.#isLink || this.#bytes < SUSPICIOUS_BYTES || mayBeJson(this.#head) || utf16Order(this.#head)) return null;
    return `${this.#bytes} bytes that are no JSON`;
  }
}

/** One per artifact. Children are named `<inline map 1>`, `<inline map 2>` … per entry. */
export function dataUrlExpander(budget: Budget, covered: Covered = new Covered()): Expander {
  const counts = new WeakMap<EntryInfo, number>();
  const links = new FileQuota(LINKED);
  const others = new FileQuota(OTHERS);
  return {
    name: 'data-url',
    keywords: [...LINKS, JSON_URL],
    attach(info, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      const isLink = keyword !== JSON_URL;
      if (!isLink && Buffer.from(before(LINK.length)).toString('latin1') === LINK) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('an inline map', info.path, budget, sink);
        return null;
      }
      if (!(isLink ? links : others).take(info.path, (gap) => sink.incomplete(gap))) return null;
      const nextName = (): string => {
        const count = (counts.get(info) ?? 0) + 1;
        counts.set(info, count);
        return `<inline map ${count}>`;
      };
      return new DataUrlConsumer(info, offset, sink, budget, nextName, isLink, (end) => covered.extend(info, end));
    },
  };
}
