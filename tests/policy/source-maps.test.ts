/** `sourceMaps`: what each of its words makes of maps with and without text. */
import { describe, expect, it } from 'vitest';
import type { Finding, FindingStatus, Visibility } from '../../src/base/types.ts';
import { resolvePolicy } from '../../src/policy/extend.ts';
import { CURE, judge } from '../../src/policy/judge.ts';
import { presetLayer } from '../../src/policy/presets.ts';
import { parse, policyOf, TODAY } from '../support/config.ts';
import { CLOSED, finding, mapRecord, measured, OPEN, UNPROVEN } from '../support/findings.ts';

const text = (more: Partial<Finding> = {}): Finding =>
  finding('source-map-embedded-source', 'critical', { severityIfOpen: 'info', data: { novelFiles: 3 }, ...more });
const accident = text({ severityIfOpen: 'medium' });
const shipped = text({ severity: 'info', data: { novelFiles: 0 } });
const bare = finding('source-map-paths-only', 'low', { severityIfOpen: 'info' });
const dangling = finding('source-map-dangling-reference', 'info');
const absolute = finding('source-map-absolute-path', 'medium', { severityIfOpen: 'low' });

function status(one: Finding, sourceMaps: string, visibility: Visibility = OPEN, more: object = {}): FindingStatus {
  const policy = policyOf([{ sourceMaps, ...more }]);
  const { findings } = judge({
    findings: [one],
    incomplete: [],
    policy,
    visibility,
    today: TODAY,
    measured: measured(),
  });
  return findings[0]!.status;
}

describe('sourceMaps', () => {
  it.each([
    ['auto', 'note', 'warning', 'note', 'note', 'note', 'warning'],
    ['forbid', 'failing', 'failing', 'failing', 'failing', 'failing', 'failing'],
    ['no-content', 'failing', 'failing', 'failing', 'note', 'note', 'warning'],
    ['public', 'failing', 'failing', 'note', 'note', 'note', 'warning'],
    ['publish', 'note', 'warning', 'note', 'note', 'note', 'warning'],
  ])('%s, open', (mode, ...expected) => {
    expect([text(), accident, shipped, bare, dangling, absolute].map((one) => status(one, mode))).toEqual(expected);
  });

  it.each([
    ['auto', 'failing', 'failing', 'note', 'warning', 'note', 'warning'],
    ['publish', 'note', 'warning', 'note', 'warning', 'note', 'warning'],
  ])('%s, closed', (mode, ...expected) => {
    const found = [text(), accident, shipped, bare, dangling, absolute].map((one) => status(one, mode, CLOSED));
    expect(found).toEqual(expected);
  });

  it('publish touches no secret in a map, and does not speak of visibility', () => {
    const token = finding('secret-npm-token', 'critical', { severityIfOpen: 'info' });
    expect(status(token, 'publish', CLOSED)).toBe('failing');
    const policy = policyOf([{ sourceMaps: 'publish' }]);
    const given = { incomplete: [], policy, visibility: UNPROVEN, today: TODAY, measured: measured() };
    expect(judge({ findings: [text()], ...given }).findings[0]?.message).not.toContain(CURE);
  });

  it('forbid does not let a map pass of which no rule speaks', () => {
    const given = { findings: [], incomplete: [], visibility: OPEN, today: TODAY };
    const release = { ...measured(), sourceMaps: [mapRecord('a.js.map', 30)] };
    const outcome = (config: object): string =>
      judge({ ...given, measured: release, policy: policyOf([config]) }).outcome;
    expect(outcome({ sourceMaps: 'forbid', budgets: { sourceMaps: '1 MB' } })).toBe('fail');
    expect(outcome({ sourceMaps: 'no-content' })).toBe('pass');
  });

  it('is weaker than the level of a rule, and the last configuration decides', () => {
    expect(status(text(), 'forbid', OPEN, { rules: { 'source-map-*': 'warn' } })).toBe('warning');
    expect(policyOf([{ sourceMaps: 'forbid' }, { sourceMaps: 'publish' }])).toMatchObject({
      sourceMaps: 'publish',
      budgets: {},
    });
  });

  it('is part of the presets, and can be changed after them', () => {
    const under = (preset: string, own: object): unknown => {
      const policy = resolvePolicy([presetLayer(preset)!, parse(JSON.stringify(own)).layer], { rules: new Map() }, []);
      const given = { incomplete: [], policy, visibility: CLOSED, today: TODAY, measured: measured() };
      return judge({ findings: [text()], ...given }).findings[0]?.status;
    };
    expect(under('closed-source', {})).toBe('failing');
    expect(under('strict', {})).toBe('failing');
    expect(under('closed-source', { sourceMaps: 'publish' })).toBe('note');
  });
});
