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

/** The least wall time of several runs in milliseconds: the clock of the processor is too coarse for inputs of this size. */
function cost(bytes: Buffer): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const start = performance.now();
    scanSecrets(bytes);
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('time grows with size', () => {
  it.each(PIECES)('for %s', (piece) => {
    const small = Buffer.from(piece.repeat(Math.ceil(60_000 / piece.length)));
    const large = Buffer.concat([small, small, small, small]);
    cost(large);
    expect(cost(large) / cost(small)).toBeLessThan(4 * 2.2);
  });
});
