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

/** For input of four times the size. */
const LIMIT = 4 * 2.2;
const MIN_ROUNDS = 6;
/** What grows faster stays above the limit however often it is measured; what was disturbed does not. */
const MAX_ROUNDS = 40;

/**
 * The ratio of the least wall times, taken in turns: whatever else the machine does meets both. The clock of the processor is
 * too coarse for inputs of this size.
 */
function growth(small: Buffer, large: Buffer): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MIN_ROUNDS || (round < MAX_ROUNDS && most / least >= LIMIT); round++) {
    least = Math.min(least, once(small));
    most = Math.min(most, once(large));
  }
  return most / least;
}

describe('time grows with size', () => {
  it.each(PIECES)('for %s', (piece) => {
    const small = Buffer.from(piece.repeat(Math.ceil(60_000 / piece.length)));
    const large = Buffer.concat([small, small, small, small]);
    once(large);
    expect(growth(small, large)).toBeLessThan(LIMIT);
  });
});
