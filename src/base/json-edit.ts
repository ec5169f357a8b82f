/** Changes of a JSON text that leave every other character as it is: indentation, line ends, order, comments. */
import type { Change } from './cause.ts';
import type { JsonNode, Member } from './json-positions.ts';

export type ObjectNode = Extract<JsonNode, { kind: 'object' }>;
export type ArrayNode = Extract<JsonNode, { kind: 'array' }>;

/** The text with all changes made. They must not overlap; those at one place are made in their order. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  let result = '';
  let at = 0;
  for (const change of changes.toSorted((a, b) => a.offset - b.offset)) {
    result += text.slice(at, change.offset) + change.text;
    at = change.offset + change.length;
  }
  return result + text.slice(at);
}

/** Puts another value, as JSON, in the place of a node. */
export function replaceNode(node: JsonNode, value: string): Change {
  return { offset: node.at, length: node.end - node.at, text: value };
}

/**
 * Adds a member behind another one, by default the last, laid out like it. `value` is JSON in one line, or in lines from
 * `objectText`.
 */
export function addMember(
  text: string,
  node: ObjectNode,
  key: string,
  value: string,
  behind: Member | undefined = node.members.at(-1),
): Change {
  return addBehind(text, node, behind, `${JSON.stringify(key)}: ${value}`);
}

/** Adds an item before the item at `index`, or behind the last one. */
export function addItem(text: string, node: ArrayNode, index: number, value: string): Change {
  const next = node.items[index];
  if (next !== undefined) return { offset: next.at, length: 0, text: `${value},${gapLike(text, next.at)}` };
  const last = node.items.at(-1);
  return addBehind(text, node, last && { at: last.at, value: last }, value);
}

/** Takes an item out, with the comma that would be too many. */
export function removeItem(node: ArrayNode, index: number): Change {
  const item = node.items[index]!;
  const before = node.items[index - 1];
  if (before !== undefined) return { offset: before.end, length: item.end - before.end, text: '' };
  return { offset: item.at, length: (node.items[index + 1]?.at ?? item.end) - item.at, text: '' };
}

interface Neighbour {
  readonly at: number;
  readonly value: JsonNode;
}

function addBehind(text: string, node: ObjectNode | ArrayNode, before: Neighbour | undefined, added: string): Change {
  const [open, close] = node.kind === 'object' ? '{}' : '[]';
  if (before === undefined) {
    if (isFlat(text)) return replaceNode(node, open + added + close);
    const own = lineIndent(text, node.at);
    const inner = `${lineEnd(text)}${own}${indentUnit(text)}${added}${lineEnd(text)}${own}`;
    return replaceNode(node, open + inner + close);
  }
  const { end } = before.value;
  // A remark behind the value stays with it.
  const [tail = '', comma = '', remark = ''] = /^(,?)([ \t]*\/\/[^\r\n]*)?/.exec(text.slice(end)) ?? [];
  return { offset: end, length: tail.length, text: `,${remark}${gapLike(text, before.at)}${added}${comma}` };
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
