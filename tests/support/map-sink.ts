/** Drives the source map walker: one entry in, with its children, facts and the places of all bytes that went on raw. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Fact, Sink, SourceMapFacts } from '../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../src/base/limits.ts';
import type { Incomplete } from '../../src/base/types.ts';
import { LeadWriter } from '../../src/detect/lead-writer.ts';
import { sourceMapExpander } from '../../src/unpack/expand/source-map/index.ts';

export interface RawPart {
  readonly from: number;
  readonly bytes: Buffer;
}

export interface Child {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Walked {
  readonly maps: readonly SourceMapFacts[];
  readonly facts: readonly Fact[];
  readonly gaps: readonly Incomplete[];
  /** Texts of the maps, with the last part of their paths as it is at the end. */
  readonly children: readonly Child[];
  /** Neighbouring bytes in one part; parts that no keyword fits into are left out. */
  readonly raw: readonly RawPart[];
  /** Where the entry ended. */
  readonly size: number;
}

class RawRecorder implements EntryWriter {
  readonly info: EntryInfo;
  readonly parts: { from: number; pieces: Buffer[] }[] = [];
  at = 0;
  ended = false;

  constructor(info: EntryInfo) {
    this.info = info;
  }

  push(bytes: Uint8Array): void {
    if (this.ended) throw new Error('bytes behind the end');
    const last = this.parts.at(-1);
    if (last && this.at !== 0 && last.pieces.length > 0 && this.#isNeighbour(last))
      last.pieces.push(Buffer.from(bytes));
    else this.parts.push({ from: this.at, pieces: [Buffer.from(bytes)] });
    this.at += bytes.length;
  }

  cut(nextOffset: number): void {
    if (nextOffset < this.at) throw new Error('cut backwards');
    this.at = nextOffset;
    this.parts.push({ from: nextOffset, pieces: [] });
  }

  end(): void {
    if (this.ended) throw new Error('ended twice');
    this.ended = true;
  }

  #isNeighbour({ from, pieces }: { from: number; pieces: Buffer[] }): boolean {
    return from + pieces.reduce((sum, piece) => sum + piece.length, 0) === this.at;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.parts.flatMap(({ pieces }) => pieces));
  }

  get joined(): RawPart[] {
    const parts: { from: number; bytes: Buffer }[] = [];
    for (const { from, pieces } of this.parts) {
      const bytes = Buffer.concat(pieces);
      if (bytes.length > 0) parts.push({ from, bytes });
    }
    return parts.filter(({ bytes }, i) => bytes.length >= 4 || i === 0 || i === parts.length - 1);
  }
}

export interface WalkOptions {
  readonly chunks?: readonly Uint8Array[];
  readonly info?: Partial<EntryInfo>;
  readonly limits?: Partial<Limits>;
}

/** Walks the entry `app.js.map` in the given chunks, in one piece by default. */
export function walk(bytes: Uint8Array | string, options: WalkOptions = {}): Walked {
  const whole = Buffer.from(bytes);
  const budget = new Budget({ ...DEFAULT_LIMITS, ...options.limits });
  const lead = sourceMapExpander(budget);
  const facts: Fact[] = [];
  const gaps: Incomplete[] = [];
  const recorders: RawRecorder[] = [];
  const sink: Sink = {
    open(info) {
      const recorder = new RawRecorder(info);
      recorders.push(recorder);
      return new LeadWriter([lead], info, recorder, this);
    },
    fact: (fact) => void facts.push(fact),
    incomplete: (record) => void gaps.push(record),
  };
  const writer = sink.open({ path: ['app.js.map'], type: 'file', via: 'tar', size: whole.length, ...options.info });
  for (const chunk of options.chunks ?? [whole]) writer.push(Uint8Array.from(chunk));
  writer.end();
  if (recorders.some(({ ended }) => !ended)) throw new Error('an entry was left open');
  const [root, ...rest] = recorders;
  return {
    maps: facts.filter((fact) => fact.kind === 'source-map'),
    facts,
    gaps,
    children: rest.map(({ info, bytes: text }) => ({ name: info.path.at(-1)!, bytes: text })),
    raw: root!.joined,
    size: root!.at,
  };
}

/** Everything that was told, as one text: comparing large buffers one byte at a time takes minutes. */
export function signature({ facts, gaps, children, raw, size }: Walked): string {
  const value = {
    facts: facts.map((fact) => (fact.kind === 'source-map' ? { ...fact, ignored: [...fact.ignored] } : fact)),
    children: children.map(({ name, bytes }) => [name, bytes.toString('latin1')]),
    raw: raw.map(({ from, bytes }) => [from, bytes.toString('latin1')]),
  };
  return JSON.stringify({ ...value, gaps, size });
}

/** The bytes in two pieces. */
export function splitAt(bytes: Uint8Array, at: number): Uint8Array[] {
  return [bytes.subarray(0, at), bytes.subarray(at)];
}

/** One byte at a time. */
export function byteByByte(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
}

/** Pieces of random sizes, the same for the same seed. */
export function randomSplits(bytes: Uint8Array, seed: number, largest: number): Uint8Array[] {
  let state = seed * 2_654_435_761 + 1;
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const size = 1 + (state % largest);
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}
