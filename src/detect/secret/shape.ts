/**
 * Reads the notation of secret shapes into flat sequences. A space joins; `'x'` is literal; `class{n}`, `{n,m}`, `{n,}`
 * repeat; `( a | b )` are alternatives; `?` makes a literal or group optional; `uuid` is five groups of hex digits.
 */
import { byteClass, ENCODED_IN, isClassName, type ByteClass } from './alphabet.ts';

/** Nothing longer is looked at: the open end of `{n,}`. */
export const OPEN_END = 2_048;

export interface LiteralItem {
  readonly text: string;
}

export interface RunItem {
  readonly table: ByteClass;
  readonly min: number;
  readonly max: number;
  /** `%2B`, `%2F` and `%3D` count as one byte of the class. */
  readonly encoded: boolean;
}

export type Item = LiteralItem | RunItem;

/** One alternative of a shape: items in a row, neighbouring literals joined. */
export type Sequence = readonly Item[];

const TOKEN = /'[^']*'|[A-Za-z][A-Za-z0-9]*|\{\d+(?:,\d*)?\}|[()|?]|\s+/y;
const UUID = 'hexi{8} "-" hexi{4} "-" hexi{4} "-" hexi{4} "-" hexi{12}'.replaceAll('"', "'");

export function isLiteral(item: Item): item is LiteralItem {
  return 'text' in item;
}

/** All alternatives of a shape. Throws a RangeError for anything that the notation does not know. */
export function parseShape(shape: string): readonly Sequence[] {
  const tokens = tokenize(shape);
  const sequences = alternatives(tokens);
  if (tokens.length > 0) throw new RangeError(`unexpected "${tokens[0]}" in shape ${shape}`);
  return sequences.map(joined);
}

function tokenize(shape: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < shape.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(shape);
    if (match === null) throw new RangeError(`cannot read shape ${shape} at ${at}`);
    if (match[0].trim() === '' && !match[0].startsWith("'")) continue;
    if (match[0] === 'uuid') tokens.push(...tokenizeUuid());
    else tokens.push(match[0]);
    TOKEN.lastIndex = at + match[0].length;
  }
  return tokens;
}

function tokenizeUuid(): string[] {
  return ['(', ...UUID.split(' ').flatMap((part) => part.split(/(?=\{)/)), ')'];
}

function alternatives(tokens: string[]): Item[][] {
  const found = sequence(tokens);
  while (tokens[0] === '|') {
    tokens.shift();
    found.push(...sequence(tokens));
  }
  return found;
}

function sequence(tokens: string[]): Item[][] {
  let all: Item[][] = [[]];
  while (tokens.length > 0 && tokens[0] !== '|' && tokens[0] !== ')') {
    const next = readPart(tokens);
    const [only] = next;
    if (only !== undefined && next.length === 1) for (const head of all) head.push(...only);
    else all = all.flatMap((head) => next.map((tail) => [...head, ...tail]));
  }
  return all;
}

function readPart(tokens: string[]): Item[][] {
  const token = tokens.shift()!;
  let found: Item[][];
  if (token === '(') {
    found = alternatives(tokens);
    if (tokens.shift() !== ')') throw new RangeError('a group is not closed');
  } else found = [[readItem(token, tokens)]];
  if (tokens[0] !== '?') return found;
  tokens.shift();
  return [...found, []];
}

function readItem(token: string, tokens: string[]): Item {
  const repeat = /^\{(\d+)(,?)(\d*)\}$/.exec(tokens[0] ?? '');
  if (repeat) tokens.shift();
  const min = Number(repeat?.[1] ?? 1);
  const max = repeat?.[2] === ',' ? Number(repeat[3] || OPEN_END) : min;
  if (!token.startsWith("'")) {
    if (!isClassName(token)) throw new RangeError(`unknown part "${token}" of a shape`);
    return { table: byteClass(token), min, max, encoded: ENCODED_IN.has(token) };
  }
  const text = token.slice(1, -1);
  if (!repeat) return { text };
  const table = new Uint8Array(256);
  table[text.charCodeAt(0)] = 1;
  return { table, min, max, encoded: false };
}

function joined(items: readonly Item[]): Sequence {
  const found: Item[] = [];
  for (const one of items) {
    const last = found.at(-1);
    if (isLiteral(one) && one.text === '') continue;
    if (last && isLiteral(last) && isLiteral(one)) found[found.length - 1] = { text: last.text + one.text };
    else found.push(one);
  }
  return found;
}
