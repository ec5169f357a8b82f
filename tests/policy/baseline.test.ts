/** A baseline accepts what was there: nothing new, nothing more, nothing graver, and no credential that opens something. */
import { describe, expect, it } from 'vitest';
import type { Finding, Incomplete, Judged, Report, Verdict } from '../../src/base/types.ts';
import { mayBeBaselined, type BaselineEntry } from '../../src/policy/baseline.ts';
import { baselineText, parseBaseline, rewriteBaseline } from '../../src/policy/baseline-file.ts';
import { judge } from '../../src/policy/judge.ts';
import { mistakeOf, policyOf, TODAY } from '../support/config.ts';
import { CLOSED, finding, judged, measured, manifest, report } from '../support/findings.ts';

const home = finding('path-home-directory', 'medium', { locationCount: 3 });
const entry: BaselineEntry = {
  fingerprint: home.fingerprint,
  ruleId: 'path-home-directory',
  severity: 'medium',
  count: 3,
  firstSeen: '2026-01-01',
};
const gap: Incomplete = { code: 'truncated', detail: 'the archive ends early', waivable: false };

function read(text: string): ReturnType<typeof parseBaseline> {
  return parseBaseline({ name: 'leakcheck-baseline.json', text, form: 'json' });
}

interface Extra {
  readonly config?: object;
  readonly incomplete?: readonly Incomplete[];
  readonly name?: string | null;
}

function verdict(findings: readonly Finding[], entries: readonly BaselineEntry[], extra: Extra = {}): Verdict {
  const { config = {}, incomplete = [], name = '@acme/cli' } = extra;
  const policy = { ...policyOf([config]), baseline: read(baselineText(entries)) };
  const facts = measured({ manifest: manifest({ name }) });
  return judge({ findings, incomplete, policy, visibility: CLOSED, today: TODAY, measured: facts });
}

const statuses = ({ findings }: Verdict): string[] => findings.map(({ ruleId, status }) => `${ruleId} ${status}`);

describe('what the baseline lists', () => {
  it('does not fail or warn, and stays in the report', () => {
    const strict = verdict([home], [entry], { config: { strict: true } });
    expect(statuses(strict)).toEqual(['path-home-directory baseline']);
    expect(strict).toMatchObject({ outcome: 'pass', totals: { failing: 0, baseline: 1 } });
    expect(statuses(verdict([home], []))).toEqual(['path-home-directory warning']);
  });

  it('counts again with more places', () => {
    const [grown] = verdict([{ ...home, locationCount: 4 }], [entry], { config: { strict: true } }).findings;
    expect(grown).toMatchObject({
      status: 'failing',
      objections: ['leakcheck-baseline.json:3 accepts 3 places, there are 4 now'],
    });
    expect(statuses(verdict([{ ...home, locationCount: 2 }], [entry]))).toEqual(['path-home-directory baseline']);
  });

  it('counts again when it gets graver', () => {
    const [graver] = verdict([{ ...home, severity: 'high' }], [entry]).findings;
    expect(graver).toMatchObject({
      status: 'failing',
      objections: ['leakcheck-baseline.json:3 accepts it as medium, it is high now'],
    });
    expect(statuses(verdict([{ ...home, severity: 'low' }], [entry]))).toEqual(['path-home-directory baseline']);
  });

  it('is another finding with another fingerprint', () => {
    const other = finding('path-home-directory', 'medium', { fingerprint: 'lc1:path-home-directory:1111111111111111' });
    expect(statuses(verdict([home, other], [entry]))).toEqual([
      'path-home-directory warning',
      'path-home-directory baseline',
    ]);
  });

  it('is for its package, if it names one', () => {
    const own = { ...entry, packageName: '@acme/cli' };
    expect(statuses(verdict([home], [own]))).toEqual(['path-home-directory baseline']);
    expect(statuses(verdict([home], [own], { name: '@acme/other' }))).toEqual(['path-home-directory warning']);
    expect(statuses(verdict([home], [own], { name: null }))).toEqual(['path-home-directory warning']);
  });

  it.each(['critical', 'high'] as const)('never accepts a %s credential', (severity) => {
    const token = finding('secret-npm-token', severity);
    const accepted = { ...entry, fingerprint: token.fingerprint, ruleId: token.ruleId, severity };
    const { findings, outcome } = verdict([token], [accepted]);
    expect(outcome).toBe('fail');
    expect(findings[0]?.objections).toEqual([
      'leakcheck-baseline.json:3 cannot accept it: a baseline holds no credentials of this severity',
    ]);
  });

  it('leaves notes and rules that are off as they are', () => {
    const note = { ...home, severity: 'info' } as const;
    expect(statuses(verdict([note], [entry]))).toEqual(['path-home-directory note']);
    expect(statuses(verdict([home], [entry], { config: { rules: { 'path-*': 'off' } } }))).toEqual([
      'path-home-directory off',
    ]);
  });
});

describe('an entry that matches nothing', () => {
  const old = (digit: string): BaselineEntry => ({
    ...entry,
    fingerprint: `lc1:path-home-directory:${digit.repeat(16)}`,
  });

  it('is a warning, one for all', () => {
    const { findings, outcome } = verdict([home], [entry, old('a'), old('b')]);
    expect(outcome).toBe('pass');
    expect(findings[0]).toMatchObject({
      ruleId: 'policy-stale-baseline',
      status: 'warning',
      message: '2 entries of the baseline match nothing',
      locations: [
        { path: ['leakcheck-baseline.json'], line: 4 },
        { path: ['leakcheck-baseline.json'], line: 5 },
      ],
    });
    expect(verdict([], [old('a')], { config: { strict: true } }).outcome).toBe('fail');
    expect(verdict([], [old('a')]).findings[0]?.message).toBe(
      '1 entry of the baseline matches nothing: lc1:path-home-directory:aaaaaaaaaaaaaaaa',
    );
  });

  it('may still be needed if not everything was read, or for another package', () => {
    expect(statuses(verdict([], [old('a')], { incomplete: [gap] }))).toEqual([]);
    expect(statuses(verdict([], [{ ...old('a'), packageName: '@acme/other' }]))).toEqual([]);
  });
});

describe('the file', () => {
  const line = `{ "fingerprint": "${home.fingerprint}", "rule": "path-home-directory", "severity": "medium", "count": 3, "firstSeen": "2026-01-01" }`;

  it('is written sorted, a finding per line, and read again', () => {
    const token = {
      ...entry,
      ruleId: 'internal-hostname',
      fingerprint: 'lc1:internal-hostname:0000000000000000',
    } as const;
    const { entries } = rewriteBaseline([entry, token, { ...entry, packageName: 'a' }], [], {
      today: TODAY,
      prune: false,
    });
    const text = baselineText(entries);
    expect(
      text
        .split('\n')
        .slice(2, 5)
        .map((one) => /"rule": "([^"]*)"/.exec(one)?.[1]),
    ).toEqual(['internal-hostname', 'path-home-directory', 'path-home-directory']);
    expect(text).toContain(`    ${line},\n`);
    expect(read(text)).toMatchObject({ entries, lines: [3, 4, 5] });
    expect(read(baselineText([])).entries).toEqual([]);
  });

  it.each([
    ['{}', '"findings" is missing in the baseline'],
    ['[]', 'the baseline must be an object, found an array'],
    [`{"findings": [${line.replace('"count"', '"conut"')}]}`, 'unknown key "conut"'],
    [`{"findings": [${line.replace('"count": 3', '"count": 0')}]}`, '"count" must be a whole number above 0'],
    [`{"findings": [${line.replace('"medium"', '"grave"')}]}`, 'unknown value "grave" for "severity"'],
    [`{"findings": [${line.replace('"rule": "path-home', '"rule": "path-build')}]}`, 'do not belong together'],
    [`{"findings": [${line.replaceAll('path-home-directory', 'path-hme-directory')}]}`, 'do not belong together'],
    [`{"findings": [${line.replaceAll('path-home-directory', 'budget-file-count')}]}`, 'cannot be in a baseline'],
    [`{"findings": [${line}`, 'no valid JSON'],
  ])('%s is refused: %s', (text, message) => {
    const mistake = mistakeOf(() => read(text));
    expect(mistake.code).toBe('ECONFIG');
    expect(mistake.message).toContain(message);
    expect(mistake.message).toMatch(/ in leakcheck-baseline\.json:1:\d+/);
  });
});

describe('a new baseline', () => {
  const warning = (more: Partial<Judged> = {}): Judged =>
    judged('path-home-directory', 'medium', 'warning', { locationCount: 3, ...more });
  const write = (
    old: readonly BaselineEntry[],
    reports: readonly Report[],
    prune = false,
  ): ReturnType<typeof rewriteBaseline> => rewriteBaseline(old, reports, { today: TODAY, prune });
  const named = { ...entry, packageName: '@acme/cli' };

  it('holds what fails and warns, but no note, nothing accepted, no condition and no grave credential', () => {
    const findings = [
      warning(),
      judged('source-map-embedded-source', 'critical', 'failing'),
      judged('dev-file-ide', 'info', 'note'),
      judged('dev-file-tests', 'low', 'accepted'),
      judged('dev-file-coverage', 'low', 'off'),
      judged('secret-npm-token', 'critical', 'failing'),
      judged('secret-jwt', 'medium', 'warning'),
      judged('budget-file-count', 'medium', 'failing'),
      judged('policy-unused-allow', 'low', 'warning'),
    ];
    const { entries, added, removed } = write([], [report({ findings })]);
    expect(entries.map(({ ruleId, firstSeen }) => `${ruleId} ${firstSeen}`)).toEqual([
      `path-home-directory ${TODAY}`,
      `secret-jwt ${TODAY}`,
      `source-map-embedded-source ${TODAY}`,
    ]);
    expect({ added, removed }).toEqual({ added: 3, removed: 0 });
  });

  it('keeps when something was first seen, and what it counts as now', () => {
    const { entries } = write([named], [report({ findings: [warning({ effective: 'high', locationCount: 9 })] })]);
    expect(entries).toEqual([{ ...named, severity: 'high', count: 9 }]);
  });

  it('loses what is gone, unless not everything was read or its package was not judged', () => {
    expect(write([named], [report()])).toEqual({ entries: [], added: 0, removed: 1 });
    expect(write([named], [report({ incomplete: [gap] })]).entries).toEqual([named]);
    const other = { ...entry, packageName: '@acme/other' };
    expect(write([other], [report()]).entries).toEqual([other]);
  });

  it('pruned: only ever gets smaller', () => {
    const more = judged('dev-file-ide', 'low', 'warning');
    const found = report({ findings: [warning({ effective: 'low', locationCount: 1 }), more] });
    expect(write([named], [found], true).entries).toEqual([{ ...named, severity: 'low', count: 1 }]);
    const grown = report({ findings: [warning({ effective: 'high', locationCount: 9 })] });
    expect(write([named], [grown], true).entries).toEqual([named]);
    expect(write([named], [report()], true)).toEqual({ entries: [], added: 0, removed: 1 });
  });

  it('accepts all that it was written from', () => {
    const findings = [home, finding('internal-hostname', 'medium'), finding('source-map-eval-build', 'high')];
    const before = verdict(findings, []);
    const { entries } = write([], [report({ findings: before.findings })]);
    expect(before.outcome).toBe('fail');
    expect(verdict(findings, entries)).toMatchObject({ outcome: 'pass', totals: { baseline: 3, warning: 0 } });
  });
});

it('knows what it may hold', () => {
  expect(mayBeBaselined({ ruleId: 'key-private-key', effective: 'high' })).toBe(false);
  expect(mayBeBaselined({ ruleId: 'key-private-key', effective: 'low' })).toBe(true);
  for (const ruleId of [
    'release-growth',
    'require-same-bytes',
    'policy-expired-allow',
    'budget-packed-size',
  ] as const) {
    expect(mayBeBaselined({ ruleId, effective: 'low' })).toBe(false);
  }
});
