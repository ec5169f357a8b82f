/** Two pairs of published releases: one where nothing is new, one that shipped a folder of settings for the first time. */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { leakcheck } from './support/bin.ts';

function compare(target: string, before: string): Report {
  const { stdout } = leakcheck(target, '--compare', before, '--no-config', '-f', 'json');
  const { reports }: { reports: Report[] } = JSON.parse(stdout);
  return reports[0]!;
}

const released = ({ verdict }: Report): string[] =>
  verdict.findings.filter(({ ruleId }) => ruleId.startsWith('release-')).map(({ ruleId }) => ruleId);

describe('published releases', () => {
  test('claude-code 2.1.89 after 2.1.87: nothing is new', () => {
    const report = compare('@anthropic-ai/claude-code@2.1.89', '2.1.87');
    expect(report.facts.comparison).toMatchObject({ with: '2.1.87', failed: null });
    expect(released(report)).toEqual([]);
  }, 300_000);

  test('resolve 1.22.12 after 1.22.10: the first .claude folder', () => {
    const report = compare('resolve@1.22.12', '1.22.10');
    expect(report.facts.comparison?.delta?.newEntries).toContain('.claude/');
    expect(released(report)).toContain('release-new-top-level-entry');
  }, 120_000);
});
