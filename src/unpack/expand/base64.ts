/**
 * Source maps in base64 (RFC 4648) without the comment that names them: in constants, attributes, configuration. Found by what
 * the first key, or the key of the texts, looks like in base64 at each of its three alignments.
 */
import { Buffer } from 'node:buffer';
import type { Consumer, EntryInfo, EntryWriter, Expander, Sink } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { sayTooDeep } from '../too-deep.ts';
import type { Covered } from './covered.ts';
import { Base64Decoder, isBase64 } from './payload.ts';

/** Keyword → place of its first character in a group of four. */
const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['eyJ2ZXJzaW9uIjoz', 0],
  ['eyJtYXBwaW5ncyI6I', 0],
  ['c291cmNlc0NvbnRlbn', 0],
  ['NvdXJjZXNDb250ZW50', 2],
  ['zb3VyY2VzQ29udGVud', 3],
]);
const BEGINS = /^ey/;
const LOOK_BEHIND = 512;
/** No map with a text is shorter. */
const MIN_BYTES = 64;

class Base64Map implements Consumer {
  readonly #budget: Budget;
  readonly #covered: (end: number) => void;
  readonly #open: () => EntryWriter;
  #child: EntryWriter | null = null;
  #held: Buffer = Buffer.alloc(0);
  readonly #decoder: Base64Decoder;
  #offset: number;

  constructor(open: () => EntryWriter, offset: number, budget: Budget, covered: (end: number) => void) {
    this.#open = open;
    this.#offset = offset;
    this.#budget = budget;
    this.#covered = covered;
    this.#decoder = new Base64Decoder((decoded) => this.#take(decoded), true);
  }

  /** What stands before the bytes that the consumer gets. */
  begin(bytes: Uint8Array): void {
    this.#decoder.push(bytes);
  }

  push(bytes: Uint8Array): boolean {
    const end = this.#decoder.push(bytes);
    this.#offset += end < 0 ? bytes.length : end;
    this.#covered(this.#offset);
    if (end >= 0) this.#child?.end();
    return end < 0;
  }

  end(): void {
    this.#decoder.end();
    this.#child?.end();
  }

  #take(decoded: Buffer): void {
    this.#budget.inflate(decoded.length);
    if (this.#child) return this.#child.push(decoded);
    this.#held = Buffer.concat([this.#held, decoded]);
    if (this.#held.length < MIN_BYTES) return;
    this.#child = this.#open();
    this.#child.push(this.#held);
  }
}

/** One per artifact. Children are named `<base64 text 1>`, `<base64 text 2>` … per entry. */
export function base64Expander(budget: Budget, covered: Covered): Expander {
  const counts = new WeakMap<EntryInfo, number>();
  const open = (info: EntryInfo, sink: Sink): EntryWriter => {
    const count = (counts.get(info) ?? 0) + 1;
    counts.set(info, count);
    return sink.open({ path: [...info.path, `<base64 text ${count}>`], type: 'file', via: 'base64' });
  };
  return {
    name: 'base64',
    keywords: [...KEYWORDS.keys()],
    attach(info, offset, sink, before, keyword) {
      if (covered.has(info, offset - 1)) return null;
      const behind = before(LOOK_BEHIND);
      let from = behind.length;
      while (from > 0 && isBase64(behind[from - 1]!)) from--;
      if (BEGINS.test(keyword) && from < behind.length) return null;
      if (!budget.mayNest(info.path)) {
        sayTooDeep('a map in base64', info.path, budget, sink);
        return null;
      }
      // The run may begin inside a group: then the first bytes are of no use.
      from += (behind.length - from + 4 - KEYWORDS.get(keyword)!) % 4;
      const map = new Base64Map(
        () => open(info, sink),
        offset,
        budget,
        (end) => covered.extend(info, end),
      );
      map.begin(behind.subarray(Math.min(from, behind.length)));
      map.begin(Uint8Array.from(keyword, (char) => char.charCodeAt(0)));
      return map;
    },
  };
}
