/** Collects what was not looked at. A hostile package can make as many gaps as it likes; beyond a cap they are only counted. */
import type { Incomplete, IncompleteCode } from '../base/types.ts';

/** Records kept per code. */
const LISTED = 1_000;

export class GapList {
  readonly #listed: Incomplete[] = [];
  readonly #counts = new Map<IncompleteCode, number>();
  /** Codes of which a record that cannot be waived was left out. */
  readonly #strict = new Set<IncompleteCode>();

  add(record: Incomplete): void {
    const count = (this.#counts.get(record.code) ?? 0) + 1;
    this.#counts.set(record.code, count);
    if (count <= LISTED) this.#listed.push(record);
    else if (!record.waivable) this.#strict.add(record.code);
  }

  /** The records in their order, then one per code that says how many were left out. */
  finish(): Incomplete[] {
    const rest: Incomplete[] = [];
    for (const [code, count] of this.#counts) {
      if (count <= LISTED) continue;
      const detail = `${count - LISTED} more gaps of this kind (${count} in all)`;
      rest.push({ code, detail, waivable: !this.#strict.has(code) });
    }
    return [...this.#listed, ...rest];
  }
}
