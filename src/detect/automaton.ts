/**
 * Aho-Corasick over bytes with a full 256-column table: one table step per byte for any input, so that no content can slow
 * the scan down. Keywords are ASCII and case-exact.
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

interface TrieNode {
  readonly byte: number;
  readonly children: TrieNode[];
  outputs: number[];
  fail: TrieNode | null;
  state: number;
}

function node(byte: number): TrieNode {
  return { byte, children: [], outputs: [], fail: null, state: 0 };
}

function childOf(parent: TrieNode, byte: number): TrieNode | undefined {
  return parent.children.find((child) => child.byte === byte);
}

function buildTrie(keywords: readonly string[]): TrieNode {
  const root = node(0);
  for (const [id, keyword] of keywords.entries()) {
    if (keyword.length < MIN_LENGTH) throw new RangeError(`keyword "${keyword}" is shorter than ${MIN_LENGTH} bytes`);
    let at = root;
    for (let i = 0; i < keyword.length; i++) {
      const byte = keyword.charCodeAt(i);
      if (byte > 0x7f) throw new RangeError(`keyword "${keyword}" is not ASCII`);
      let next = childOf(at, byte);
      if (!next) at.children.push((next = node(byte)));
      at = next;
    }
    at.outputs.push(id);
  }
  return root;
}

/** Breadth-first order with failure links; the outputs of the failure state are flattened into each state. */
function link(root: TrieNode): TrieNode[] {
  const order = [root];
  for (let i = 0; i < order.length; i++) {
    const parent = order[i]!;
    for (const child of parent.children) {
      let fail = parent.fail;
      while (fail && !childOf(fail, child.byte)) fail = fail.fail;
      child.fail = (fail && childOf(fail, child.byte)) || root;
      child.outputs = [...child.outputs, ...child.fail.outputs];
      order.push(child);
    }
  }
  return order;
}

/** Builds the automaton. Throws a RangeError for keywords that are too short, not ASCII or too many. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const order = link(buildTrie(keywords));
  if (order.length > MAX_STATES) throw new RangeError(`${order.length} states; at most ${MAX_STATES} fit the table`);
  const quiet = order.filter((n) => n.outputs.length === 0);
  const accepting = order.filter((n) => n.outputs.length > 0);
  for (const [state, n] of [...quiet, ...accepting].entries()) n.state = state;

  const table = new Uint16Array(order.length << 8);
  for (const n of order) {
    const row = n.state << 8;
    if (n.fail) table.copyWithin(row, n.fail.state << 8, (n.fail.state << 8) + 256);
    for (const child of n.children) table[row | child.byte] = child.state;
  }
  const starts = new Uint32Array(accepting.length + 1);
  for (const [i, n] of accepting.entries()) starts[i + 1] = starts[i]! + n.outputs.length;
  return {
    table,
    firstAccept: quiet.length,
    starts,
    outputs: Uint16Array.from(accepting.flatMap((n) => n.outputs)),
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
