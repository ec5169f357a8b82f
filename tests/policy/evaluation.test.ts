/** The order in which a policy is put together: each step, and each with the one before it. */
import { describe, expect, it } from 'vitest';
import { mistakeOf, policyOf, TODAY } from '../support/config.ts';
import { CLOSED, finding, OPEN, measured } from '../support/findings.ts';
import type { RuleId } from '../../src/base/rule-ids.ts';
import type { Finding, Judged, Level, Visibility } from '../../src/base/types.ts';
import type { PolicyFlags } from '../../src/policy/extend.ts';
import { resolvePolicy } from '../../src/policy/extend.ts';
import { judge } from '../../src/policy/judge.ts';
import { PRESET_NAMES } from '../../src/policy/keys.ts';
import { defaultPolicy, type Policy } from '../../src/policy/policy.ts';
import { presetLayer } from '../../src/policy/presets.ts';

const home = (more: Partial<Finding> = {}): Finding => finding('path-home-directory', 'medium', more);
const token = (more: Partial<Finding> = {}): Finding => finding('secret-npm-token', 'critical', more);

function judged(one: Finding, policy: Policy, visibility: Visibility = CLOSED): Judged {
  const { findings } = judge({
    findings: [one],
    incomplete: [],
    policy,
    visibility,
    today: TODAY,
    measured: measured(),
  });
  return findings.find(({ ruleId }) => ruleId === one.ruleId)!;
}

const level = (one: Finding, configs: readonly object[], flags: Partial<PolicyFlags> = {}): Level =>
  judged(one, policyOf(configs, flags)).level;
const flag = (id: RuleId, to: Level): Partial<PolicyFlags> => ({ rules: new Map([[id, to]]) });

function preset(name: string, own: object = {}): Policy {
  const layer = presetLayer(name);
  if (layer === undefined) throw new Error(`no preset ${name}`);
  const { rules } = policyOf([own]);
  const extra = [...rules].map(([id, to]): [RuleId, { level: Level }] => [id, { level: to }]);
  return resolvePolicy([layer, { rules: new Map(extra), overrides: [], allow: [] }], { rules: new Map() }, []);
}

const override = (files: string, rules: object): object => ({ overrides: [{ files: [files], rules }] });

describe('derived, then preset', () => {
  it('nothing configured is the default policy', () => {
    const { credentialFailOn, ...policy } = policyOf([]);
    expect(policy).toEqual(defaultPolicy());
    expect(credentialFailOn).toBe('high');
  });

  it.each(PRESET_NAMES)('%s is there', (name) => {
    expect(presetLayer(name)).toBeDefined();
  });

  it('recommended changes nothing', () => {
    expect(preset('recommended')).toEqual(policyOf([]));
  });

  it('closed-source makes source text and agent files fail, strict all warnings', () => {
    const agents = finding('ai-agent-instructions', 'medium');
    expect(level(agents, [])).toBe('warn');
    expect(judged(agents, preset('closed-source')).level).toBe('error');
    expect(judged(home(), preset('closed-source')).level).toBe('warn');
    expect(judged(home(), preset('strict')).level).toBe('error');
    expect(judged(finding('source-map-dangling-reference', 'info'), preset('strict')).level).toBe('error');
    expect(preset('closed-source').visibility).toBe('closed');
    expect(preset('open-source').visibility).toBe('open');
  });

  it('only consumer lets a token pass', () => {
    for (const name of PRESET_NAMES) {
      expect(judged(token(), preset(name)).status).toBe(name === 'consumer' ? 'warning' : 'failing');
    }
  });
});

describe('preset, then extended, then own rules', () => {
  it('the later one wins', () => {
    expect(
      judged(finding('ai-agent-directory', 'high'), preset('closed-source', { rules: { 'ai-*': 'info' } })).level,
    ).toBe('info');
    const parent = { rules: { 'path-*': 'error' }, failOn: 'medium', strict: true };
    expect(level(home(), [parent])).toBe('error');
    expect(level(home(), [parent, { strict: false, rules: { 'path-home-directory': 'info' } }])).toBe('info');
    expect(policyOf([parent, { failOn: 'critical' }]).failOn).toBe('critical');
  });

  it('what a configuration leaves out stays as it was', () => {
    const parent = { rules: { 'path-*': { level: 'error', minConfidence: 'possible' } }, visibility: 'open' };
    const policy = policyOf([parent, { rules: { 'path-home-directory': { minConfidence: 'certain' } } }]);
    expect(judged(home({ confidence: 'likely' }), policy).level).toBe('warn');
    expect(judged(home(), policy).level).toBe('error');
    expect(policy.visibility).toBe('open');
  });

  it('consumer before an own failOn only sets the default', () => {
    const consumer = presetLayer('consumer')!;
    const own = { failOn: 'critical' as const, rules: new Map(), overrides: [], allow: [] };
    const policy = resolvePolicy([consumer, own], { rules: new Map() }, []);
    expect(judged(token({ severity: 'high' }), policy).level).toBe('error');
  });
});

describe('rules, then overrides', () => {
  const at = (...paths: [string, ...string[]][]): Partial<Finding> => ({
    locations: paths.map((path) => ({ path })),
    locationCount: paths.length,
  });

  it('belong to files, and to what is inside of them', () => {
    const config = { rules: { 'path-*': 'error' }, ...override('examples/**', { 'path-*': 'info' }) };
    expect(level(home(at(['dist/a.js'])), [config])).toBe('error');
    expect(level(home(at(['examples/a.js'])), [config])).toBe('info');
    expect(level(home(at(['examples/a.js.map', 'src/a.ts'])), [config])).toBe('info');
  });

  it('a > b is only inside of a', () => {
    const config = override('dist/*.map > src/**', { 'path-*': 'error' });
    expect(level(home(at(['dist/a.js.map'])), [config])).toBe('warn');
    expect(level(home(at(['dist/a.js.map', 'src/a.ts'])), [config])).toBe('error');
    expect(level(home(at(['dist/a.js.map', 'lib/a.ts'])), [config])).toBe('warn');
  });

  it('the strictest of several places counts', () => {
    const config = override('examples/**', { 'path-*': 'off' });
    expect(level(home(at(['examples/a.js'], ['examples/b.js'])), [config])).toBe('off');
    expect(level(home(at(['examples/a.js'], ['dist/a.js'])), [config])).toBe('warn');
    expect(level(home({ ...at(['examples/a.js']), locationCount: 2 }), [config])).toBe('warn');
    expect(level(home({ locations: [], locationCount: 0 }), [config])).toBe('warn');
  });

  it('later ones win, those of extended configurations come first', () => {
    const both = {
      overrides: [
        { files: ['**'], rules: { 'path-*': 'off' } },
        { files: ['dist/**'], rules: { 'path-*': 'error' } },
      ],
    };
    expect(level(home(at(['dist/a.js'])), [both])).toBe('error');
    expect(level(home(at(['dist/a.js'])), [both, override('dist/a.js', { 'path-*': 'info' })])).toBe('info');
  });

  it('the confidence of a rule may differ by file', () => {
    const config = override('dist/**', { 'path-*': { level: 'error', minConfidence: 'possible' } });
    expect(level(home({ ...at(['dist/a.js']), confidence: 'possible' }), [config])).toBe('error');
    expect(level(home({ ...at(['bin/a.js']), confidence: 'possible' }), [config])).toBe('warn');
  });
});

describe('overrides, then flags', () => {
  it('a flag wins over rules and overrides', () => {
    const config = { rules: { 'path-*': 'off' }, ...override('**', { 'path-*': 'info' }) };
    expect(level(home(), [config], flag('path-home-directory', 'error'))).toBe('error');
    expect(level(home(), [config])).toBe('info');
  });

  it('so do --fail-on and --strict', () => {
    expect(level(home(), [{ failOn: 'critical' }], { failOn: 'medium' })).toBe('error');
    expect(level(home(), [{ strict: false }], { strict: true })).toBe('error');
    expect(level(token(), [], { failOn: 'never' })).toBe('warn');
    expect(level(token(), [{ failOn: 'high' }], flag('secret-npm-token', 'off'))).toBe('off');
  });

  it('contradictions are mistakes', () => {
    expect(mistakeOf(() => policyOf([], { strict: true, failOn: 'never' }))).toMatchObject({ code: 'EUSAGE' });
    expect(mistakeOf(() => policyOf([{ strict: true }], { failOn: 'never' }))).toMatchObject({ code: 'ECONFIG' });
    expect(mistakeOf(() => policyOf([{ failOn: 'never' }], { strict: true }))).toMatchObject({ code: 'ECONFIG' });
  });
});

describe('visibility, then level', () => {
  it('the level follows from the severity of an open package', () => {
    const map = finding('source-map-embedded-source', 'critical', { severityIfOpen: 'info' });
    const policy = policyOf([{ failOn: 'low' }]);
    expect(judged(map, policy, OPEN).level).toBe('info');
    expect(judged(map, policyOf([{ rules: { 'source-map-*': 'error' } }]), OPEN).level).toBe('error');
  });
});

describe('level, then confidence, then strict', () => {
  it('minConfidence of a rule replaces the general one', () => {
    const config = { minConfidence: 'certain', rules: { 'path-*': { level: 'error', minConfidence: 'possible' } } };
    expect(level(home({ confidence: 'possible' }), [config])).toBe('error');
    expect(level(finding('dev-file-ide', 'high', { confidence: 'likely' }), [config])).toBe('warn');
    expect(level(finding('dev-file-ide', 'high', { confidence: 'likely' }), [{ ...config, strict: true }])).toBe(
      'error',
    );
  });
});

describe('credentials that no configuration makes milder', () => {
  it.each([
    [{ failOn: 'never' }, token()],
    [{ failOn: 'critical' }, token({ severity: 'high' })],
    [{ minConfidence: 'certain' }, token({ confidence: 'likely' })],
    [{ failOn: 'never', minConfidence: 'certain' }, token({ confidence: 'likely' })],
  ])('%j', (config, one) => {
    expect(level(one, [config])).toBe('error');
  });

  it('milder ones follow the gate', () => {
    expect(level(token({ severity: 'medium' }), [{ failOn: 'never' }])).toBe('warn');
    expect(level(token({ severity: 'medium' }), [{ failOn: 'medium' }])).toBe('error');
    expect(level(token({ confidence: 'possible' }), [])).toBe('warn');
  });

  it('with consent they are', () => {
    const consent = { level: 'warn', reason: 'demo token of the docs', acceptCritical: true };
    expect(level(token(), [{ rules: { 'secret-npm-token': consent } }])).toBe('warn');
    expect(level(token(), [override('dist/**', { 'secret-*': consent })])).toBe('warn');
    expect(level(token(), [override('docs/**', { 'secret-*': consent })])).toBe('error');
  });
});
