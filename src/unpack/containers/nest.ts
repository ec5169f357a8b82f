/** One container that is being read: its bytes, its place, and what is wrong with it. */
import type { EntryInfo, EntryWriter, Sink, SourceCarrier } from '../../base/entry.ts';
import type { Budget } from '../../base/limits.ts';
import { thousands } from '../../base/numbers.ts';
import type { Stored } from '../../base/spool.ts';
import type { EntryPath, IncompleteCode } from '../../base/types.ts';
import { Oddities } from '../tar/oddities.ts';
import { nestedSink } from './nested-sink.ts';
import type { Pace } from './pace.ts';

/** Places listed per kind of trouble; a hostile container can hold millions. */
const LISTED = 20;
const WAIVABLE: ReadonlySet<IncompleteCode> = new Set(['limit', 'encrypted', 'unsupported-container']);

export class Nest {
  readonly path: EntryPath;
  readonly stored: Stored;
  readonly budget: Budget;
  readonly pace: Pace;
  /** Opens members by their names in the container. */
  readonly members: Sink;
  readonly oddities: Oddities;
  readonly #sink: Sink;
  readonly #mayBeCut: boolean;
  readonly #counts = new Map<IncompleteCode, number>();

  /** `mayBeCut`: that it ends early is no loss. */
  constructor(path: EntryPath, stored: Stored, sink: Sink, budget: Budget, pace: Pace, mayBeCut: boolean = false) {
    this.path = path;
    this.stored = stored;
    this.budget = budget;
    this.pace = pace;
    this.members = nestedSink(sink, path);
    this.oddities = new Oddities(this.members);
    this.#sink = sink;
    this.#mayBeCut = mayBeCut;
  }

  /** Tells what the container is; `archive`: it holds members with names. */
  is(format: string, archive: boolean): void {
    this.#sink.fact({ kind: 'container', path: this.path, format, archive });
  }

  /** Tells which source texts it holds. */
  carries(found: Pick<SourceCarrier, 'carrier' | 'format' | 'files' | 'texts'>): void {
    this.#sink.fact({ kind: 'source-carrier', path: this.path, recorded: false, ...found });
  }

  open(name: string, info: Omit<EntryInfo, 'path'>): EntryWriter {
    return this.members.open({ path: [name], ...info });
  }

  /** Says that something could not be decoded: the member of that name, or the container itself. */
  gap(code: IncompleteCode, detail: string, member?: string): void {
    if (code === 'truncated' && this.#mayBeCut) return;
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > LISTED) return;
    const path: EntryPath = member === undefined ? this.path : [...this.path, member];
    this.#sink.incomplete({ code, path, detail, waivable: WAIVABLE.has(code) });
  }

  /** True, after saying why, when a limit of the run was passed. */
  mustStop(member?: string): boolean {
    const passed = this.budget.passedInside;
    if (passed !== null) this.gap('limit', `${passed}; the rest was not decoded`, member);
    return passed !== null;
  }

  /** Charges what a stream yielded; false, after saying so, when the stream must be given up. */
  charge(bytes: number, stream: { inflated: number }, packed: number, member?: string): boolean {
    stream.inflated += bytes;
    this.budget.inflateNested(bytes);
    if (this.mustStop(member)) return false;
    if (!this.budget.isBomb(stream.inflated, packed)) return true;
    const { ratio } = this.budget.limits;
    const detail = `inflates more than ${thousands(ratio)} times (limits.ratio); given up after ${stream.inflated} bytes`;
    this.gap('limit', detail, member);
    return false;
  }

  /** Says how many places were not listed. */
  close(): void {
    this.oddities.close();
    for (const [code, count] of this.#counts) {
      if (count <= LISTED) continue;
      const detail = `the same at ${count - LISTED} more places in this container`;
      this.#sink.incomplete({ code, path: this.path, detail, waivable: WAIVABLE.has(code) });
    }
  }
}
