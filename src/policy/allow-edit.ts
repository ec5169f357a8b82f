/** Writes a reviewed exception into the text of a configuration: sorted in, or in place of the one that is there. */
import { mistake, readConfigText, type ConfigText } from './config-text.ts';
import { addItem, addMember, applyChanges, objectText, replaceNode } from '../base/json-edit.ts';
import { member, type JsonNode } from '../base/json-positions.ts';
import { textOf } from './nodes.ts';

export interface NewAllow {
  readonly fingerprint: string;
  readonly reason: string;
  /** ISO date, or `never`. */
  readonly expires: string;
  readonly acceptCritical?: boolean;
}

const SCHEMA = './node_modules/leakcheck/dist/schema/config.json';

/** The text of a configuration that holds nothing but this exception. */
export function newConfigWith(entry: NewAllow): string {
  return `${JSON.stringify({ $schema: SCHEMA, allow: [entry] }, null, 2)}\n`;
}

/** The new text. What an entry for the same finding says beside reason and date stays. Throws ECONFIG for no configuration. */
export function addAllow(config: ConfigText, entry: NewAllow): string {
  const { text } = config;
  const root = readConfigText(config);
  if (root?.kind !== 'object') throw mistake(config, root?.at ?? 0, 'the configuration is no object');
  const list = member(root, 'allow')?.value;
  const depth = config.form === 'package.json' ? 1 : 0;
  if (list === undefined) {
    const empty = applyChanges(text, [addMember(text, root, 'allow', '[]')]);
    return addAllow({ ...config, text: empty }, entry);
  }
  if (list.kind !== 'array') throw mistake(config, list.at, '"allow" is no list');
  const hasLines = list.items.some(({ at, end }) => /[\r\n]/.test(text.slice(at, end)));
  const inOneLine = list.items.length > 0 && !hasLines ? true : undefined;
  const write = (members: Members): string => objectText(text, depth + 2, members, inOneLine);
  const known = list.items.find((item) => textOf(item, 'fingerprint') === entry.fingerprint);
  if (known !== undefined) return applyChanges(text, [replaceNode(known, write(merged(text, known, entry)))]);
  const key = sortKey(entry.fingerprint);
  const next = list.items.findIndex((item) => sortKey(textOf(item, 'fingerprint') ?? textOf(item, 'rule') ?? '') > key);
  const index = next === -1 ? list.items.length : next;
  return applyChanges(text, [addItem(text, list, index, write(membersOf(entry)))]);
}

/** By rule first, so that the exceptions of a rule stand together. */
function sortKey(name: string): string {
  return name.replace(/^lc1:/, '');
}

type Members = readonly (readonly [string, string])[];

function membersOf(entry: NewAllow): Members {
  return Object.entries(entry).map(([key, value]) => [key, JSON.stringify(value)] as const);
}

function merged(text: string, known: JsonNode, entry: NewAllow): Members {
  const old = known.kind === 'object' ? known.members : [];
  const members = new Map(old.map(({ key, value }) => [key, text.slice(value.at, value.end)]));
  for (const [key, value] of membersOf(entry)) members.set(key, value);
  return [...members];
}
