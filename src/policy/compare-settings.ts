/** `compare`: which earlier release a release is compared with, and how much growth counts. */
import { member, type JsonNode } from '../base/json-positions.ts';
import { isFalse, numberOf, sizeOf, textOf } from './nodes.ts';

export interface CompareSettings {
  /** A version or a dist-tag. */
  readonly with: string;
  readonly growthPercent: number;
  readonly growthBytes: number;
  readonly newFiles: number;
}

const COMPARE_DEFAULTS: CompareSettings = {
  with: 'latest',
  growthPercent: 30,
  growthBytes: 1_000_000,
  newFiles: 50,
};

/** What one configuration says; false: no comparison. */
export type CompareWish = Partial<CompareSettings> | false;

/** Of the root of a configuration; undefined if it says nothing. */
export function readCompare(root: JsonNode): CompareWish | undefined {
  const node = member(root, 'compare')?.value;
  if (node === undefined) return undefined;
  if (isFalse(root, 'compare')) return false;
  const found = {
    with: textOf(node, 'with'),
    growthPercent: numberOf(node, 'growthPercent'),
    growthBytes: sizeOf(node, 'growthBytes'),
    newFiles: numberOf(node, 'newFiles'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Null for no comparison. A flag gives the release to compare with, and asks for it. */
export function resolveCompare(wishes: readonly (CompareWish | undefined)[], flag?: string): CompareSettings | null {
  let found: CompareSettings | null = null;
  for (const wish of wishes) {
    if (wish === false) found = null;
    else if (wish !== undefined) found = { ...(found ?? COMPARE_DEFAULTS), ...wish };
  }
  return flag === undefined ? found : { ...(found ?? COMPARE_DEFAULTS), with: flag };
}
