/** What a value must be made of, beyond its class of bytes: short prefixes occur in ordinary words. */
import type { KindNeeds } from '../../rules/secret/kinds/define.ts';
import { entropy } from './placeholder.ts';

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** `body` is the value without its fixed prefix. */
export function fulfils(body: string, needs: KindNeeds): boolean {
  const { digits = 0, letters = 0, upper = 0, lower = 0, beyondHex = 0, distinct = 0, entropy: bits = 0 } = needs;
  if (count(body, /\d/g) < digits || count(body, /[A-Za-z]/g) < letters) return false;
  if (count(body, /[A-Z]/g) < upper || count(body, /[a-z]/g) < lower) return false;
  if (count(body, /[g-zG-Z]/g) < beyondHex || new Set(body).size < distinct) return false;
  return bits === 0 || entropy(body) >= bits;
}
