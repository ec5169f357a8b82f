/** Reads SPDX licence expressions (SPDX 2.3, annex D), with the deprecated spellings that published packages use. */

const MAX_LENGTH = 1024;
const MAX_DEPTH = 32;

/** Every licence id of an expression, without `+` and exceptions, in order. Null if it is no expression. */
export function licenseIds(expression: string): readonly string[] | null {
  if (expression.length > MAX_LENGTH) return null;
  const tokens = expression.replaceAll('(', ' ( ').replaceAll(')', ' ) ').trim().split(/\s+/);
  const state: State = { tokens, next: 0, ids: [] };
  return readAny(state, 0) && state.next === tokens.length ? state.ids : null;
}

interface State {
  readonly tokens: readonly string[];
  next: number;
  readonly ids: string[];
}

/** any = term { ("AND" | "OR") term }: precedence does not matter for the list of ids. */
function readAny(state: State, depth: number): boolean {
  do {
    if (!readTerm(state, depth)) return false;
  } while (skip(state, 'AND') || skip(state, 'OR'));
  return true;
}

/** term = "(" any ")" | id [ "WITH" exception ] */
function readTerm(state: State, depth: number): boolean {
  if (skip(state, '(')) return depth < MAX_DEPTH && readAny(state, depth + 1) && skip(state, ')');
  const id = readId(state);
  if (id === null) return false;
  state.ids.push(id.endsWith('+') ? id.slice(0, -1) : id);
  return !skip(state, 'WITH') || readId(state) !== null;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9.:-]{0,127}\+?$/;
const OPERATORS = new Set(['AND', 'OR', 'WITH']);

function readId(state: State): string | null {
  const token = state.tokens[state.next];
  if (token === undefined || !ID.test(token) || OPERATORS.has(token.toUpperCase())) return null;
  state.next++;
  return token;
}

function skip(state: State, word: string): boolean {
  if (state.tokens[state.next]?.toUpperCase() !== word) return false;
  state.next++;
  return true;
}
