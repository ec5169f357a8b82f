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

function cost(bytes: Buffer): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage().user;
    scanSecrets(bytes);
    return process.cpuUsage().user - start;
  });
  return Math.min(...times);
}

describe('time grows with size', () => {
  it.each(PIECES)('for %s', (piece) => {
    const small = Buffer.from(piece.repeat(Math.ceil(60_000 / piece.length)));
    cost(small);
    expect(cost(Buffer.concat([small, small, small, small])) / cost(small)).toBeLessThan(4 * 2.2);
  });
});
