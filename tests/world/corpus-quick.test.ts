/** The small packages of the corpus: counts, must-report, must-not-report and gate. */
import { expect, test } from 'vitest';
import { judge } from './support/bin.ts';
import { cachedPath, quickCorpus } from './support/corpus.ts';
import { describeCorpus } from './support/corpus-suite.ts';

const packages = quickCorpus();
describeCorpus(packages);

test.skipIf(packages.length === 0)('two runs differ in their times only', () => {
  const wanted = packages.find(({ spec }) => spec === 'rxjs@7.8.2')!;
  const timeless = (): unknown => {
    const { report } = judge(cachedPath(wanted));
    return { ...report, stats: { ...report.stats, startedAt: '', ms: 0 } };
  };
  expect(JSON.stringify(timeless())).toBe(JSON.stringify(timeless()));
});
