/** The checks that every package of the corpus has to pass. */
import { beforeAll, describe, expect, test } from 'vitest';
import { judge, leakcheck } from './bin.ts';
import { type CorpusPackage, cachedPath, fetchCorpus } from './corpus.ts';
import { countDifferences, findingDifferences } from './expectations.ts';

const DOWNLOAD_TIMEOUT = 600_000;

function ruleIds(): ReadonlySet<string> {
  const { stdout } = leakcheck('rules', '--json');
  return new Set((JSON.parse(stdout) as { rules: { id: string }[] }).rules.map(({ id }) => id));
}

export function describeCorpus(packages: readonly CorpusPackage[]): void {
  describe.skipIf(packages.length === 0)('published packages', () => {
    let rules: ReadonlySet<string>;
    beforeAll(async () => {
      await fetchCorpus(packages);
      rules = ruleIds();
    }, DOWNLOAD_TIMEOUT);

    test.each(packages.map((truth) => [truth.spec, truth] as const))('%s', (_, truth) => {
      const { status, outcome, report } = judge(cachedPath(truth));
      const differences = [...countDifferences(report, truth), ...findingDifferences(report, truth, rules)];
      expect(differences).toEqual([]);
      expect(report.incomplete).toEqual([]);
      expect([outcome, status]).toEqual(truth.expectGate === 'pass' ? ['pass', 0] : ['fail', 1]);
    });
  });
}
