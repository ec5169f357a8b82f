/** The limits of a configuration: numbers, and sizes with a unit. */
import { HIGHEST_LIMITS, type Limits } from '../base/limits.ts';
import { size, thousands } from '../base/numbers.ts';
import { mistake, type ConfigText } from './config-text.ts';
import { member, type JsonNode } from '../base/json-positions.ts';
import { bytesOf } from './size.ts';

/** Name in the configuration, name in the product, how the highest value is written. */
const LIMITS: readonly (readonly [key: string, name: keyof Limits, show: (value: number) => string])[] = [
  ['inflated', 'inflatedBytes', size],
  ['entries', 'entries', thousands],
  ['ratio', 'ratio', thousands],
  ['depth', 'depth', thousands],
  ['archives', 'archives', thousands],
  ['seconds', 'seconds', thousands],
];

/** Throws ECONFIG for values that are too high. */
export function readLimits(config: ConfigText, node: JsonNode | undefined): Partial<Limits> {
  if (node === undefined) return {};
  const read = LIMITS.flatMap(([key, name, show]) => {
    const value = member(node, key)?.value;
    const number = value?.kind === 'number' ? value.value : value?.kind === 'string' ? bytesOf(value.value) : undefined;
    if (value === undefined || number === undefined) return [];
    const highest = HIGHEST_LIMITS[name];
    if (number >= 1 && number <= highest) return [[name, number]];
    throw mistake(config, value.at, `"${key}" is too ${number < 1 ? 'low' : 'high'}`, `${show(highest)} is the most`);
  });
  return Object.fromEntries(read);
}
