import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mistakeOf, policyOf, TODAY } from '../support/config.ts';
import { CLOSED, finding, measured, manifest } from '../support/findings.ts';
import type { Finding, Incomplete, Verdict } from '../../src/base/types.ts';
import type { PolicyFlags } from '../../src/policy/extend.ts';
import { judge } from '../../src/policy/judge.ts';

const REASON = 'reviewed by the team';

const entry = (more: object = {}): object => ({
  rule: 'source-map-embedded-source',
  paths: ['dist/vendor/*.map'],
  reason: REASON,
  expires: '2026-12-01',
  ...more,
});

const map = (paths: readonly string[], more: Partial<Finding> = {}): Finding =>
  finding('source-map-embedded-source', 'critical', {
    locations: paths.map((path) => ({ path: [path] })),
    locationCount: paths.length,
    ...more,
  });
const token = (more: Partial<Finding> = {}): Finding => finding('secret-npm-token', 'critical', more);
const byName = (one: Finding, more: object = {}): object => ({
  fingerprint: one.fingerprint,
  reason: REASON,
  expires: '2026-12-01',
  ...more,
});

interface Extra {
  readonly today?: string;
  readonly packageName?: string | null;
  readonly incomplete?: readonly Incomplete[];
  readonly config?: object;
  readonly flags?: Partial<PolicyFlags>;
}

function verdict(findings: readonly Finding[], allow: readonly object[], extra: Extra = {}): Verdict {
  const { today = TODAY, packageName = '@acme/cli', incomplete = [], config = {}, flags = {} } = extra;
  const policy = policyOf([{ ...config, allow }], flags);
  return judge({
    findings,
    incomplete,
    policy,
    visibility: CLOSED,
    today,
    measured: measured({ manifest: manifest({ name: packageName }) }),
  });
}

const statuses = ({ findings }: Verdict): string[] => findings.map(({ ruleId, status }) => `${ruleId} ${status}`);
const ref = { source: 'leakcheck.config.json', line: 1, reason: REASON, expires: '2026-12-01' };

describe('an exception for a rule and paths', () => {
  it('accepts a finding all of whose places it covers, and says who did', () => {
    const { outcome, findings, totals, stale } = verdict([map(['dist/vendor/a.map', 'dist/vendor/b.map'])], [entry()]);
    expect(outcome).toBe('pass');
    expect(findings[0]).toMatchObject({ status: 'accepted', level: 'error', effective: 'critical', acceptedBy: ref });
    expect(totals).toMatchObject({ failing: 0, accepted: 1 });
    expect(stale).toEqual([]);
  });

  it.each([
    ['one place is left', map(['dist/vendor/a.map', 'dist/a.map'])],
    ['a place is not listed', map(['dist/vendor/a.map'], { locationCount: 2 })],
    [
      'it is another rule',
      finding('source-map-inline-source', 'critical', { locations: [{ path: ['dist/vendor/a.map'] }] }),
    ],
    ['there is no place', map([])],
  ])('does not if %s', (_, one) => {
    expect(verdict([one], [entry()]).findings.find(({ ruleId }) => ruleId === one.ruleId)).toMatchObject({
      status: 'failing',
    });
  });

  it('several cover a finding together; the one that ends first is named', () => {
    const later = entry({ paths: ['dist/a.map'], expires: '2027-02-01', owner: 'later' });
    const sooner = entry({ expires: '2026-07-01', owner: 'sooner' });
    const { findings } = verdict([map(['dist/vendor/a.map', 'dist/a.map'])], [later, sooner]);
    expect(findings[0]).toMatchObject({ status: 'accepted', acceptedBy: { expires: '2026-07-01', owner: 'sooner' } });
    const forever = entry({ expires: 'never' });
    expect(verdict([map(['dist/vendor/a.map'])], [forever, entry()]).findings[0]?.acceptedBy).toEqual(ref);
  });

  it('maxCount counts places, of all findings together', () => {
    const two = [
      map(['dist/vendor/a.map']),
      map(['dist/vendor/b.map'], { fingerprint: 'lc1:source-map-embedded-source:2' }),
    ];
    expect(verdict(two, [entry({ maxCount: 2 })]).outcome).toBe('pass');
    const over = verdict(two, [entry({ maxCount: 1 })]);
    expect(over.totals).toMatchObject({ failing: 2, accepted: 0 });
    expect(over.findings[0]?.objections).toEqual([
      'the exception in leakcheck.config.json:1 accepts 1 at most, it matches 2',
    ]);
    expect(over.stale).toEqual([]);
    const many = map(['dist/vendor/a.map'], { locationCount: 5000 });
    expect(verdict([many], [byName(many, { maxCount: 4999 })]).outcome).toBe('fail');
    expect(verdict([many], [byName(many, { maxCount: 5000 })]).outcome).toBe('pass');
  });
});

describe('an exception for a fingerprint', () => {
  it('accepts the finding wherever it is', () => {
    const one = map(['a'], { locationCount: 3000 });
    expect(verdict([one], [byName(one)]).findings[0]).toMatchObject({ status: 'accepted', acceptedBy: ref });
    const other = map(['a'], { fingerprint: 'lc1:source-map-embedded-source:fedcba9876543210' });
    expect(verdict([other], [byName(one)]).outcome).toBe('fail');
  });

  it('needs consent for a grave credential, and says so', () => {
    const refused = verdict([token()], [byName(token())]);
    expect(refused.outcome).toBe('fail');
    expect(refused.findings[0]?.objections).toEqual([
      'the exception in leakcheck.config.json:1 does not hold without "acceptCritical": true',
    ]);
    expect(refused.stale).toEqual([]);
    expect(verdict([token({ severity: 'high' })], [byName(token())]).outcome).toBe('fail');
    expect(verdict([token()], [byName(token(), { acceptCritical: true })]).outcome).toBe('pass');
    expect(verdict([token({ severity: 'low' })], [byName(token())]).findings[0]?.status).toBe('accepted');
  });
});

describe('time', () => {
  it('the last day is the date itself', () => {
    const found = [map(['dist/vendor/a.map'])];
    expect(verdict(found, [entry()], { today: '2026-12-01' }).outcome).toBe('pass');
    const over = verdict(found, [entry({ owner: '@acme/web' })], { today: '2026-12-02' });
    expect(statuses(over)).toEqual(['source-map-embedded-source failing', 'policy-expired-allow warning']);
    expect(over.findings[0]?.objections).toEqual(['the exception in leakcheck.config.json:1 expired on 2026-12-01']);
    expect(over.findings[1]).toMatchObject({
      message: 'an exception expired on 2026-12-01: source-map-embedded-source in dist/vendor/*.map, owner @acme/web',
      locations: [{ path: ['leakcheck.config.json'], line: 1 }],
    });
    expect(over.stale).toEqual([{ ...ref, owner: '@acme/web' }]);
  });

  it('never does not end', () => {
    const found = [map(['dist/vendor/a.map'])];
    expect(verdict(found, [entry({ expires: 'never' })], { today: '2999-01-01' }).outcome).toBe('pass');
    expect(mistakeOf(() => verdict(found, [entry({ expires: 'never' })], { config: { strict: true } }))).toMatchObject({
      code: 'ECONFIG',
      message: '"never" is too long in strict mode in leakcheck.config.json:1',
    });
    expect(mistakeOf(() => verdict(found, [entry({ expires: 'never' })], { flags: { strict: true } })).code).toBe(
      'ECONFIG',
    );
  });
});

describe('an exception that matches nothing', () => {
  const gap: Incomplete = { code: 'limit', detail: 'too deep', waivable: true };

  it('is a warning, and fails where warnings do', () => {
    const { outcome, findings, stale } = verdict([], [entry()]);
    expect(outcome).toBe('pass');
    expect(findings).toMatchObject([
      {
        ruleId: 'policy-unused-allow',
        status: 'warning',
        effective: 'low',
        message: 'an exception matches nothing: source-map-embedded-source in dist/vendor/*.map',
      },
    ]);
    expect(stale).toEqual([ref]);
    expect(verdict([], [entry()], { config: { strict: true } }).outcome).toBe('fail');
    expect(verdict([], [entry()], { config: { rules: { 'policy-unused-allow': 'off' } } }).totals).toMatchObject({
      off: 1,
    });
  });

  it('is not told while something was not read, nor is an end', () => {
    expect(verdict([], [entry()], { incomplete: [gap] })).toMatchObject({ findings: [], stale: [] });
    expect(verdict([], [entry()], { incomplete: [gap], today: '2027-01-01' })).toMatchObject({
      findings: [],
      stale: [],
    });
    const matching = verdict([map(['dist/vendor/a.map'])], [entry()], { incomplete: [gap], today: '2027-01-01' });
    expect(statuses(matching)).toContain('policy-expired-allow warning');
  });

  it('is not told for other packages', () => {
    const one = map(['dist/vendor/a.map']);
    const limited = entry({ packages: ['@acme/*', 'b'] });
    expect(verdict([one], [limited]).outcome).toBe('pass');
    expect(verdict([one], [limited], { packageName: 'b' }).outcome).toBe('pass');
    for (const packageName of ['@other/cli', 'bb', null]) {
      expect(verdict([one], [limited], { packageName })).toMatchObject({ outcome: 'fail', stale: [] });
      expect(verdict([], [limited], { packageName }).findings).toEqual([]);
    }
  });

  it('a rule that is off is matched all the same, and stays off', () => {
    const config = { rules: { 'source-map-embedded-source': 'off' } };
    expect(statuses(verdict([map(['dist/vendor/a.map'])], [entry()], { config }))).toEqual([
      'source-map-embedded-source off',
    ]);
  });
});

describe('strict, then exceptions', () => {
  it('accept what strict made fail', () => {
    const home = finding('path-home-directory', 'medium');
    expect(verdict([home], [byName(home)], { config: { strict: true } })).toMatchObject({
      outcome: 'pass',
      totals: { accepted: 1, failing: 0 },
    });
  });
});

describe('exceptions, then gaps', () => {
  it('accept no gap', () => {
    const one = map(['dist/vendor/a.map']);
    const incomplete: Incomplete[] = [{ code: 'truncated', detail: 'cut', waivable: false }];
    expect(verdict([one], [entry()], { incomplete }).outcome).toBe('undecided');
  });
});

describe('any exceptions', () => {
  const paths = fc.uniqueArray(fc.constantFrom('a.js', 'b.js', 'dist/c.js', 'dist/d.js'), { minLength: 1 });
  const patterns = fc.uniqueArray(fc.constantFrom('a.js', 'dist/*', 'b*', '**/d.js'), { minLength: 1 });

  it('accept a finding exactly if each of its places is matched by one that holds', () => {
    const wide: Record<string, readonly string[]> = {
      'a.js': ['a.js'],
      'dist/*': ['dist/c.js', 'dist/d.js'],
      'b*': ['b.js'],
      '**/d.js': ['dist/d.js'],
    };
    const one = fc.record({ patterns, isExpired: fc.boolean() });
    fc.assert(
      fc.property(paths, fc.array(one, { maxLength: 3 }), (places, entries) => {
        const allow = entries.map((each) =>
          entry({ paths: each.patterns, expires: each.isExpired ? '2026-05-31' : '2026-06-01' }),
        );
        const covered = new Set(
          entries.flatMap((each) => (each.isExpired ? [] : each.patterns.flatMap((text) => wide[text]!))),
        );
        const { findings } = verdict([map(places)], allow);
        const accepted = findings.some(({ status }) => status === 'accepted');
        expect(accepted).toBe(places.every((path) => covered.has(path)));
      }),
    );
  });
});
