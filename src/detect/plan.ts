/** Which keyword belongs to whom: the automaton of a run and the owners of every hit. Immutable, shared by all entries. */
import type { Expander, Keyword } from '../base/entry.ts';
import type { Automaton } from './automaton.ts';
import { buildAutomaton } from './build-automaton.ts';
import type { Detector } from './define.ts';

export const MAX_BEFORE = 512;
const MAX_AFTER = 16_384;
export const MAX_KEYWORD = 64;
/** Shorter ones need a guard. */
const MIN_UNGUARDED = 4;

export interface Plan {
  readonly automaton: Automaton;
  readonly keywords: readonly string[];
  /** Per keyword: the detectors (by index) that want a window, with its size. */
  readonly watchers: readonly (readonly { readonly detector: number; readonly keyword: Keyword }[])[];
  /** Per keyword: the expanders that may read on from there. */
  readonly expanders: readonly (readonly Expander[])[];
  readonly detectors: readonly Detector[];
  readonly leads: readonly Expander[];
  readonly taps: readonly Expander[];
}

/** Compiles detectors and expanders. Throws a RangeError for windows above the caps and for unusable keywords. */
export function makePlan(detectors: readonly Detector[], expanders: readonly Expander[]): Plan {
  const ids = new Map<string, number>();
  const idOf = (text: string): number => {
    if (text.length > MAX_KEYWORD) throw new RangeError(`keyword "${text}" is longer than ${MAX_KEYWORD} bytes`);
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, ids.size);
    return ids.size - 1;
  };
  const watchers: { detector: number; keyword: Keyword }[][] = [];
  for (const [detector, { keywords = [] }] of detectors.entries()) {
    for (const keyword of keywords) {
      if (keyword.before > MAX_BEFORE || keyword.after > MAX_AFTER) {
        throw new RangeError(`window of "${keyword.text}" is larger than ${MAX_BEFORE} + ${MAX_AFTER} bytes`);
      }
      if (keyword.text.length < MIN_UNGUARDED && !keyword.guard) {
        throw new RangeError(`keyword "${keyword.text}" is shorter than ${MIN_UNGUARDED} bytes and has no guard`);
      }
      (watchers[idOf(keyword.text)] ??= []).push({ detector, keyword });
    }
  }
  const attached: Expander[][] = [];
  for (const expander of expanders) {
    for (const text of expander.keywords ?? []) (attached[idOf(text)] ??= []).push(expander);
  }
  const keywords = [...ids.keys()];
  return {
    automaton: buildAutomaton(keywords),
    keywords,
    watchers: keywords.map((_, id) => watchers[id] ?? []),
    expanders: keywords.map((_, id) => attached[id] ?? []),
    detectors,
    leads: expanders.filter((expander) => expander.lead),
    taps: expanders.filter((expander) => expander.tap),
  };
}
