/**
 * Aho-Corasick over bytes with a full 256-column table: one table step per byte for any input, so that no content can slow
 * the scan down. Keywords are bytes, one character each, case-exact.
 */

export interface Automaton {
  /** Next state at `state << 8 | byte`. States from `firstAccept` on end at least one keyword. */
  readonly table: Uint16Array;
  readonly firstAccept: number;
  /** Keyword ids of an accepting state: `outputs[starts[s] .. starts[s + 1])` with s = state - firstAccept, longest first. */
  readonly starts: Uint32Array;
  readonly outputs: Uint16Array;
  readonly lengths: Uint16Array;
}

/** Shorter keywords hit everywhere; what they cost is up to the plan. */
const MIN_LENGTH = 3;
const MAX_STATES = 65_535;

/** The trie in arrays, node 0 being the root: building it with objects costs more than all the rest of a start. */
interface Trie {
  readonly count: number;
  readonly byte: Uint8Array;
  /** First child and next sibling; 0 for none. */
  readonly child: Uint16Array;
  readonly sibling: Uint16Array;
  /** Keyword that ends here, plus one; 0 for none. */
  readonly keyword: Uint16Array;
}

function buildTrie(keywords: readonly string[]): Trie {
  let most = 1;
  for (const keyword of keywords) most += keyword.length;
  if (most > MAX_STATES) most = MAX_STATES + 1;
  const byte = new Uint8Array(most);
  const child = new Uint16Array(most);
  const sibling = new Uint16Array(most);
  const ends = new Uint16Array(most);
  let count = 1;
  for (const [id, keyword] of keywords.entries()) {
    if (keyword.length < MIN_LENGTH) throw new RangeError(`keyword "${keyword}" is shorter than ${MIN_LENGTH} bytes`);
    let at = 0;
    for (let i = 0; i < keyword.length; i++) {
      const code = keyword.charCodeAt(i);
      if (code > 0xff) throw new RangeError(`keyword "${keyword}" is not one character per byte`);
      let next = child[at]!;
      while (next !== 0 && byte[next] !== code) next = sibling[next]!;
      if (next === 0) {
        if (count > MAX_STATES - 1) throw new RangeError(`more than ${MAX_STATES} states do not fit the table`);
        next = count++;
        byte[next] = code;
        sibling[next] = child[at]!;
        child[at] = next;
      }
      at = next;
    }
    ends[at] = id + 1;
  }
  return { count, byte, child, sibling, keyword: ends };
}

/** Breadth-first order, so that every failure link leads to an earlier node, and the links. */
function link({ count, byte, child, sibling }: Trie): { order: Uint16Array; fail: Uint16Array } {
  const order = new Uint16Array(count);
  const fail = new Uint16Array(count);
  const childBy = (node: number, code: number): number => {
    let next = child[node]!;
    while (next !== 0 && byte[next] !== code) next = sibling[next]!;
    return next;
  };
  let filled = 1;
  for (let i = 0; i < filled; i++) {
    const parent = order[i]!;
    for (let node = child[parent]!; node !== 0; node = sibling[node]!) {
      order[filled++] = node;
      if (parent === 0) continue;
      let from = fail[parent]!;
      while (from !== 0 && childBy(from, byte[node]!) === 0) from = fail[from]!;
      fail[node] = childBy(from, byte[node]!);
    }
  }
  return { order, fail };
}

/** Builds the automaton. Throws a RangeError for keywords that are too short, no bytes or too many. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const trie = buildTrie(keywords);
  const { order, fail } = link(trie);
  const outputs: number[][] = [];
  const quiet: number[] = [];
  const accepting: number[] = [];
  for (const node of order) {
    const own = trie.keyword[node]!;
    const inherited = outputs[fail[node]!] ?? [];
    outputs[node] = own === 0 ? inherited : [own - 1, ...inherited];
    (outputs[node].length === 0 ? quiet : accepting).push(node);
  }
  const state = new Uint16Array(trie.count);
  for (const [number, node] of [...quiet, ...accepting].entries()) state[node] = number;

  const table = new Uint16Array(trie.count << 8);
  for (const node of order) {
    const row = state[node]! << 8;
    const from = state[fail[node]!]! << 8;
    if (node !== 0) table.copyWithin(row, from, from + 256);
    for (let next = trie.child[node]!; next !== 0; next = trie.sibling[next]!)
      table[row | trie.byte[next]!] = state[next]!;
  }
  const starts = new Uint32Array(accepting.length + 1);
  for (const [i, node] of accepting.entries()) starts[i + 1] = starts[i]! + outputs[node]!.length;
  return {
    table,
    firstAccept: quiet.length,
    starts,
    outputs: Uint16Array.from(accepting.flatMap((node) => outputs[node]!)),
    lengths: Uint16Array.from(keywords, (keyword) => keyword.length),
  };
}

/** Where the scan of a chunk stands: refilled by `advance`, so that the loop allocates nothing. */
export interface Cursor {
  state: number;
}

/**
 * Runs from `from` to the first accepting state; returns the index behind the byte that led to it, or -1 at the end of the
 * chunk. The hot loop of the product: monomorphic, one table step per byte.
 */
export function advance(automaton: Automaton, bytes: Uint8Array, from: number, cursor: Cursor): number {
  const { table, firstAccept } = automaton;
  const length = bytes.length;
  let state = cursor.state;
  for (let i = from; i < length; i++) {
    state = table[(state << 8) | bytes[i]!]!;
    if (state >= firstAccept) {
      cursor.state = state;
      return i + 1;
    }
  }
  cursor.state = state;
  return -1;
}
