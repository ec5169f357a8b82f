import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Incomplete, Verdict } from '../../src/base/types.ts';
import { judge } from '../../src/policy/judge.ts';
import { defaultPolicy, type Policy } from '../../src/policy/policy.ts';
import { CLOSED, finding, measured } from '../support/findings.ts';

function outcome(
  findings: readonly Finding[],
  incomplete: readonly Incomplete[],
  policy: Partial<Policy> = {},
): Verdict['outcome'] {
  return judge({
    findings,
    incomplete,
    policy: { ...defaultPolicy(), ...policy },
    visibility: CLOSED,
    today: '2026-06-01',
    measured: measured(),
  }).outcome;
}

const home = (more: Partial<Finding> = {}): Finding => finding('path-home-directory', 'medium', more);
const map = (): Finding => finding('source-map-embedded-source', 'critical', { severityIfOpen: 'info' });
const off: Pick<Policy, 'rules'> = { rules: new Map([['source-map-embedded-source', 'off']]) };

describe('outcome', () => {
  const gap: Incomplete = { code: 'limit', path: ['a.zip'], detail: 'expands past 4 GB', waivable: true };
  const broken: Incomplete = { code: 'truncated', detail: 'the archive ends early', waivable: false };
  const wrong: Incomplete = { code: 'integrity', detail: 'not the bytes that were declared', waivable: false };

  it.each<[string, readonly Finding[], readonly Incomplete[], Partial<Policy>, Verdict['outcome']]>([
    ['nothing', [], [], {}, 'pass'],
    ['a warning', [home()], [], {}, 'pass'],
    ['a failing finding', [map()], [], {}, 'fail'],
    ['a gap', [], [gap], {}, 'undecided'],
    ['a waived gap', [], [gap], { allowIncomplete: true }, 'pass'],
    ['a gap that cannot be waived', [], [broken], { allowIncomplete: true }, 'undecided'],
    ['one waived gap of two', [], [gap, broken], { allowIncomplete: true }, 'undecided'],
    ['a failing finding and a gap', [map()], [gap], {}, 'fail'],
    ['a wrong integrity', [], [wrong], {}, 'undecided'],
    ['a wrong integrity and a failing finding', [map()], [wrong], {}, 'undecided'],
    ['a gap where nothing fails', [map()], [gap], { failOn: 'never' }, 'undecided'],
    ['a finding that was switched off', [map()], [], off, 'pass'],
  ])('%s', (_, findings, incomplete, policy, expected) => {
    expect(outcome(findings, incomplete, policy)).toBe(expected);
  });

  it('lists and counts findings even if the integrity is wrong', () => {
    const verdict = judge({
      findings: [map(), home()],
      incomplete: [wrong],
      policy: defaultPolicy(),
      visibility: CLOSED,
      today: '2026-06-01',
      measured: measured(),
    });
    expect(verdict.totals).toEqual({ failing: 1, warning: 1, note: 0, accepted: 0, baseline: 0, off: 0 });
    expect(verdict.findings).toHaveLength(2);
  });
});

describe('order', () => {
  it('is status, severity, rule, place, fingerprint', () => {
    const at = (path: string, offset?: number): Pick<Finding, 'locations'> => ({
      locations: [offset === undefined ? { path: [path] } : { path: [path], offset }],
    });
    const sorted: Finding[] = [
      finding('secret-npm-token', 'critical', at('z.js')),
      finding('secret-jwt', 'high', at('a.js')),
      finding('secret-npm-token', 'high', at('a.js')),
      finding('secret-npm-token', 'high', at('b.js')),
      finding('secret-npm-token', 'high', at('b.js', 1)),
      finding('secret-npm-token', 'high', { ...at('b.js', 9), fingerprint: 'lc1:secret-npm-token:1' }),
      finding('secret-npm-token', 'high', { ...at('b.js', 9), fingerprint: 'lc1:secret-npm-token:2' }),
      finding('secret-jwt', 'critical', { confidence: 'possible' }),
      home(),
      home({ severity: 'info', locations: [] }),
      home({ severity: 'info' }),
    ];
    const shape = (one: Finding): unknown => [one.ruleId, one.severity, one.locations, one.fingerprint];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (findings) => {
        const verdict = judge({
          findings,
          incomplete: [],
          policy: defaultPolicy(),
          visibility: CLOSED,
          today: '2026-06-01',
          measured: measured(),
        });
        expect(verdict.findings.map(shape)).toEqual(sorted.map(shape));
      }),
    );
  });
});
