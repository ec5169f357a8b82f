/**
 * The automaton over one chunk in four lanes at a time: a step waits for the one before it, so that one lane leaves the
 * processor idle. What a lane finds is exactly what a single run finds, because its state depends on the last bytes only.
 */
import { advance, type Automaton, type Cursor } from './automaton.ts';
import { MAX_KEYWORD } from './plan.ts';

/** Below this the warm-up of the lanes costs more than they save. */
const MIN_BYTES = 16 * MAX_KEYWORD;

/** Accepting states of a chunk in order: `found[2n]` is the index behind the last byte, `found[2n + 1]` the state. */
export type Accepts = readonly number[];

const NONE: Accepts = [];

/** State behind the `MAX_KEYWORD` bytes before `index`: no keyword prefix is longer. */
function stateAt({ table }: Automaton, bytes: Uint8Array, index: number): number {
  let state = 0;
  for (let i = index - MAX_KEYWORD; i < index; i++) state = table[(state << 8) | bytes[i]!]!;
  return state;
}

function single(automaton: Automaton, bytes: Uint8Array, from: number, cursor: Cursor): Accepts {
  let found: number[] | null = null;
  for (let at = advance(automaton, bytes, from, cursor); at >= 0; at = advance(automaton, bytes, at, cursor)) {
    (found ??= []).push(at, cursor.state);
  }
  return found ?? NONE;
}

/** Runs over `bytes`, starting and ending with the cursor's state. */
export function findAccepts(automaton: Automaton, bytes: Uint8Array, cursor: Cursor): Accepts {
  if (bytes.length < MIN_BYTES) return single(automaton, bytes, 0, cursor);
  const { table, firstAccept } = automaton;
  const lane = bytes.length >> 2;
  let a = cursor.state;
  let b = stateAt(automaton, bytes, lane);
  let c = stateAt(automaton, bytes, 2 * lane);
  let d = stateAt(automaton, bytes, 3 * lane);
  let inA: number[] | null = null;
  let inB: number[] | null = null;
  let inC: number[] | null = null;
  let inD: number[] | null = null;
  for (let i = 0, j = lane, k = 2 * lane, l = 3 * lane; i < lane; i++, j++, k++, l++) {
    a = table[(a << 8) | bytes[i]!]!;
    b = table[(b << 8) | bytes[j]!]!;
    c = table[(c << 8) | bytes[k]!]!;
    d = table[(d << 8) | bytes[l]!]!;
    if (a >= firstAccept) (inA ??= []).push(i + 1, a);
    if (b >= firstAccept) (inB ??= []).push(j + 1, b);
    if (c >= firstAccept) (inC ??= []).push(k + 1, c);
    if (d >= firstAccept) (inD ??= []).push(l + 1, d);
  }
  cursor.state = d;
  const rest = single(automaton, bytes, 4 * lane, cursor);
  if (inA === null && inB === null && inC === null && inD === null) return rest;
  return NONE.concat(inA ?? NONE, inB ?? NONE, inC ?? NONE, inD ?? NONE, rest);
}
