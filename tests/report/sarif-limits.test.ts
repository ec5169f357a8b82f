/** What a SARIF file gives up to be small enough for an upload, in which order, and that it says so. */
import { describe, expect, it } from 'vitest';
import { sarifParts } from '../../src/report/sarif/sarif.ts';
import { judged, report } from '../support/findings.ts';
import { UNJUDGED } from './samples.ts';
import { hugeReport, runsOf } from './sarif-samples.ts';

describe('limits', () => {
  it('keeps the gravest 5,000 results and names the rest', () => {
    const [run] = runsOf([hugeReport(10_000)]);
    expect(run!.results).toHaveLength(5_000);
    expect(new Set(run!.results.map(({ level }) => level))).toEqual(new Set(['error', 'warning']));
    const [left] = run!.invocations[0].toolExecutionNotifications;
    expect(left!.message.text).toMatch(/^5,000 results left out: 125 /);
    expect(run!.tool.driver.notifications[left!.descriptor.index]!.id).toBe('results-left-out');
  });

  it('gives up further places first, then mild findings, and says so', () => {
    const [run] = runsOf([hugeReport(5_000, 60)]);
    expect(run!.results).toHaveLength(5_000);
    expect(run!.results.every(({ locations }) => locations.length === 1)).toBe(true);
    expect(run!.invocations[0].toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'Results give their first place only. The JSON report holds the others.',
    ]);

    const several = runsOf([hugeReport(5_000, 30), hugeReport(5_000), hugeReport(5_000)]);
    expect(several[0]!.invocations[0].toolExecutionNotifications).toHaveLength(2);
    const severities = several.flatMap(({ results }) => results.map(({ properties }) => properties['severity']));
    expect(severities).toContain('critical');
    expect(severities).not.toContain('info');
    expect(several[2]!.invocations[0].toolExecutionNotifications[0]!.message.text).toMatch(/ left out: /);
  });

  it('puts 20 runs into a file, and what was not judged into the first', () => {
    const reports = Array.from({ length: 45 }, (_, index) => report({ subject: { name: `p${index}` } }));
    expect(sarifParts(reports, []).map((part) => part.reports.length)).toEqual([20, 20, 5]);
    const parts = sarifParts(reports, [UNJUDGED]);
    expect(parts.map((part) => [part.reports.length, part.unjudged.length])).toEqual([
      [19, 1],
      [20, 0],
      [6, 0],
    ]);
    expect(parts.flatMap((part) => part.reports)).toEqual(reports);
    expect(sarifParts([], [UNJUDGED])).toHaveLength(1);
  });

  it('shows at most a hundred places', () => {
    const locations = Array.from({ length: 300 }, (_, line) => ({ path: ['x.js'] as const, line: line + 1 }));
    const [run] = runsOf([report({ findings: [judged('secret-jwt', 'high', 'failing', { locations })] })]);
    expect(run!.results[0]!.locations).toHaveLength(100);
  });
});
