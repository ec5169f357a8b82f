/** The edit of `files` in package.json that keeps unwanted files out, as exact as npm reads that list. */
import { addItem, addMember, removeItem, replaceNode, type ArrayNode, type ObjectNode } from '../../base/json-edit.ts';
import { lineColumn, member, type JsonNode } from '../../base/json-positions.ts';
import type { Cause, Change } from '../../base/cause.ts';
import { matcher } from './unwanted.ts';

export const MANIFEST = 'package.json';
/** `files` belongs behind what says what the package is. */
const BEFORE = ['exports', 'types', 'module', 'main', 'bin', 'type', 'license', 'version', 'name'];

export interface Situation {
  readonly text: string;
  readonly root: JsonNode;
  /** What `files` should hold instead of everything; empty if nothing can be told. */
  readonly proposed: readonly string[];
  readonly hasNpmignore: boolean;
}

/** `.`, `*`, `**`, with slashes before or after. */
export function isCatchAll(entry: string): boolean {
  return /^[./*]{1,16}$/.test(entry) && !entry.includes('..');
}

interface List {
  readonly at: number;
  readonly node: ArrayNode;
  readonly entries: readonly string[];
}

/** Null where package.json has no list that could be changed, or where changing it would not help. */
export function filesCause(patterns: readonly string[], situation: Situation): Cause | null {
  const { root, text } = situation;
  if (root.kind !== 'object') return null;
  const files = member(root, 'files');
  if (files === undefined) return newList(root, situation);
  const { at, value: node } = files;
  if (node.kind !== 'array') return null;
  const list = { at, node, entries: node.items.map((item) => (item.kind === 'string' ? item.value : '')) };
  if (list.entries.some(isCatchAll)) return narrowed(list, situation);
  return patterns.length === 0 ? null : changedList(patterns, list, text);
}

function newList(root: ObjectNode, { text, proposed, hasNpmignore }: Situation): Cause {
  const behind = BEFORE.map((key) => member(root, key)).find((one) => one !== undefined);
  const line = behind === undefined ? 1 : lineColumn(text, behind.value.end).line;
  const also = hasNpmignore ? '; .npmignore means nothing then, delete it' : '';
  if (proposed.length === 0) {
    return { file: MANIFEST, line, edit: `add "files" with what the package needs at run time${also}` };
  }
  const list = listOf(proposed);
  const changes = [addMember(text, root, 'files', list, behind)];
  return { file: MANIFEST, line, edit: `add "files": ${list}${also}`, changes };
}

/** The entries that match everything go, the proposed ones come. */
function narrowed({ at, node, entries }: List, { text, proposed }: Situation): Cause {
  const kept = entries.filter((entry) => !isCatchAll(entry));
  const all = [...new Set([...kept.filter((entry) => !entry.startsWith('!')), ...proposed, ...kept])];
  const { line } = lineColumn(text, at);
  const value = listOf(entries);
  if (proposed.length === 0)
    return { file: MANIFEST, line, value, edit: 'list in "files" what the package needs at run time' };
  const list = listOf(all);
  return { file: MANIFEST, line, value, edit: `set "files": ${list}`, changes: [replaceNode(node, list)] };
}

/** Takes out what is listed by name, and forbids the rest behind everything else: earlier, npm would not heed it. */
function changedList(patterns: readonly string[], { at, node, entries }: List, text: string): Cause | null {
  const changes = new Map<string, Change[]>();
  for (const pattern of patterns) {
    const isUnwanted = matcher([pattern]);
    const listed = entries.findIndex((entry) => !/[!*]/.test(entry) && isUnwanted(plain(entry)));
    const forbidden = `!${pattern}`;
    const early = entries.indexOf(forbidden);
    if (listed !== -1) changes.set(`remove "${entries[listed]}" from "files"`, [removeItem(node, listed)]);
    // Behind everything else already: the package manager has reasons of its own.
    else if (early === entries.length - 1 && early !== -1) continue;
    else {
      const added = addItem(text, node, entries.length, JSON.stringify(forbidden));
      if (early === -1) changes.set(`add "${forbidden}" to "files"`, [added]);
      else
        changes.set(`move "${forbidden}" to the end of "files": it only counts behind what it forbids`, [
          removeItem(node, early),
          added,
        ]);
    }
  }
  if (changes.size === 0) return null;
  const { line } = lineColumn(text, at);
  const edit = [...changes.keys()].join(', ').replaceAll(/ to "files", add(?= ")/g, ' and');
  return { file: MANIFEST, line, value: listOf(entries), edit, changes: [...changes.values()].flat() };
}

function plain(entry: string): string {
  return entry.replace(/^(?:\.?\/)+/, '').replace(/\/(?:\*\*?\/?){0,2}$/, '');
}

/** As JSON in one line. */
export function listOf(entries: readonly string[]): string {
  return `[${entries.map((entry) => JSON.stringify(entry)).join(', ')}]`;
}
