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
