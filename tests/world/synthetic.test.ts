/** The leak that leakcheck was made for: a closed tool, a 12 MB bundle, and the 60 MB map that gives its source away. */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { inventoryTotals, judge } from './support/bin.ts';
import { cachedPath, corpus, fetchCorpus } from './support/corpus.ts';
import { CACHE, hasPython, python } from './support/outside.ts';

const TEXT_FROM = ['typescript@5.9.3', 'rxjs@7.8.2', 'axios@1.7.9'];
const packages = corpus().filter(({ spec }) => TEXT_FROM.includes(spec));

describe.skipIf(packages.length === 0 || !hasPython())('synthetic leak', () => {
  const leak = join(CACHE, 'synthetic-1.tgz');
  beforeAll(async () => {
    if (existsSync(leak)) return;
    mkdirSync(CACHE, { recursive: true });
    await fetchCorpus(packages);
    python('synthetic.py', `${leak}.part`, '1', ...packages.map(cachedPath));
    renameSync(`${leak}.part`, leak);
  }, 600_000);

  test('is critical, and every source text is counted', () => {
    const { status, outcome, report } = judge(leak);
    expect([outcome, status]).toEqual(['fail', 1]);
    const [worst] = report.verdict.findings.filter(({ ruleId }) => ruleId === 'source-map-embedded-source');
    expect(worst?.effective).toBe('critical');
    expect(inventoryTotals(report)).toEqual(python('count.py', leak));
  });
});
