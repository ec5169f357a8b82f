/** Budgets: what is over fails, what fits is silent, and every size can be written as people write it. */
import { describe, expect, it } from 'vitest';
import type { Facts, Judged, Verdict } from '../../src/base/types.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Measured } from '../../src/policy/measured.ts';
import { bytesOf } from '../../src/policy/size.ts';
import { mistakeOf, parse, policyOf, TODAY } from '../support/config.ts';
import { mapRecord, measured, OPEN } from '../support/findings.ts';

const facts: Partial<Facts> = {
  unpackedBytes: 62_100_000,
  files: 5,
  largestFile: 59_800_000,
  largestFiles: [
    { path: 'dist/cli.js.map', bytes: 59_800_000 },
    { path: 'dist/cli.js', bytes: 2_299_000 },
  ],
};
const release: Measured = {
  ...measured(facts, { packedBytes: 18_679_326 }),
  sourceMaps: [mapRecord('dist/small.js.map', 1_000), mapRecord('dist/cli.js.map', 59_800_000)],
};

function verdict(config: object): Verdict {
  const policy = policyOf([config]);
  return judge({ findings: [], incomplete: [], policy, visibility: OPEN, today: TODAY, measured: release });
}

function only(config: object): Judged {
  const { findings } = verdict(config);
  expect(findings).toHaveLength(1);
  return findings[0]!;
}

describe('a budget', () => {
  it.each([
    [{ packed: '4 MB' }, 'budget-packed-size', 'the tarball is 18.7 MB; the budget is 4.0 MB'],
    [{ unpacked: 20_000_000 }, 'budget-unpacked-size', 'all files together are 62.1 MB; the budget is 20.0 MB'],
    [{ files: 4 }, 'budget-file-count', 'the package holds 5 files; the budget is 4 files'],
    [{ largestFile: '5 MiB' }, 'budget-largest-file', 'a file is 59.8 MB; the budget is 5.2 MB'],
    [{ sourceMaps: 0 }, 'budget-source-maps', '2 source maps: 59.8 MB; none is allowed'],
    [
      { sourceMaps: '59.8 MB' },
      'budget-source-maps',
      '2 source maps: 59,801,000 bytes; the budget is 59,800,000 bytes',
    ],
  ])('%j fails as %s', (budgets, ruleId, message) => {
    const { outcome } = verdict({ budgets });
    expect(outcome).toBe('fail');
    expect(only({ budgets })).toMatchObject({ ruleId, message, level: 'error', status: 'failing' });
  });

  it.each([
    { packed: 18_679_326 },
    { unpacked: '62.1 MB' },
    { files: 5 },
    { largestFile: '59.8 MB' },
    { sourceMaps: 59_801_000 },
  ])('%j fits', (budgets) => {
    expect(verdict({ budgets })).toMatchObject({ outcome: 'pass', findings: [] });
  });

  it('names what is large', () => {
    expect(only({ budgets: { packed: 1 } }).details).toEqual([
      'largest files:',
      ' 59.8 MB  dist/cli.js.map',
      '  2.3 MB  dist/cli.js',
    ]);
    for (const key of ['packed', 'unpacked', 'files']) {
      expect(only({ budgets: { [key]: 1 } }).locations).toEqual([{ path: ['package.json'] }]);
    }
    expect(only({ budgets: { largestFile: 1 } }).locations).toEqual([{ path: ['dist/cli.js.map'] }]);
    expect(only({ budgets: { sourceMaps: 0 } }).locations).toEqual([
      { path: ['dist/cli.js.map'] },
      { path: ['dist/small.js.map'] },
    ]);
  });

  it('fails whatever failOn says, unless its rule has another level', () => {
    const budgets = { files: 1 };
    expect(only({ budgets, failOn: 'never' }).status).toBe('failing');
    expect(only({ budgets, rules: { 'budget-*': 'warn' } }).status).toBe('warning');
    expect(only({ budgets, rules: { 'budget-file-count': 'off' } }).status).toBe('off');
  });

  it('of several configurations: each key from the last one that has it', () => {
    const policy = policyOf([{ budgets: { files: 1, packed: '1 MB' } }, { budgets: { files: 300 } }]);
    expect(policy.budgets).toEqual({ files: 300, packed: 1_000_000 });
  });
});

describe('a size', () => {
  it.each([
    ['20 MB', 20_000_000],
    ['20MiB', 20_971_520],
    ['1.5 GB', 1_500_000_000],
    ['512 KiB', 524_288],
    ['90 B', 90],
    ['800 kB', 800_000],
    ['0 B', 0],
  ])('%s is %d', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
  });

  it.each(['20', '20 mb', 'MB', '-1 MB', '1e3 MB', '20  MB', '1.2345 MB', ' 1 MB', '1 PB'])('%j is refused', (text) => {
    const config = JSON.stringify({ budgets: { packed: text } });
    expect(mistakeOf(() => parse(config)).message).toMatch(/^"packed" is .* in leakcheck\.config\.json:1:\d+$/);
  });

  it.each([
    ['{"budgets": {"packed": -1}}', '"packed" must be a whole number'],
    ['{"budgets": {"files": "20 MB"}}', '"files" must be a whole number, found a string'],
    ['{"budgets": {"file": 1}}', 'unknown key "file"'],
    ['{"budgets": 20}', '"budgets" must be an object, found a number'],
    [
      '{"allow": [{"rule": "internal-hostname", "paths": ["a"], "reason": "long enough", "expires": "2026-12-01", "maxCount": 0}]}',
      '"maxCount" must be a whole number above 0',
    ],
  ])('%s: %s', (text, message) => {
    expect(mistakeOf(() => parse(text)).message).toContain(message);
  });
});
