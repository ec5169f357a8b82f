/**
 * Builds the automaton (Aho and Corasick 1975) from keywords, in arrays and in one go through the trie by depth: this is a
 * part of every start, and objects for thousands of states would be most of it.
 */
import type { Automaton } from './automaton.ts';

/** Shorter keywords hit everywhere; what they cost is up to the plan. */
const MIN_LENGTH = 3;
const MAX_STATES = 65_535;
const NONE = -1;

/** Node 0 is the root; the children of a node lie side by side, in the order of their parents. */
interface Trie {
  readonly count: number;
  readonly parent: Uint16Array;
  readonly byte: Uint8Array;
  /** Keyword that ends here, or NONE. */
  readonly keyword: Int32Array;
}

function checkKeyword(keyword: string): void {
  if (keyword.length < MIN_LENGTH) throw new RangeError(`keyword "${keyword}" is shorter than ${MIN_LENGTH} bytes`);
  for (let i = 0; i < keyword.length; i++) {
    if (keyword.charCodeAt(i) > 0xff) throw new RangeError(`keyword "${keyword}" is not one character per byte`);
  }
}

/** Takes up the keywords in the order of their bytes, one depth after the other: what begins alike lies side by side. */
function buildTrie(keywords: readonly string[]): Trie {
  let most = 1;
  for (const keyword of keywords) most += keyword.length;
  most = Math.min(most, MAX_STATES + 1);
  const parent = new Uint16Array(most);
  const byte = new Uint8Array(most);
  const ends = new Int32Array(most).fill(NONE);
  const texts = keywords.toSorted();
  const ids = new Map<string, number>();
  for (let id = 0; id < keywords.length; id++) ids.set(keywords[id]!, id);
  const nodes = new Uint16Array(texts.length);
  let count = 1;
  for (let depth = 0, left = texts.length; left > 0; depth++) {
    let kept = 0;
    let lastParent = NONE;
    for (let i = 0; i < left; i++) {
      const text = texts[i]!;
      const code = text.charCodeAt(depth);
      const above = nodes[i]!;
      if (above !== lastParent || byte[count - 1] !== code) {
        if (count > MAX_STATES - 1) throw new RangeError(`more than ${MAX_STATES} states do not fit the table`);
        parent[count] = above;
        byte[count++] = code;
        lastParent = above;
      }
      if (text.length === depth + 1) ends[count - 1] = ids.get(text)!;
      else {
        texts[kept] = text;
        nodes[kept++] = count - 1;
      }
    }
    left = kept;
  }
  return { count, parent, byte, keyword: ends };
}

/** The states that end keywords, in the order of the trie. */
interface Ends {
  /** Keyword of the state itself, or NONE. */
  readonly own: number[];
  /** Index in here of the state for the longest other one, or NONE. */
  readonly next: number[];
}

/** Builds the automaton. Throws a RangeError for keywords that are too short, no bytes or too many. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  for (const keyword of keywords) checkKeyword(keyword);
  const { count, parent, byte, keyword } = buildTrie(keywords);
  const table = new Uint16Array(count << 8);
  const state = new Uint16Array(count);
  const fail = new Uint16Array(count);
  const ends: Ends = { own: [], next: [] };
  let quiet = 1;
  // States without output are numbered from below, those with one from above.
  for (let node = 0, child = 1; node < count; node++) {
    const row = state[node]! << 8;
    if (node > 0) table.copyWithin(row, fail[node]! << 8, (fail[node]! + 1) << 8);
    for (; child < count && parent[child] === node; child++) {
      const to = row | byte[child]!;
      const failed = node === 0 ? 0 : table[to]!;
      const next = failed < quiet ? NONE : count - 1 - failed;
      const ending = keyword[child] !== NONE || next !== NONE;
      if (ending) {
        ends.own.push(keyword[child]!);
        ends.next.push(next);
      }
      fail[child] = failed;
      state[child] = ending ? count - ends.own.length : quiet++;
      table[to] = state[child]!;
    }
  }
  const lengths = new Uint16Array(keywords.length);
  for (let id = 0; id < keywords.length; id++) lengths[id] = keywords[id]!.length;
  return { table, firstAccept: quiet, ...listOutputs(ends), lengths };
}

/** Outputs in the order of the states, which is from the last end to the first. */
function listOutputs({ own, next }: Ends): Pick<Automaton, 'starts' | 'outputs'> {
  const lists = new Uint32Array(own.length);
  for (let i = 0; i < own.length; i++) {
    lists[i] = (own[i] === NONE ? 0 : 1) + (next[i] === NONE ? 0 : lists[next[i]!]!);
  }
  const starts = new Uint32Array(own.length + 1);
  for (let s = 0; s < own.length; s++) starts[s + 1] = starts[s]! + lists[own.length - 1 - s]!;
  const outputs = new Uint16Array(starts[own.length]!);
  for (let i = 0; i < own.length; i++) {
    let at = starts[own.length - 1 - i]!;
    for (let end = i; end !== NONE; end = next[end]!) if (own[end] !== NONE) outputs[at++] = own[end]!;
  }
  return { starts, outputs };
}
