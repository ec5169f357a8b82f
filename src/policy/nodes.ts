/** Typed looks into a tree whose shape was checked before. */
import { member, type JsonNode } from '../base/json-positions.ts';
import { bytesOf } from './size.ts';

export function choiceOf<T extends string>(node: JsonNode, key: string, values: readonly T[]): T | undefined {
  const word = textOf(node, key);
  return values.find((value) => value === word);
}

export function textOf(node: JsonNode, key: string): string | undefined {
  const value = member(node, key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}

export function textsOf(node: JsonNode, key: string): readonly string[] | undefined {
  const value = member(node, key)?.value;
  if (value?.kind !== 'array') return undefined;
  return value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
}

export function numberOf(node: JsonNode, key: string): number | undefined {
  const value = member(node, key)?.value;
  return value?.kind === 'number' ? value.value : undefined;
}

/** A number, or a size in words as bytes. */
export function sizeOf(node: JsonNode, key: string): number | undefined {
  const words = textOf(node, key);
  return words === undefined ? numberOf(node, key) : bytesOf(words);
}

export function isTrue(node: JsonNode, key: string): boolean {
  const value = member(node, key)?.value;
  return value?.kind === 'boolean' && value.value;
}

export function isFalse(node: JsonNode, key: string): boolean {
  const value = member(node, key)?.value;
  return value?.kind === 'boolean' && !value.value;
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}
