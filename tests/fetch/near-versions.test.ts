import { expect, it } from 'vitest';
import { distTags, nearVersions } from '../../src/fetch/near-versions.ts';

const RELEASES = ['1.0.0', '1.1.0', '1.2.0', '1.10.0', '2.0.0-rc.1', '2.0.0', '3.0.0'];

it.each([
  ['1.2.1', ['1.0.0', '1.1.0', '1.2.0', '1.10.0', '2.0.0']],
  ['9.9.9', ['1.1.0', '1.2.0', '1.10.0', '2.0.0', '3.0.0']],
  ['0.0.1', ['1.0.0', '1.1.0', '1.2.0', '1.10.0', '2.0.0']],
  ['^1.11', ['1.1.0', '1.2.0', '1.10.0', '2.0.0', '3.0.0']],
  ['next', ['1.1.0', '1.2.0', '1.10.0', '2.0.0', '3.0.0']],
  ['2.0.0-rc.2', ['1.2.0', '1.10.0', '2.0.0-rc.1', '2.0.0', '3.0.0']],
])('suggests versions around %s', (wanted, expected) => {
  expect(nearVersions(wanted, RELEASES.toReversed())).toEqual(expected);
});

it('suggests pre-releases where there is nothing else', () => {
  expect(nearVersions('1.0.0', ['1.0.0-beta.1', '1.0.0-beta.2'])).toEqual(['1.0.0-beta.1', '1.0.0-beta.2']);
});

it('repeats nothing from a registry that is not a version', () => {
  expect(nearVersions('1.0.0', ['1.0.1', '\u001b[31m', '1.0.0\n', '1.0', 'x'.repeat(5000)])).toEqual(['1.0.1']);
});

it('lists at most eight plain tags', () => {
  const tags = Object.fromEntries([...'zyxwvutsr'].map((tag) => [tag, '1.0.0']));
  expect(distTags({ ...tags, '\u001b[1m': '1.0.0' })).toEqual([...'rstuvwxy']);
});
