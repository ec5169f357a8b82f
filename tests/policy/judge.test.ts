import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFIDENCES, LEVELS, SEVERITIES, type Finding, type Judged, type Visibility } from '../../src/base/types.ts';
import type { RuleId } from '../../src/base/rule-ids.ts';
import { CURE, judge } from '../../src/policy/judge.ts';
import { defaultPolicy, summarizePolicy, type Policy } from '../../src/policy/policy.ts';
import { CLOSED, finding, OPEN, UNPROVEN, measured } from '../support/findings.ts';

function verdictOf(one: Finding, policy: Partial<Policy> = {}, visibility: Visibility = CLOSED): Judged {
  const { findings } = judge({
    findings: [one],
    incomplete: [],
    policy: { ...defaultPolicy(), ...policy },
    visibility,
    today: '2026-06-01',
    measured: measured(),
  });
  return findings[0]!;
}

const home = (more: Partial<Finding> = {}): Finding => finding('path-home-directory', 'medium', more);
const map = (more: Partial<Finding> = {}): Finding =>
  finding('source-map-embedded-source', 'critical', { severityIfOpen: 'info', ...more });
const set = (id: RuleId, level: (typeof LEVELS)[number]): Pick<Policy, 'rules'> => ({ rules: new Map([[id, level]]) });

describe('step 1, effective severity', () => {
  it('is the severity for a closed package', () => {
    expect(verdictOf(map())).toMatchObject({ severity: 'critical', effective: 'critical', message: 'something leaks' });
  });

  it('is severityIfOpen for an open package, if there is one', () => {
    expect(verdictOf(map(), {}, OPEN)).toMatchObject({ effective: 'info', level: 'info', status: 'note' });
    expect(verdictOf(home(), {}, OPEN).effective).toBe('medium');
  });

  it('is one step milder for source exposure where the visibility is unproven, and says how to prove it', () => {
    expect(verdictOf(map(), {}, UNPROVEN)).toMatchObject({
      effective: 'high',
      status: 'failing',
      message: `something leaks ${CURE}`,
    });
    expect(verdictOf(map({ severity: 'high' }), {}, UNPROVEN)).toMatchObject({
      effective: 'high',
      message: `something leaks ${CURE}`,
    });
  });

  it('lets nothing fail that is harmless in an open package where the visibility is unproven', () => {
    const notes = finding('ai-agent-instructions', 'high', { severityIfOpen: 'low' });
    expect(verdictOf(notes, {}, UNPROVEN)).toMatchObject({ effective: 'medium', status: 'warning' });
    expect(verdictOf(notes).effective).toBe('high');
    const settings = finding('ai-claude-local-settings', 'critical', { severityIfOpen: 'high' });
    expect(verdictOf(settings, {}, UNPROVEN).effective).toBe('high');
    const prompt = finding('ai-system-prompt', 'medium', { severityIfOpen: 'off' });
    expect(verdictOf(prompt, {}, UNPROVEN).effective).toBe('medium');
  });

  it('leaves everything else as it is where the visibility is unproven', () => {
    const token = finding('secret-npm-token', 'critical', { severityIfOpen: 'high' });
    expect(verdictOf(token, {}, UNPROVEN)).toMatchObject({ effective: 'critical', message: 'something leaks' });
    expect(verdictOf(map({ severity: 'low' }), {}, UNPROVEN)).toMatchObject({
      effective: 'low',
      message: 'something leaks',
    });
    const always = finding('source-vcs-directory', 'critical');
    expect(verdictOf(always, {}, UNPROVEN)).toMatchObject({ effective: 'high', message: 'something leaks' });
  });
});

describe('step 2, level', () => {
  it.each([
    ['critical', 'error', 'failing'],
    ['high', 'error', 'failing'],
    ['medium', 'warn', 'warning'],
    ['low', 'warn', 'warning'],
    ['info', 'info', 'note'],
  ] as const)('%s is %s by default', (severity, level, status) => {
    expect(verdictOf(home({ severity }))).toMatchObject({ level, status });
  });

  it('follows failOn', () => {
    expect(verdictOf(home(), { failOn: 'medium' }).level).toBe('error');
    expect(verdictOf(home({ severity: 'high' }), { failOn: 'critical' }).level).toBe('warn');
    expect(verdictOf(map(), { failOn: 'never' }).level).toBe('warn');
    expect(verdictOf(home({ severity: 'info' }), { failOn: 'info' }).level).toBe('error');
  });

  it.each(LEVELS)('is what was set explicitly: %s', (level) => {
    expect(verdictOf(home(), set('path-home-directory', level)).level).toBe(level);
    expect(verdictOf(map(), set('source-map-embedded-source', level)).level).toBe(level);
  });

  it('an explicit error fails even where nothing else does', () => {
    const policy = { ...set('path-home-directory', 'error'), failOn: 'never' } as const;
    expect(verdictOf(home({ severity: 'info' }), policy).status).toBe('failing');
  });
});

describe('steps 1 and 2 together', () => {
  const agents = finding('ai-agent-instructions', 'medium', { severityIfOpen: 'off' });

  it('a rule that is no concern for open packages is off there', () => {
    expect(verdictOf(agents, {}, OPEN)).toMatchObject({ level: 'off', status: 'off', effective: 'info' });
    expect(verdictOf(agents, { failOn: 'low' }, OPEN).level).toBe('off');
    expect(verdictOf(agents).level).toBe('warn');
  });

  it('unless it was asked for: then it counts as medium', () => {
    const asked = verdictOf(agents, set('ai-agent-instructions', 'warn'), OPEN);
    expect(asked).toMatchObject({ level: 'warn', status: 'warning', effective: 'medium' });
  });

  it('the level is derived from the effective severity', () => {
    expect(verdictOf(map(), {}, OPEN).level).toBe('info');
    expect(verdictOf(map(), { failOn: 'critical' }, UNPROVEN).level).toBe('warn');
  });
});

describe('step 3, confidence', () => {
  it.each([
    ['certain', 'error'],
    ['likely', 'error'],
    ['possible', 'warn'],
  ] as const)('%s may be %s', (confidence, level) => {
    expect(verdictOf(map({ confidence })).level).toBe(level);
  });

  it('follows minConfidence', () => {
    expect(verdictOf(map({ confidence: 'possible' }), { minConfidence: 'possible' }).level).toBe('error');
    const evalBuild = map({ ruleId: 'source-map-eval-build', confidence: 'likely' });
    expect(verdictOf(evalBuild, { minConfidence: 'certain' }).level).toBe('warn');
  });

  it('never asks for a proof of whose map a text is in', () => {
    expect(verdictOf(map({ confidence: 'likely' }), { minConfidence: 'certain' }).level).toBe('error');
    expect(verdictOf(map({ confidence: 'possible' }), { minConfidence: 'certain' }).level).toBe('warn');
  });
});

describe('steps 2 and 3 together', () => {
  it('the cap holds for an explicit error', () => {
    const policy = set('path-home-directory', 'error');
    expect(verdictOf(home({ confidence: 'possible' }), policy).level).toBe('warn');
  });

  it('the cap raises nothing', () => {
    expect(verdictOf(home({ confidence: 'possible', severity: 'info' })).level).toBe('info');
    expect(verdictOf(home({ confidence: 'possible' }), set('path-home-directory', 'off')).level).toBe('off');
  });
});

describe('steps 4 and 5, status and strict', () => {
  it('strict makes every warning fail, and no note', () => {
    expect(verdictOf(home(), { strict: true })).toMatchObject({ level: 'error', status: 'failing' });
    expect(verdictOf(home({ severity: 'info' }), { strict: true }).status).toBe('note');
    expect(verdictOf(home(), { strict: true, ...set('path-home-directory', 'off') }).status).toBe('off');
  });

  it('strict comes after the confidence cap', () => {
    expect(verdictOf(map({ confidence: 'possible' }), { strict: true }).status).toBe('failing');
  });

  it('strict holds for an explicit warn too', () => {
    expect(verdictOf(home(), { strict: true, ...set('path-home-directory', 'warn') }).status).toBe('failing');
  });
});

describe('any policy', () => {
  const anyFinding = fc.record({
    severity: fc.constantFrom(...SEVERITIES),
    severityIfOpen: fc.constantFrom(...SEVERITIES, 'off' as const),
    confidence: fc.constantFrom(...CONFIDENCES),
  });
  const anyPolicy = fc.record({
    failOn: fc.constantFrom(...SEVERITIES, 'never' as const),
    minConfidence: fc.constantFrom(...CONFIDENCES),
    strict: fc.boolean(),
  });

  it('an open package is never judged harder than strict, a stricter failOn never softer', () => {
    fc.assert(
      fc.property(anyFinding, anyPolicy, fc.constantFrom(OPEN, CLOSED, UNPROVEN), (facts, policy, visibility) => {
        const one = finding('source-map-embedded-source', facts.severity, facts);
        const mild = verdictOf(one, policy, visibility);
        const strict = verdictOf(one, { ...policy, strict: true }, visibility);
        const all = verdictOf(one, { ...policy, failOn: 'info' }, visibility);
        expect(LEVELS.indexOf(strict.level)).toBeLessThanOrEqual(LEVELS.indexOf(mild.level));
        expect(LEVELS.indexOf(all.level)).toBeLessThanOrEqual(LEVELS.indexOf(mild.level));
      }),
    );
  });
});

describe('summarizePolicy', () => {
  it('names what a reader needs to understand the verdict', () => {
    const rules: Policy['rules'] = new Map([
      ['secret-jwt', 'off'],
      ['path-home-directory', 'error'],
      ['dev-file-tests', 'off'],
    ]);
    expect(summarizePolicy({ ...defaultPolicy(), rules }, CLOSED)).toEqual({
      sources: [],
      failOn: 'high',
      strict: false,
      rulesOff: ['dev-file-tests', 'secret-jwt'],
      optionalRules: [],
      visibility: CLOSED,
    });
  });
});
