import { describe, expect, it } from 'vitest';
import { mistakeOf, parse, policyOf } from '../support/config.ts';

describe('limits', () => {
  it('are read, sizes with their unit', () => {
    const limits = { inflated: '20 GiB', entries: 5, ratio: 50_000, depth: 32, archives: 7, seconds: 60 };
    const read = { inflatedBytes: 20 * 1024 ** 3, entries: 5, ratio: 50_000, depth: 32, archives: 7, seconds: 60 };
    expect(policyOf([{ limits }]).limits).toEqual(read);
    expect(policyOf([{ limits: { inflated: 1_000_000 } }]).limits).toEqual({ inflatedBytes: 1_000_000 });
    expect(policyOf([{}]).limits).toEqual({});
  });

  it('of several layers: later ones win one by one, flags last', () => {
    const layers = [{ limits: { depth: 3, seconds: 9 } }, { limits: { depth: 4 } }];
    expect(policyOf(layers, { limits: { seconds: 1 } }).limits).toEqual({ depth: 4, seconds: 1 });
  });

  it.each([
    [{ inflated: 'much' }, '"inflated" is "much" in leakcheck.config.json:1:23'],
    [{ inflated: '2 TiB' }, '"inflated" is too high in leakcheck.config.json:1:23'],
    [{ inflated: '0 B' }, '"inflated" is too low in leakcheck.config.json:1:23'],
    [{ entries: 10_000_001 }, '"entries" is too high in leakcheck.config.json:1:22'],
    [{ ratio: 100_001 }, '"ratio" is too high in leakcheck.config.json:1:20'],
    [{ depth: 33 }, '"depth" is too high in leakcheck.config.json:1:20'],
    [{ archives: 10_000_001 }, '"archives" is too high in leakcheck.config.json:1:23'],
    [{ seconds: 86_401 }, '"seconds" is too high in leakcheck.config.json:1:22'],
    [{ seconds: 0 }, '"seconds" must be a whole number above 0 in leakcheck.config.json:1:22'],
    [{ depth: '3' }, '"depth" must be a whole number above 0, found a string in leakcheck.config.json:1:20'],
    [{ entry: 3 }, 'unknown key "entry" in leakcheck.config.json:1:12'],
  ])('%j is a mistake', (limits, message) => {
    const { code, message: told } = mistakeOf(() => parse(JSON.stringify({ limits })));
    expect({ code, told }).toEqual({ code: 'ECONFIG', told: message });
  });
});
