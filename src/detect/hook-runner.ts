/** Calls the hooks of all detectors. One that fails costs its own answer only, and the run its pass. */
import type { EntryInfo, Fact } from '../base/entry.ts';
import { FileQuota } from '../base/file-quota.ts';
import type { EntryPath, Incomplete } from '../base/types.ts';
import type { Context, Detector, Emit, Emitted, Hooks, Summary, Window } from './define.ts';

interface Runner {
  readonly name: string;
  readonly hooks: Hooks;
  readonly quota: FileQuota | null;
}

/** How many bytes of an entry a detector wants to see. */
export interface Wish {
  readonly runner: Runner;
  readonly bytes: number;
}

export class HookRunner {
  readonly #all: readonly Runner[];
  readonly #onEntry: readonly Runner[];
  readonly #onWants: readonly Runner[];
  readonly #emit: Emit;
  readonly #report: (gap: Incomplete) => void;

  constructor(detectors: readonly Detector[], context: Context, emit: Emit, report: (gap: Incomplete) => void) {
    this.#all = detectors.map((detector) => ({
      name: detector.name,
      hooks: detector.start(context),
      quota: detector.allowance ? new FileQuota(detector.allowance) : null,
    }));
    this.#onEntry = this.#all.filter(({ hooks }) => hooks.entry);
    this.#onWants = this.#all.filter(({ hooks }) => hooks.wants);
    this.#emit = emit;
    this.#report = report;
  }

  /** Shows an entry to all; returns who wants to see its content. */
  entry(info: EntryInfo): readonly Wish[] {
    for (const runner of this.#onEntry) {
      try {
        runner.hooks.entry?.(info, this.#emit);
      } catch (error) {
        this.#failed(runner, error, info.path);
      }
    }
    let wishes: Wish[] = NONE;
    for (const runner of this.#onWants) {
      try {
        const bytes = runner.hooks.wants?.(info) ?? 0;
        if (bytes > 0) wishes = [...wishes, { runner, bytes }];
      } catch (error) {
        this.#failed(runner, error, info.path);
      }
    }
    return wishes;
  }

  /** `head` holds the first bytes of the entry, as many as the largest wish; `total` is its length. */
  content(info: EntryInfo, wishes: readonly Wish[], head: Uint8Array, total: number): void {
    for (const { runner, bytes } of wishes) {
      try {
        runner.hooks.content?.(info, { bytes: head.subarray(0, bytes), whole: total <= bytes }, this.#emit);
      } catch (error) {
        this.#failed(runner, error, info.path);
      }
    }
  }

  hit(detector: number, window: Window): void {
    const runner = this.#all[detector]!;
    const { path } = window.entry;
    const { quota } = runner;
    if (quota?.isFull(path)) {
      quota.take(path, this.#report);
      return;
    }
    try {
      runner.hooks.hit?.(window, quota === null ? this.#emit : (found) => this.#emitCounted(quota, found));
    } catch (error) {
      this.#failed(runner, error, window.entry.path);
    }
  }

  /** The last hit may report more than is left: it is not cut. */
  #emitCounted(quota: FileQuota, found: Emitted): void {
    if (!quota.isFull(found.location.path)) quota.take(found.location.path, this.#report);
    this.#emit(found);
  }

  fact(fact: Fact): void {
    for (const runner of this.#all) {
      try {
        runner.hooks.fact?.(fact, this.#emit);
      } catch (error) {
        this.#failed(runner, error, fact.path);
      }
    }
  }

  finish(summary: Summary): void {
    for (const runner of this.#all) {
      try {
        runner.hooks.finish?.(summary, this.#emit);
      } catch (error) {
        this.#failed(runner, error, undefined);
      }
    }
  }

  #failed({ name }: Runner, error: unknown, path: EntryPath | undefined): void {
    // The name alone: messages of parsers quote what they failed on.
    const kind = error instanceof Error ? error.name : 'unknown error';
    const detail = `the detector "${name}" failed (${kind}): this is a bug in leakcheck`;
    this.#report({ code: 'detector-error', ...(path ? { path } : {}), detail, waivable: false });
  }
}

const NONE: Wish[] = [];
