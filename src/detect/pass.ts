/**
 * One artifact's way through detection: opens a writer per entry, runs the automaton over every byte, lets expanders decode
 * and detectors judge. The receiving end of unpack/.
 */
import type { EntryInfo, EntryWriter, Fact, Sink } from '../base/entry.ts';
import { PUBLIC_KEY } from '../base/evidence.ts';
import { FileQuota, type Allowance } from '../base/file-quota.ts';
import type { Budget } from '../base/limits.ts';
import type { Project } from '../base/project.ts';
import { comparePath } from '../base/sort.ts';
import type { Finding, Incomplete, ManifestFacts, MapRecord, Target } from '../base/types.ts';
import { Collector } from './collector.ts';
import { ConsumerSet } from './consumers.ts';
import type { Context, Window } from './define.ts';
import { EntryTap } from './entry-tap.ts';
import { GapList } from './gap-list.ts';
import { HookRunner } from './hook-runner.ts';
import { LeadWriter } from './lead-writer.ts';
import { readManifest } from './manifest-facts.ts';
import type { Plan } from './plan.ts';
import { Scanner, type HitTarget } from './scanner.ts';
import { ShippedTexts } from './shipped-texts.ts';
import { TapWriter } from './tap-writer.ts';

/** A package.json larger than this is no package.json. */
const MANIFEST_BYTES = 16 * 1024 * 1024;
/** Each is kept until the end. Builds for development have one for each module. */
const MAPS: Allowance = {
  perFile: 10_000,
  inAll: 30_000,
  what: 'source maps',
  rest: 'searched, and not judged as maps',
};

export interface PassResult {
  readonly findings: readonly Finding[];
  readonly incomplete: readonly Incomplete[];
  readonly maps: readonly MapRecord[];
  readonly manifest: ManifestFacts | null;
  /** Paths and sizes of the files of the artifact. */
  readonly files: ReadonlyMap<string, number>;
  readonly entries: number;
  readonly virtualEntries: number;
  readonly bytes: number;
  readonly largestFile: number;
  readonly suppressed: number;
}

export class Pass implements Sink, HitTarget {
  readonly #plan: Plan;
  readonly #budget: Budget;
  readonly #collector: Collector;
  readonly #hooks: HookRunner;
  readonly #gaps = new GapList();
  readonly #addGap = (gap: Incomplete): void => this.#gaps.add(gap);
  readonly #maps: MapRecord[] = [];
  readonly #mapQuota = new FileQuota(MAPS);
  readonly #files = new Map<string, number>();
  readonly #shipped = new ShippedTexts();
  /** Index of the last text of a path: only kept from the first path on that occurs twice. */
  #textOf: Map<string, number> | null = null;
  readonly #rewritten = new Set<string>();
  #manifest: ManifestFacts | null = null;
  #entries = 0;
  #virtualEntries = 0;
  #bytes = 0;
  #largestFile = 0;
  #suppressed = 0;
  #overLimit = false;

  constructor(plan: Plan, budget: Budget, key: string = PUBLIC_KEY) {
    this.#plan = plan;
    this.#budget = budget;
    this.#collector = new Collector(key);
    const context: Context = {
      digest: (secret) => secret.digest(key),
      redact: (secret, kind, prefix, check) => secret.redact(kind, prefix, check, key),
      record: (map) => this.#maps.push(map),
      suppress: () => this.#suppressed++,
      undecided: this.#addGap,
    };
    this.#hooks = new HookRunner(plan.detectors, context, this.#collector.emit, this.#addGap);
  }

  open(info: EntryInfo): EntryWriter {
    this.#count(info);
    const consumers = new ConsumerSet(info, this);
    const scanner = new Scanner(this.#plan, this, consumers, info);
    const isFile = info.type === 'file' && info.path.length === 1 && info.via === 'tar';
    const isManifest = isFile && info.path[0] === 'package.json';
    const wishes = this.#hooks.entry(info);
    let wanted = isManifest ? MANIFEST_BYTES : 0;
    for (const { bytes } of wishes) wanted = Math.max(wanted, bytes);
    const tap = new EntryTap(this.#tapped(info, scanner), wanted, isFile, info.size, (end) => {
      if (isFile) {
        this.#bytes += end.bytes;
        this.#largestFile = Math.max(this.#largestFile, end.bytes);
        this.#noteText(info.path[0], end.digest);
        this.#files.set(info.path[0], end.bytes);
      }
      if (isManifest) this.#manifest = readManifest(end.head) ?? this.#manifest;
      if (wishes.length > 0) this.#hooks.content(info, wishes, end.head, end.bytes);
    });
    return this.#plan.leads.length > 0 ? new LeadWriter(this.#plan.leads, info, tap, this) : tap;
  }

  hit(detector: number, window: Window): void {
    this.#hooks.hit(detector, window);
  }

  fact(fact: Fact): void {
    if (fact.kind !== 'source-map' || this.#mapQuota.take(fact.path, this.#addGap)) this.#hooks.fact(fact);
  }

  incomplete(record: Incomplete): void {
    this.#gaps.add(record);
  }

  /** Of the files of the artifact so far. */
  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Call once, after the last entry has ended. `packedBytes` is the size of the compressed artifact. */
  finish(packedBytes: number, source: Target['kind'] = 'bytes', project?: Project): PassResult {
    this.#hooks.finish({
      manifest: this.#manifest,
      files: this.#files,
      shipped: this.#shipped,
      rewritten: this.#rewritten,
      packedBytes,
      source,
      ...(project === undefined ? {} : { project }),
    });
    return {
      findings: this.#collector.finish(),
      incomplete: this.#gaps.finish(),
      maps: this.#maps.toSorted((a, b) => comparePath(a.path, b.path)),
      manifest: this.#manifest,
      files: this.#files,
      entries: this.#entries,
      virtualEntries: this.#virtualEntries,
      bytes: this.#bytes,
      largestFile: this.#largestFile,
      suppressed: this.#suppressed,
    };
  }

  #noteText(path: string, digest: string): void {
    const text = this.#shipped.add(digest);
    // Until then every file had its own path, and the texts came in the same order.
    if (this.#textOf === null && this.#files.has(path)) {
      this.#textOf = new Map([...this.#files.keys()].map((known, index) => [known, index]));
    }
    const before = this.#textOf?.get(path);
    if (before !== undefined && !this.#shipped.isSame(before, text)) this.#rewritten.add(path);
    this.#textOf?.set(path, text);
  }

  /** The scanner comes first: what stands in a text is found before what is decoded from it. */
  #tapped(info: EntryInfo, scanner: Scanner): EntryWriter {
    let readers: EntryWriter[] | null = null;
    for (const expander of this.#plan.taps) {
      const tap = expander.tap?.(info, this);
      if (tap) (readers ??= [scanner]).push(tap);
    }
    return readers === null ? scanner : new TapWriter(readers);
  }

  #count(info: EntryInfo): void {
    if (info.path.length > 1) this.#virtualEntries++;
    else if (info.type === 'file') this.#entries++;
    if (this.#budget.entry() || this.#overLimit) return;
    this.#overLimit = true;
    const detail = `${this.#budget.passed}; what is in the rest was searched, and not decoded`;
    this.#gaps.add({ code: 'limit', path: info.path, detail, waivable: true });
  }
}
