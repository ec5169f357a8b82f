/** A copy of a text: a part of a string keeps the whole string in memory. */
import { Buffer } from 'node:buffer';

export function detached(text: string): string {
  return Buffer.from(text).toString();
}
