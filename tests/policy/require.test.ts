/** Required conditions: not met fails, not known is undecided where the condition is insisted on and a remark elsewhere. */
import { describe, expect, it } from 'vitest';
import type { Facts, Finding, Incomplete, Subject, Verdict } from '../../src/base/types.ts';
import { checkConditions } from '../../src/policy/conditions.ts';
import { judge } from '../../src/policy/judge.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { resolvePolicy } from '../../src/policy/extend.ts';
import { presetLayer } from '../../src/policy/presets.ts';
import { mistakeOf, parse, policyOf, TODAY } from '../support/config.ts';
import { finding, measured, OPEN } from '../support/findings.ts';

interface Given {
  readonly findings?: readonly Finding[];
  readonly incomplete?: readonly Incomplete[];
  readonly facts?: Partial<Facts>;
  readonly subject?: Partial<Subject>;
}

function under(policy: Policy, { findings = [], incomplete = [], facts = {}, subject = {} }: Given): Verdict {
  const given = { visibility: OPEN, today: TODAY, measured: measured(facts, subject) };
  return judge({ findings, incomplete, policy, ...given });
}

const verdict = (required: object, given: Given = {}): Verdict => under(policyOf([{ require: required }]), given);
const noFiles = finding('package-no-files-allowlist', 'info');
const untracked = finding('package-untracked-file', 'medium', { severityIfOpen: 'low', confidence: 'likely' });
const mismatch: Incomplete = { code: 'integrity', detail: 'other bytes', waivable: false };

describe('a condition', () => {
  it('raises the rule that is about it', () => {
    expect(under(policyOf([]), { findings: [noFiles] }).outcome).toBe('pass');
    expect(verdict({ filesAllowlist: true }, { findings: [noFiles] }).outcome).toBe('fail');
    expect(verdict({ cleanGit: true }, { findings: [untracked], facts: { git: true } }).outcome).toBe('fail');
    expect(verdict({ cleanGit: true }, { facts: { git: true } })).toMatchObject({ outcome: 'pass', notes: [] });
  });

  it('only warns if that is what it says, and what the same configuration says of its rule wins', () => {
    const findings = [noFiles];
    expect(verdict({ filesAllowlist: 'warn' }, { findings }).findings[0]?.status).toBe('warning');
    const both = policyOf([{ require: { filesAllowlist: true }, rules: { 'package-no-files-allowlist': 'warn' } }]);
    expect(under(both, { findings }).findings[0]?.status).toBe('warning');
    const later = policyOf([{ rules: { 'package-no-files-allowlist': 'off' } }, { require: { filesAllowlist: true } }]);
    expect(under(later, { findings }).findings[0]?.status).toBe('failing');
  });

  it.each([false, 'warn'])('is %s, whatever an extended configuration asks for', (wish) => {
    const policy = policyOf([
      { require: { filesAllowlist: true, sameBytes: true } },
      { require: { filesAllowlist: wish } },
    ]);
    expect(policy.required).toEqual({ filesAllowlist: wish, sameBytes: true });
    expect(policy.rules.get('package-no-files-allowlist')).toBe(wish === false ? undefined : 'warn');
  });

  it.each<[object, Given, string]>([
    [{ cleanGit: true }, {}, 'require.cleanGit could not be checked: the files come from no git checkout'],
    [{ sameBytes: true }, { subject: { sameBytes: 'unknown' } }, 'require.sameBytes could not be checked'],
    [{ sameBytes: true }, { subject: { source: 'tarball' } }, 'nobody says which bytes will be published'],
    [{ filesAllowlist: true }, { facts: { manifest: null } }, 'there is no package.json'],
  ])('%j that nobody can check is undecided', (required, given, detail) => {
    expect(verdict(required, given).outcome).toBe('undecided');
    const { incomplete } = checkConditions(measured(given.facts, given.subject), [], policyOf([{ require: required }]));
    expect(incomplete).toEqual([
      { code: 'unchecked-condition', detail: expect.stringContaining(detail), waivable: false },
    ]);
    const mild = Object.fromEntries(Object.keys(required).map((key) => [key, 'warn']));
    expect(verdict(mild, given)).toMatchObject({ outcome: 'pass', notes: [expect.stringContaining(detail)] });
  });

  it('fails rather than being undecided, and is not waived', () => {
    expect(verdict({ filesAllowlist: true, cleanGit: true }, { findings: [noFiles] }).outcome).toBe('fail');
    const waiving = policyOf([{ require: { cleanGit: true } }], { allowIncomplete: true });
    expect(under(waiving, {}).outcome).toBe('undecided');
  });

  it('unchecked does not keep the exceptions from being looked at', () => {
    const allow = [{ rule: 'dev-file-ide', paths: ['a'], reason: 'long enough', expires: '2026-12-01' }];
    const policy = policyOf([{ require: { cleanGit: true }, allow }]);
    expect(under(policy, {}).findings.map(({ ruleId }) => ruleId)).toEqual(['policy-unused-allow']);
  });

  it('unchecked under another policy is forgotten', () => {
    const old: Incomplete = {
      code: 'unchecked-condition',
      detail: 'require.cleanGit could not be checked',
      waivable: false,
    };
    expect(under(policyOf([]), { incomplete: [old] }).outcome).toBe('pass');
  });
});

describe('sameBytes', () => {
  it.each([{ sameBytes: 'proven' }, { source: 'registry', declaredIntegrity: 'verified' }] as const)(
    'is proven by %j',
    (subject) => {
      expect(verdict({ sameBytes: true }, { subject })).toMatchObject({ outcome: 'pass', findings: [] });
    },
  );

  it.each([
    { source: 'registry', declaredIntegrity: 'weak' },
    { source: 'tarball', declaredIntegrity: 'verified' },
  ] as const)('is not proven by %j', (subject) => {
    expect(verdict({ sameBytes: true }, { subject }).outcome).toBe('undecided');
  });

  it('known to differ is a finding, and undecided all the same: these bytes were not judged', () => {
    const differs = verdict({ sameBytes: true }, { incomplete: [mismatch] });
    expect(differs.findings).toMatchObject([{ ruleId: 'require-same-bytes', status: 'failing', effective: 'high' }]);
    expect(differs.outcome).toBe('undecided');
    expect(verdict({ sameBytes: 'warn' }, { incomplete: [mismatch] }).findings[0]?.status).toBe('warning');
    expect(under(policyOf([]), { incomplete: [mismatch] }).findings).toEqual([]);
  });
});

describe('the preset strict', () => {
  const strict = resolvePolicy([presetLayer('strict')!], { rules: new Map() }, []);

  it('wants files and a clean checkout, as far as anybody can tell', () => {
    expect(under(strict, { findings: [noFiles], facts: { git: true } }).outcome).toBe('fail');
    expect(under(strict, { findings: [untracked], facts: { git: true } }).outcome).toBe('fail');
    expect(under(strict, {})).toMatchObject({ outcome: 'pass', notes: [expect.stringContaining('cleanGit')] });
  });
});

it.each([
  ['{"require": {"cleanGti": true}}', 'unknown key "cleanGti"'],
  ['{"require": {"cleanGit": "wran"}}', 'unknown value "wran"'],
  ['{"require": {"cleanGit": 1}}', '"cleanGit" must be true or false, or one of warn'],
  ['{"require": {"provenance": true}}', 'unknown key "provenance"'],
])('%s is refused', (text, message) => {
  expect(mistakeOf(() => parse(text)).message).toContain(message);
});
