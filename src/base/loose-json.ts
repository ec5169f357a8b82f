/** JSON as tools write it for people: with a byte order mark, comments and trailing commas. */
import type { JsonObject, JsonValue } from './types.ts';

/** Parses tolerant JSON; undefined if it is none. Text inside strings is left alone. */
export function parseLooseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(strict(text)) as JsonValue;
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Rewrites tolerant JSON for JSON.parse: comments and blanks become one blank, a comma before a closing bracket goes. */
function strict(text: string): string {
  const tokens: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const start = at;
    for (let end = skip(text, at); end > at; end = skip(text, at)) at = end;
    if (at > start) tokens.push(' ');
    if (at >= text.length) break;
    const next = text[at] === '"' ? stringEnd(text, at) : at + 1;
    const token = text.slice(at, next);
    if (token === '}' || token === ']') dropTrailingComma(tokens);
    tokens.push(token);
    at = next;
  }
  return tokens.join('');
}

/** Only a comma after a value may go: `[,]` and `[1,,]` stay wrong. */
function dropTrailingComma(tokens: string[]): void {
  const comma = tokens.at(-1) === ' ' ? tokens.length - 2 : tokens.length - 1;
  if (tokens[comma] !== ',') return;
  const before = tokens[comma - 1] === ' ' ? tokens[comma - 2] : tokens[comma - 1];
  if (before !== undefined && !['[', '{', ','].includes(before)) tokens.splice(comma, 1);
}

/** End of the blanks or the comment at `at`, or `at` itself. */
function skip(text: string, at: number): number {
  const char = text[at]!;
  if (char === ' ' || char === '\n' || char === '\r' || char === '\t') return at + 1;
  if (char !== '/') return at;
  if (text[at + 1] === '/') return endOf(text, '\n', at + 2);
  return text[at + 1] === '*' ? endOf(text, '*/', at + 2) : at;
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
