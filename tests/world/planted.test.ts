/** Real packages whose maps were hidden in other forms: not one source text may be lost from the counts. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MapTotals, inventoryTotals, judge } from './support/bin.ts';
import { cachedPath, fetchCorpus, quickCorpus } from './support/corpus.ts';
import { hasPython, python } from './support/outside.ts';

interface Planted extends MapTotals {
  readonly forms: readonly string[];
}

const packages = quickCorpus().filter(({ maps }) => maps > 0);

describe.skipIf(packages.length === 0 || !hasPython())('planted maps', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-planted-')));
  beforeAll(() => fetchCorpus(packages), 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const seeds = [1, 2, 3];
  const cases = packages.flatMap((wanted) => seeds.map((seed) => [wanted.spec, seed, wanted] as const));
  test.each(cases)('%s, seed %i', (_, seed, wanted) => {
    const planted = join(folder, `${seed}.tgz`);
    const { forms, ...truth } = python('plant.py', cachedPath(wanted), planted, String(seed)) as Planted;
    expect(forms.length).toBeGreaterThanOrEqual(4);

    const { report } = judge(planted);
    expect(inventoryTotals(report)).toEqual(truth);
    expect(report.incomplete).toEqual([]);
  });
});
