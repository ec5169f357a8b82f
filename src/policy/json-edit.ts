/** Puts values into a JSON text and leaves every other character as it is: indentation, line ends, order, comments. */
import type { JsonNode } from './json-positions.ts';

export type ObjectNode = Extract<JsonNode, { kind: 'object' }>;
export type ArrayNode = Extract<JsonNode, { kind: 'array' }>;

/** Adds a member behind the last one, laid out like it. `value` is JSON in one line, or in lines from `memberLines`. */
export function addMember(text: string, node: ObjectNode, key: string, value: string): string {
  return addLast(text, node, node.members.at(-1), `${JSON.stringify(key)}: ${value}`);
}

/** Adds an item before the item at `index`, or behind the last one. */
export function addItem(text: string, node: ArrayNode, index: number, value: string): string {
  const next = node.items[index];
  const last = node.items.at(-1);
  if (next === undefined) return addLast(text, node, last && { at: last.at, value: last }, value);
  return `${text.slice(0, next.at)}${value},${gapLike(text, next.at)}${text.slice(next.at)}`;
}

interface Last {
  readonly at: number;
  readonly value: JsonNode;
}

function addLast(text: string, node: ObjectNode | ArrayNode, last: Last | undefined, added: string): string {
  const [open, close] = node.kind === 'object' ? '{}' : '[]';
  if (last === undefined) {
    if (isFlat(text)) return `${text.slice(0, node.at)}${open}${added}${close}${text.slice(node.end)}`;
    const own = lineIndent(text, node.at);
    const inner = `${lineEnd(text)}${own}${indentUnit(text)}${added}${lineEnd(text)}${own}`;
    return `${text.slice(0, node.at)}${open}${inner}${close}${text.slice(node.end)}`;
  }
  const { end } = last.value;
  const gap = gapLike(text, last.at);
  // A remark behind the last value stays with it.
  const [tail = '', comma = '', remark = ''] = /^(,?)([ \t]*\/\/[^\r\n]*)?/.exec(text.slice(end)) ?? [];
  return `${text.slice(0, end)},${remark}${gap}${added}${comma}${text.slice(end + tail.length)}`;
}

function gapLike(text: string, at: number): string {
  return startsLine(text, at) ? lineEnd(text) + lineIndent(text, at) : ' ';
}

/**
 * An object as a value `levels` deep in a text: one line per member, or all in one line if the text is like that.
 * `members` are JSON texts by their keys.
 */
export function objectText(
  text: string,
  levels: number,
  members: readonly (readonly [string, string])[],
  inOneLine: boolean = isFlat(text),
): string {
  const parts = members.map(([key, value]) => `${JSON.stringify(key)}: ${value}`);
  if (inOneLine) return `{ ${parts.join(', ')} }`;
  const unit = indentUnit(text);
  const inner = lineEnd(text) + unit.repeat(levels + 1);
  return `{${parts.map((part) => inner + part).join(',')}${lineEnd(text)}${unit.repeat(levels)}}`;
}

/** Whether all that it holds stands in one line. */
function isFlat(text: string): boolean {
  return text.includes('"') && !/[\r\n][ \t]*["{[]/.test(text);
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function startsLine(text: string, at: number): boolean {
  return /[\r\n][ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
}

function lineIndent(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

/** The indentation of the first member that starts a line; two blanks if none does. */
function indentUnit(text: string): string {
  return /\n([ \t]{1,16})"/.exec(text)?.[1] ?? '  ';
}
