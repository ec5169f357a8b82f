/**
 * Drives the bytes of one entry through the automaton and hands bounded windows to detectors. Holds a tail of at most a
 * window, never the entry; the same bytes in other chunks give the same hits.
 */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Keyword, LookBehind } from '../base/entry.ts';
import type { Location } from '../base/types.ts';
import type { ConsumerSet } from './consumers.ts';
import type { Window } from './define.ts';
import { findAccepts, type Accepting } from './lanes.ts';
import { MAX_BEFORE, MAX_KEYWORD, type Plan } from './plan.ts';
import { ByteView } from './view.ts';

/** What must stay at hand so that the widest window around a keyword that ends in the next chunk is complete. */
const RETAINED = MAX_BEFORE + MAX_KEYWORD;

/** What the scanner reports to: one call per window. */
export interface HitTarget {
  hit(detector: number, window: Window): void;
}

/** One object per scanner, refilled for every hit: windows are only valid during the call. */
class ViewWindow implements Window {
  readonly entry: EntryInfo;
  readonly #view: ByteView;
  bytes: Uint8Array = Buffer.alloc(0);
  at = 0;
  keyword = '';
  start = 0;

  constructor(entry: EntryInfo, view: ByteView) {
    this.entry = entry;
    this.#view = view;
  }

  locate(index: number): Location {
    const { path, placeAt } = this.entry;
    const offset = this.start + index;
    return { path: placeAt?.(offset) ?? path, ...this.#view.locate(offset) };
  }
}

interface Pending {
  readonly detector: number;
  readonly keyword: Keyword;
  readonly start: number;
}

export class Scanner implements EntryWriter, Accepting {
  readonly #plan: Plan;
  readonly #target: HitTarget;
  readonly #consumers: ConsumerSet;
  readonly #size: number | undefined;
  readonly #view = new ByteView();
  readonly #info: EntryInfo;
  /** Made for the first hit: most entries have none. */
  #window: ViewWindow | null = null;
  /** Likewise, for the first decoder. */
  #lookBehind: LookBehind | null = null;
  #keywordStart = 0;
  #pending: Pending[] = [];
  /** State of the automaton: the carry over chunk edges. */
  state = 0;

  constructor(plan: Plan, target: HitTarget, consumers: ConsumerSet, info: EntryInfo) {
    this.#plan = plan;
    this.#target = target;
    this.#consumers = consumers;
    this.#size = info.size;
    this.#info = info;
  }

  push(bytes: Uint8Array): void {
    const chunk = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#view.show(chunk);
    this.#consumers.push(chunk);
    this.#settle(false);
    findAccepts(this.#plan.automaton, chunk, this);
    if (this.#view.end === this.#size) return this.#settle(true);
    const oldest = this.#pending[0]?.start ?? this.#view.end;
    this.#view.keepFrom(Math.max(this.#view.start, oldest - RETAINED));
  }

  cut(nextOffset: number): void {
    this.#settle(true);
    this.#consumers.end();
    this.#view.restart(nextOffset);
    this.state = 0;
  }

  end(): void {
    this.#settle(true);
    this.#consumers.end();
  }

  accept(index: number, state: number): void {
    const { starts, outputs, lengths, firstAccept } = this.#plan.automaton;
    const accept = state - firstAccept;
    const { chunk } = this.#view;
    const end = this.#view.chunkStart + index;
    for (let o = starts[accept]!; o < starts[accept + 1]!; o++) {
      const id = outputs[o]!;
      const start = end - lengths[id]!;
      const inChunk = index >= lengths[id]!;
      const watchers = this.#plan.watchers[id]!;
      for (let w = 0; w < watchers.length; w++) {
        const { detector, keyword } = watchers[w]!;
        if (inChunk && keyword.guard?.(chunk, index - lengths[id]!, index) === false) continue;
        if (end + keyword.after <= this.#view.end) this.#deliver(detector, keyword, start);
        else this.#pending.push({ detector, keyword, start });
      }
      const expanders = this.#plan.expanders[id]!;
      for (let e = 0; e < expanders.length; e++) {
        const expander = expanders[e]!;
        if (inChunk && expander.guard?.(chunk, index - lengths[id]!, index) === false) continue;
        this.#attach(expander, id, start, chunk.subarray(index));
      }
    }
  }

  #attach(expander: Expander, id: number, start: number, rest: Buffer): void {
    const keyword = this.#plan.keywords[id]!;
    this.#keywordStart = start;
    this.#lookBehind ??= this.#before.bind(this);
    this.#consumers.attach(expander, keyword, start + keyword.length, rest, this.#lookBehind);
  }

  #before(count: number): Uint8Array {
    const start = this.#keywordStart;
    return this.#view.slice(Math.max(this.#view.start, start - Math.min(count, MAX_BEFORE)), start);
  }

  /** Delivers the windows whose bytes have arrived; all of them at the end. */
  #settle(all: boolean): void {
    if (this.#pending.length === 0) return;
    const waiting = this.#pending;
    this.#pending = [];
    for (const pending of waiting) {
      const { detector, keyword, start } = pending;
      const complete = start + keyword.text.length + keyword.after <= this.#view.end;
      if (all || complete) this.#deliver(detector, keyword, start);
      else this.#pending.push(pending);
    }
  }

  #deliver(detector: number, keyword: Keyword, start: number): void {
    const window = (this.#window ??= new ViewWindow(this.#info, this.#view));
    const from = Math.max(this.#view.start, start - keyword.before);
    window.start = from;
    window.bytes = this.#view.slice(from, Math.min(this.#view.end, start + keyword.text.length + keyword.after));
    window.at = start - from;
    window.keyword = keyword.text;
    this.#target.hit(detector, window);
  }
}
