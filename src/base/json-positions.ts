/** Reads JSON into a tree that knows where everything stands, so that a mistake in a configuration can be shown. */

export interface Member {
  readonly key: string;
  /** Offset of the key's opening quote, in UTF-16 units from 0. */
  readonly at: number;
  readonly value: JsonNode;
}

/** `at` is the offset of the first character, `end` that of the first one behind; both in UTF-16 units. */
export type JsonNode = { readonly at: number; readonly end: number } & (
  | { readonly kind: 'object'; readonly members: readonly Member[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
);

export interface JsonOptions {
  /** Comments and commas before a closing bracket, as in `.jsonc` files. */
  readonly comments: boolean;
}

/** What is wrong, and where. */
export class JsonSyntaxError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const MAX_DEPTH = 32;

/**
 * The one value of a JSON text (RFC 8259); a byte order mark before it is ignored. Equal keys are both kept.
 * Throws JsonSyntaxError for anything else and for more than 32 levels.
 */
export function parseJson(text: string, { comments }: JsonOptions): JsonNode {
  const reader: Reader = { text, comments, at: text.startsWith('\uFEFF') ? 1 : 0 };
  skip(reader);
  const value = readValue(reader, 0);
  skip(reader);
  if (reader.at < text.length) throw new JsonSyntaxError('text behind the end of the JSON value', reader.at);
  return value;
}

interface Reader {
  readonly text: string;
  readonly comments: boolean;
  at: number;
}

function readValue(reader: Reader, depth: number): JsonNode {
  if (depth > MAX_DEPTH) throw new JsonSyntaxError(`more than ${MAX_DEPTH} levels`, reader.at);
  const at = reader.at;
  switch (reader.text[at]) {
    case '{': {
      const members = readAll(reader, '}', () => readMember(reader, depth));
      return { kind: 'object', members, at, end: reader.at };
    }
    case '[': {
      const items = readAll(reader, ']', () => readValue(reader, depth + 1));
      return { kind: 'array', items, at, end: reader.at };
    }
    case '"':
      return { kind: 'string', value: readString(reader), at, end: reader.at };
    default:
      return readWord(reader);
  }
}

function readAll<T>(reader: Reader, close: string, readOne: () => T): T[] {
  const found: T[] = [];
  reader.at++;
  for (;;) {
    skip(reader);
    const mayClose = found.length === 0 || reader.comments;
    if (mayClose && take(reader, close)) return found;
    found.push(readOne());
    skip(reader);
    if (take(reader, close)) return found;
    if (!take(reader, ',')) throw unexpected(reader, `a comma or ${close}`);
  }
}

function readMember(reader: Reader, depth: number): Member {
  const at = reader.at;
  if (reader.text[at] !== '"') throw unexpected(reader, 'a key in double quotes');
  const key = readString(reader);
  skip(reader);
  if (!take(reader, ':')) throw unexpected(reader, 'a colon');
  skip(reader);
  return { key, at, value: readValue(reader, depth + 1) };
}

function readString(reader: Reader): string {
  const { text, at } = reader;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end]!;
    if (char < ' ') throw new JsonSyntaxError('a string with a raw line break or control character', end);
    if (char === '\\') end++;
    if (char !== '"') continue;
    reader.at = end + 1;
    try {
      return JSON.parse(text.slice(at, end + 1)) as string;
    } catch {
      throw new JsonSyntaxError('a string with an unknown escape', at);
    }
  }
  throw new JsonSyntaxError('a string without an end', at);
}

const WORD = /-?[A-Za-z0-9.+-]{1,64}/y;
const NUMBER = /^-?(?:0|[1-9]\d{0,30})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/;

function readWord(reader: Reader): JsonNode {
  const { text, at } = reader;
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? '';
  const end = at + word.length;
  reader.at = end;
  if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', at, end };
  if (word === 'null') return { kind: 'null', at, end };
  if (NUMBER.test(word)) return { kind: 'number', value: Number(word), at, end };
  reader.at = at;
  throw unexpected(reader, 'a value');
}

function take(reader: Reader, char: string): boolean {
  if (reader.text[reader.at] !== char) return false;
  reader.at++;
  return true;
}

function unexpected({ text, at, comments }: Reader, wanted: string): JsonSyntaxError {
  if (at >= text.length) return new JsonSyntaxError(`the text ends where ${wanted} should be`, at);
  const extra = comments ? undefined : onlyInJsonc(text, at);
  return new JsonSyntaxError(
    `${wanted} is missing${extra === undefined ? '' : ` (${extra} need a file named .jsonc)`}`,
    at,
  );
}

function onlyInJsonc(text: string, at: number): string | undefined {
  if (text[at] === '/') return 'comments';
  return /[}\]]/.test(text[at]!) && text.slice(0, at).trimEnd().endsWith(',') ? 'trailing commas' : undefined;
}

/** Blanks, and comments where they are allowed. */
function skip(reader: Reader): void {
  const { text, comments } = reader;
  while (reader.at < text.length) {
    const { at } = reader;
    if (/[ \t\r\n]/.test(text[at]!)) reader.at++;
    else if (comments && text.startsWith('//', at)) reader.at = endOf(text, '\n', at);
    else if (comments && text.startsWith('/*', at)) {
      if (!text.includes('*/', at + 2)) throw new JsonSyntaxError('a comment without an end', at);
      reader.at = endOf(text, '*/', at + 2);
    } else return;
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** The member of this name, or undefined. */
export function member(node: JsonNode, key: string): Member | undefined {
  return node.kind === 'object' ? node.members.find((one) => one.key === key) : undefined;
}

/** Line and column of an offset, both from 1; a byte order mark takes no column. */
export function lineColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(text.startsWith('\uFEFF') ? 1 : 0, at);
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
