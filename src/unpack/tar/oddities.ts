/** Reports what is odd about an archive. What no honest packer writes also makes the result undecided. */
import type { ArchiveFact, Sink } from '../../base/entry.ts';
import type { EntryPath } from '../../base/types.ts';

type Rule = ArchiveFact['rule'];

/** Places listed per kind of oddity; a hostile archive can hold millions. */
const LISTED = 20;

export class Oddities {
  readonly #sink: Sink;
  /** Detail → number of places; details are few, because they name kinds and not values. */
  readonly #doubts = new Map<string, number>();
  readonly #remarks = new Set<string>();

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** `offset` counts inflated bytes; `benign`: honest packers write this too. `detail` must come from a small fixed set. */
  report(rule: Rule, path: EntryPath, detail: string, offset: number, benign: boolean): void {
    this.#sink.fact({ kind: 'archive', rule, path, detail, offset, benign });
    if (benign) return;
    const count = (this.#doubts.get(detail) ?? 0) + 1;
    this.#doubts.set(detail, count);
    if (count > LISTED) return;
    this.#sink.incomplete({ code: 'odd-archive', path, detail: `${detail}, at byte ${offset}`, waivable: false });
  }

  /** Harmless remarks are made once per archive: thousands of entries usually share one owner. */
  remark(path: EntryPath, detail: string, offset: number): void {
    if (this.#remarks.has(detail)) return;
    this.#remarks.add(detail);
    this.report('archive-metadata', path, detail, offset, true);
  }

  /** Says how many places were not listed. */
  close(): void {
    for (const [detail, count] of this.#doubts) {
      if (count <= LISTED) continue;
      const rest = `${detail}, at ${count - LISTED} more places (${count} in all)`;
      this.#sink.incomplete({ code: 'odd-archive', detail: rest, waivable: false });
    }
  }
}
