/** Percent-encoding that takes any text. */
import { Buffer } from 'node:buffer';

/** As `encodeURIComponent`, which throws for a lone surrogate: here it becomes the replacement character. */
export function encodeComponent(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}
