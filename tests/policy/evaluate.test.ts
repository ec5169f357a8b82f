/** A saved report under another policy: the verdict that a scan would have come to. */
import { describe, expect, it } from 'vitest';
import { OPTIONAL_RULES } from '../../src/base/optional-rules.ts';
import type { Comparison } from '../../src/base/comparison.ts';
import type { Finding, Incomplete, Report, Visibility } from '../../src/base/types.ts';
import { OPTIONAL_DETECTORS } from '../../src/detect/optional.ts';
import { checkConditions } from '../../src/policy/conditions.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import { judge } from '../../src/policy/judge.ts';
import { summarizePolicy, type Policy } from '../../src/policy/policy.ts';
import { policyOf, TODAY } from '../support/config.ts';
import { CLOSED, finding, measured, OPEN, report, UNPROVEN } from '../support/findings.ts';

const found: readonly Finding[] = [
  finding('source-map-embedded-source', 'critical', { severityIfOpen: 'info', data: { novelFiles: 2 } }),
  finding('path-home-directory', 'medium', { details: ['one line'], locationCount: 4 }),
  finding('secret-npm-token', 'critical'),
  finding('ai-agent-instructions', 'medium', { severityIfOpen: 'off' }),
];

const delta = {
  bytes: { before: 1, now: 1 },
  files: { before: 1, now: 1 },
  largestNew: [],
  firstMaps: [],
  newExtensions: [],
  newEntries: ['.claude/'],
  newBinaries: [],
  installScripts: [],
  newDependencies: [],
  publisher: null,
  provenanceLost: false,
};
const comparison: Comparison = { with: '1.0.0', failed: null, delta, tags: null };

/** As `scan` does it. */
function scanned(policy: Policy, visibility: Visibility, facts: Partial<Report['facts']> = {}): Report {
  const known = measured(facts);
  const { incomplete } = checkConditions(known, [], policy);
  const verdict = judge({ findings: found, incomplete, policy, visibility, today: TODAY, measured: known });
  const made = report({ policy: summarizePolicy(policy, visibility), incomplete });
  return { ...made, verdict, facts: known.facts, stats: { ...made.stats, startedAt: `${TODAY}T10:00:00.000Z` } };
}

const POLICIES: readonly Policy[] = [
  policyOf([]),
  policyOf([{ failOn: 'low', sourceMaps: 'forbid', budgets: { files: 1 } }]),
  policyOf([{ require: { cleanGit: true, filesAllowlist: 'warn' }, rules: { 'path-*': 'off' } }]),
  policyOf([{ strict: true, compare: true }]),
  policyOf([
    {
      allow: [
        {
          fingerprint: 'lc1:path-home-directory:0123456789abcdef',
          reason: 'recordings of the demo',
          expires: '2026-12-01',
          maxCount: 2,
        },
      ],
    },
  ]),
];

describe('a report', () => {
  const pairs = POLICIES.flatMap((before, a) => POLICIES.map((after, b) => [a, b, before, after] as const));

  it.each(pairs)('made under policy %d is judged under policy %d as a scan would', (_, __, before, after) => {
    for (const visibility of [OPEN, CLOSED, UNPROVEN]) {
      const fresh = scanned(after, visibility, { comparison }).verdict;
      expect(evaluate(scanned(before, visibility, { comparison }), after)).toEqual(fresh);
    }
  });

  it('comes out of JSON as it went in', () => {
    const saved: Report = JSON.parse(JSON.stringify(scanned(policyOf([]), UNPROVEN)));
    expect(evaluate(saved, policyOf([]))).toEqual(saved.verdict);
  });

  it('is undecided where the policy asks for what the scan did not look at', () => {
    const clean = report();
    expect(evaluate(clean, policyOf([])).outcome).toBe('pass');
    expect(evaluate(clean, policyOf([{ compare: true }])).outcome).toBe('undecided');
    expect(evaluate(clean, policyOf([{ require: { cleanGit: true } }])).outcome).toBe('undecided');
    const generic = { level: 'warn', reason: 'logins of the demo', acceptCritical: true };
    const asking = policyOf([{ rules: { 'secret-generic-assignment': generic } }]);
    expect(evaluate(clean, asking).outcome).toBe('undecided');
    expect(evaluate(report({ policy: summarizePolicy(asking, OPEN) }), asking).outcome).toBe('pass');
  });

  it('keeps its gaps, and its visibility unless the policy sets one', () => {
    const gap: Incomplete = { code: 'truncated', detail: 'the archive ends early', waivable: true };
    expect(evaluate(report({ incomplete: [gap] }), policyOf([])).outcome).toBe('undecided');
    expect(evaluate(report({ incomplete: [gap] }), policyOf([], { allowIncomplete: true })).outcome).toBe('pass');
    const closed = scanned(policyOf([]), { ...CLOSED, reasons: ['private repository'] });
    const status = (policy: Policy): unknown =>
      evaluate(closed, policy).findings.find(({ ruleId }) => ruleId === 'source-map-embedded-source')?.status;
    expect(status(policyOf([]))).toBe('failing');
    expect(status(policyOf([{ visibility: 'open' }]))).toBe('note');
    const chosen = scanned(policyOf([{ visibility: 'closed' }]), { ...CLOSED, source: 'config' });
    expect(evaluate(chosen, policyOf([])).findings.map(({ status: word }) => word)).toContain('note');
  });

  it('counts exceptions by the day that is given', () => {
    const [policy] = POLICIES.slice(-1);
    const days = [TODAY, '2026-12-02'].map((day) => evaluate(scanned(policy!, CLOSED), policy!, day));
    expect(days.map(({ findings }) => findings.some(({ ruleId }) => ruleId === 'policy-expired-allow'))).toEqual([
      false,
      true,
    ]);
  });
});

it('knows the rules that only run if they are asked for', () => {
  expect(OPTIONAL_DETECTORS.flatMap(({ rules }) => rules).toSorted()).toEqual(OPTIONAL_RULES);
});
