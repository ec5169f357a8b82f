/** Inputs made of repeated prefixes and near-misses: twice the bytes, about twice the time. */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { scanSecrets } from '../../support/secret-scan.ts';

const PIECES = [
  'ghp_',
  '_glpat-',
  'eyJ',
  '"eyJ',
  'x://a:b@',
  'okta 00',
  'AAAA',
  '"MTA',
  'sk_live_abc ',
  'heroku_key="',
  '"auths":{"auth":"',
  '&sig=abcd%2B',
];

function once(bytes: Buffer): number {
  const start = performance.now();
  scanSecrets(bytes);
  return performance.now() - start;
}

/**
 * The least wall time of each in milliseconds, taken in turns: whatever else the machine does meets both. The clock of the
 * processor is too coarse for inputs of this size.
 */
function costs(small: Buffer, large: Buffer): { readonly small: number; readonly large: number } {
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 6; round++) {
    least.small = Math.min(least.small, once(small));
    least.large = Math.min(least.large, once(large));
  }
  return least;
}

describe('time grows with size', () => {
  it.each(PIECES)('for %s', (piece) => {
    const small = Buffer.from(piece.repeat(Math.ceil(60_000 / piece.length)));
    const large = Buffer.concat([small, small, small, small]);
    once(large);
    const least = costs(small, large);
    expect(least.large / least.small).toBeLessThan(4 * 2.2);
  });
});
