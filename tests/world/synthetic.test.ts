/** The leak that leakcheck was made for: a closed tool, a 12 MB bundle, and the 60 MB map that gives its source away. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { inventoryTotals, judge } from './support/bin.ts';
import { hasPython, python } from './support/outside.ts';

describe.skipIf(!hasPython())('synthetic leak', () => {
  test('is critical, and every source text is counted', () => {
    const leak = execFileSync(process.execPath, ['bench/leak.mjs'], { encoding: 'utf8' }).trim();
    const { status, outcome, report } = judge(leak);
    expect([outcome, status]).toEqual(['fail', 1]);
    const [worst] = report.verdict.findings.filter(({ ruleId }) => ruleId === 'source-map-embedded-source');
    expect(worst?.effective).toBe('critical');
    expect(inventoryTotals(report)).toEqual(python('count.py', leak));
  });
});
