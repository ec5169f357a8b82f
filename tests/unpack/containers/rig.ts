/** Runs containers through the real pass and shows what came out: entries with their text, gaps and facts. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, EntryWriter, Expander, Fact, Sink } from '../../../src/base/entry.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from '../../../src/base/limits.ts';
import type { Incomplete } from '../../../src/base/types.ts';
import { ConsumerSet } from '../../../src/detect/consumers.ts';
import { LeadWriter } from '../../../src/detect/lead-writer.ts';
import { makePlan, type Plan } from '../../../src/detect/plan.ts';
import { Scanner } from '../../../src/detect/scanner.ts';
import { createSpool } from '../../../src/fetch/spool.ts';
import { findContainers } from '../../../src/unpack/containers/containers.ts';

export interface Opened {
  readonly path: string;
  readonly info: EntryInfo;
  readonly bytes: Buffer;
  /** All bytes up to the last, the skipped ones included. */
  readonly length: number;
}

export interface Seen {
  readonly entries: readonly Opened[];
  readonly incomplete: readonly Incomplete[];
  readonly facts: readonly Fact[];
}

interface Recording {
  readonly info: EntryInfo;
  readonly parts: Buffer[];
  end: number;
}

class Recorder implements Sink {
  readonly #plan: Plan;
  readonly recordings: Recording[] = [];
  readonly records: Incomplete[] = [];
  readonly facts: Fact[] = [];

  constructor(expander: Expander) {
    this.#plan = makePlan([], [expander]);
  }

  open(info: EntryInfo): EntryWriter {
    const recording: Recording = { info, parts: [], end: 0 };
    this.recordings.push(recording);
    const scanner = new Scanner(this.#plan, { hit: () => undefined }, new ConsumerSet(info, this), info);
    const writer: EntryWriter = {
      push(bytes) {
        scanner.push(bytes);
        recording.parts.push(Buffer.from(bytes));
        recording.end += bytes.length;
      },
      cut(next) {
        scanner.cut(next);
        recording.end = next;
      },
      end: () => scanner.end(),
    };
    return new LeadWriter(this.#plan.leads, info, writer, this);
  }

  fact(fact: Fact): void {
    this.facts.push(fact);
  }

  incomplete(record: Incomplete): void {
    this.records.push(record);
  }
}

export interface RunOptions {
  readonly limits?: Partial<Limits>;
  /** Size of the pieces in which the outermost file arrives. */
  readonly pieces?: number;
  /** Size of the package around it. */
  readonly packed?: number;
  readonly memoryBytes?: number;
  readonly fileBytes?: number;
  readonly signal?: AbortSignal;
  readonly folder?: string;
  readonly now?: () => number;
}

/** `name` is the outermost file. */
export async function unpackContainer(name: string, bytes: Uint8Array, options: RunOptions = {}): Promise<Seen> {
  const { pieces = bytes.length || 1, packed = bytes.length, limits, signal, now, ...spoolOptions } = options;
  const budget = new Budget({ ...DEFAULT_LIMITS, ...limits }, now);
  budget.readPacked(packed);
  const spool = createSpool(spoolOptions);
  try {
    const containers = findContainers(budget, spool);
    const sink = new Recorder(containers.expander);
    const writer = sink.open({ path: [name], type: 'file', via: 'tar', size: bytes.length });
    for (let at = 0; at < bytes.length; at += pieces) writer.push(bytes.subarray(at, at + pieces));
    writer.end();
    await containers.drain(sink, signal);
    const entries = sink.recordings.map(({ info, parts, end }) => {
      return { path: info.path.join(' > '), info, bytes: Buffer.concat(parts), length: end };
    });
    return { entries, incomplete: sink.records, facts: sink.facts };
  } finally {
    spool.close();
  }
}

/** Path → text, without the outermost entry, headers and what lies around members. */
export function files(seen: Seen): Record<string, string> {
  const found = seen.entries.filter(({ info }) => info.path.length > 1 && info.type !== 'metadata');
  return Object.fromEntries(found.map(({ path, bytes }) => [path, bytes.toString('latin1')]));
}

/** `code path` of every gap. */
export function gaps(seen: Seen): string[] {
  return seen.incomplete.map(({ code, path }) => `${code} ${path?.join(' > ') ?? ''}`.trim());
}

/** True if some entry, of any type, holds the text. */
export function holds(seen: Seen, text: string): boolean {
  return seen.entries.some(({ bytes }) => bytes.includes(text));
}
