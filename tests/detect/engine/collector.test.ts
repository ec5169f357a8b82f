import { describe, expect, it } from 'vitest';
import { Collector } from '../../../src/detect/collector.ts';
import type { Emitted } from '../../../src/detect/define.ts';

function found(index: number): Emitted {
  return {
    ruleId: 'archive-nested',
    severity: 'medium',
    confidence: 'certain',
    identity: `a${index}.zip`,
    message: 'zip archive inside the package',
    data: { format: 'zip' },
    location: { path: [`a${index}.zip`] },
  };
}

describe('findings of one rule', () => {
  it('beyond a number are one finding that says so and counts all their places', () => {
    const collector = new Collector('key');
    for (let i = 0; i < 5_200; i++) collector.emit(found(i));
    const findings = collector.finish();
    expect(findings).toHaveLength(5_001);
    const together = findings.filter(({ data }) => data['together'] === true);
    expect(together).toHaveLength(1);
    expect(together[0]!.locationCount).toBe(200);
    expect(together[0]!.message).toBe(
      'zip archive inside the package; and what else this rule found: beyond 5,000 findings it is counted as one',
    );
  });
});
