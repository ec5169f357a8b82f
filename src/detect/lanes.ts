/**
 * The automaton over one chunk in eight lanes at a time: a step waits for the one before it, so that one lane leaves the
 * processor idle. What a lane finds is exactly what a single run finds, because its state depends on the last bytes only.
 */
import { advance, type Automaton, type Cursor } from './automaton.ts';
import { MAX_KEYWORD } from './plan.ts';

/** Below this the warm-up of the lanes costs more than they save. */
const MIN_BYTES = 16 * MAX_KEYWORD;
/** More than there are states. */
const STATES = 65_536;

/** Told of the accepting states of a chunk in order, with the index behind the last byte of the keyword. */
export interface Accepting extends Cursor {
  accept(place: number, state: number): void;
}

/**
 * What the loop writes to: of one type whatever it holds, so that the loop is compiled once and stays so. A stack, because
 * what is found in one chunk may be decoded to others before the next of its places is told.
 */
class AcceptStack {
  #packed = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(place: number, state: number): void {
    if (this.#length === this.#packed.length) {
      const wider = new Float64Array(2 * this.#length);
      wider.set(this.#packed);
      this.#packed = wider;
    }
    this.#packed[this.#length++] = place * STATES + state;
  }

  /** Tells what was added since the stack had that length, and takes it off. */
  tell(from: number, to: Accepting): void {
    const end = this.#length;
    if (end - from > 1) this.#packed.subarray(from, end).sort();
    try {
      for (let i = from; i < end; i++) {
        const accept = this.#packed[i]!;
        to.accept(Math.floor(accept / STATES), accept % STATES);
      }
    } finally {
      this.#length = from;
    }
  }
}

const found = new AcceptStack();

/** State behind the `MAX_KEYWORD` bytes before `index`: no keyword prefix is longer. */
function stateAt({ table }: Automaton, bytes: Uint8Array, index: number): number {
  let state = 0;
  for (let i = index - MAX_KEYWORD; i < index; i++) state = table[(state << 8) | bytes[i]!]!;
  return state;
}

function single(automaton: Automaton, bytes: Uint8Array, from: number, cursor: Cursor): void {
  for (let at = advance(automaton, bytes, from, cursor); at >= 0; at = advance(automaton, bytes, at, cursor)) {
    found.add(at, cursor.state);
  }
}

/** Takes the chunk in from `cursor.state`, which is that behind it when the first place is told. */
export function findAccepts(automaton: Automaton, bytes: Uint8Array, cursor: Accepting): void {
  const from = found.length;
  if (bytes.length < MIN_BYTES) single(automaton, bytes, 0, cursor);
  else inLanes(automaton, bytes, cursor);
  if (found.length > from) found.tell(from, cursor);
}

function inLanes(automaton: Automaton, bytes: Uint8Array, cursor: Cursor): void {
  const { table, firstAccept } = automaton;
  const lane = bytes.length >> 3;
  let a = cursor.state;
  let b = stateAt(automaton, bytes, lane);
  let c = stateAt(automaton, bytes, 2 * lane);
  let d = stateAt(automaton, bytes, 3 * lane);
  let e = stateAt(automaton, bytes, 4 * lane);
  let f = stateAt(automaton, bytes, 5 * lane);
  let g = stateAt(automaton, bytes, 6 * lane);
  let h = stateAt(automaton, bytes, 7 * lane);
  for (let i = 0; i < lane; i++) {
    a = table[(a << 8) | bytes[i]!]!;
    b = table[(b << 8) | bytes[i + lane]!]!;
    c = table[(c << 8) | bytes[i + 2 * lane]!]!;
    d = table[(d << 8) | bytes[i + 3 * lane]!]!;
    e = table[(e << 8) | bytes[i + 4 * lane]!]!;
    f = table[(f << 8) | bytes[i + 5 * lane]!]!;
    g = table[(g << 8) | bytes[i + 6 * lane]!]!;
    h = table[(h << 8) | bytes[i + 7 * lane]!]!;
    if (a >= firstAccept) found.add(i + 1, a);
    if (b >= firstAccept) found.add(i + 1 + lane, b);
    if (c >= firstAccept) found.add(i + 1 + 2 * lane, c);
    if (d >= firstAccept) found.add(i + 1 + 3 * lane, d);
    if (e >= firstAccept) found.add(i + 1 + 4 * lane, e);
    if (f >= firstAccept) found.add(i + 1 + 5 * lane, f);
    if (g >= firstAccept) found.add(i + 1 + 6 * lane, g);
    if (h >= firstAccept) found.add(i + 1 + 7 * lane, h);
  }
  cursor.state = h;
  single(automaton, bytes, 8 * lane, cursor);
}
