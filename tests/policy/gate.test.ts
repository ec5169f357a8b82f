/** Whatever a configuration says, a critical credential that would fail keeps failing unless somebody consented in it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LeakcheckError } from '../../src/base/errors.ts';
import { RULE_IDS } from '../../src/base/rule-ids.ts';
import { CONFIDENCES, LEVELS, type Confidence } from '../../src/base/types.ts';
import { isCredentialRule } from '../../src/policy/credential.ts';
import { resolvePolicy } from '../../src/policy/extend.ts';
import { judge } from '../../src/policy/judge.ts';
import { FAIL_ON, PRESET_NAMES } from '../../src/policy/keys.ts';
import type { Layer } from '../../src/policy/layer.ts';
import { presetLayer } from '../../src/policy/presets.ts';
import { parse, TODAY } from '../support/config.ts';
import { CLOSED, finding, OPEN, UNPROVEN, measured } from '../support/findings.ts';

const CREDENTIALS = RULE_IDS.filter(isCredentialRule);
const patterns = fc.oneof(
  fc.constantFrom(...RULE_IDS),
  fc.constantFrom('*', 'secret-*', 'key-*', 'credential-*', 'path-*'),
);
const reason = 'a reason that is long enough';

/** `consent` says whether `acceptCritical` may occur. */
function settings(consent: boolean): fc.Arbitrary<object> {
  const object = fc.record(
    {
      level: fc.constantFrom(...LEVELS),
      minConfidence: fc.constantFrom(...CONFIDENCES),
      reason: fc.constant(reason),
      acceptCritical: fc.constantFrom(false, consent),
    },
    { requiredKeys: [] },
  );
  return fc.dictionary(patterns, fc.oneof(fc.constantFrom(...LEVELS), object), { maxKeys: 3 });
}

const files = fc.uniqueArray(fc.constantFrom('dist/**', '**', '*', 'dist/cli.js', 'a > b'), { minLength: 1 });

function configs(consent: boolean): fc.Arbitrary<object> {
  return fc.record(
    {
      visibility: fc.constantFrom('auto', 'open', 'closed'),
      failOn: fc.constantFrom(...FAIL_ON),
      minConfidence: fc.constantFrom(...CONFIDENCES),
      strict: fc.boolean(),
      rules: settings(consent),
      overrides: fc.array(fc.record({ files, rules: settings(consent) }), { maxLength: 2 }),
      allow: fc.array(
        fc.oneof(
          fc.record({
            rule: fc.constantFrom(...CREDENTIALS),
            paths: files,
            reason: fc.constant(reason),
            expires: fc.constantFrom('2026-12-01', 'never'),
            acceptCritical: fc.constantFrom(false, consent),
          }),
          fc.record({
            fingerprint: fc.constantFrom(...CREDENTIALS).map((id) => `lc1:${id}:0123456789abcdef`),
            reason: fc.constant(reason),
            expires: fc.constant('2026-12-01'),
            acceptCritical: fc.constantFrom(false, consent),
          }),
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: [] },
  );
}

const presets = fc.uniqueArray(fc.constantFrom(...PRESET_NAMES.filter((name) => name !== 'consumer')));

/** Null if the configuration is refused, which is always right. */
function outcome(names: readonly string[], config: object, confidence: Confidence, rule: number): string | null {
  try {
    const bases = names.map((name): Layer => presetLayer(name)!);
    const policy = resolvePolicy([...bases, parse(JSON.stringify(config)).layer], { rules: new Map() }, []);
    const one = finding(CREDENTIALS[rule % CREDENTIALS.length]!, 'critical', { confidence });
    const verdicts = [OPEN, CLOSED, UNPROVEN].map(
      (visibility) =>
        judge({ findings: [one], incomplete: [], policy, visibility, today: TODAY, measured: measured() }).outcome,
    );
    return verdicts.every((verdict) => verdict === 'fail') ? 'fail' : 'pass';
  } catch (error) {
    if (error instanceof LeakcheckError) return null;
    throw error;
  }
}

const confidence = fc.constantFrom<Confidence>('certain', 'likely');

describe('a critical credential', () => {
  it('fails under any configuration without consent', () => {
    let judged = 0;
    fc.assert(
      fc.property(presets, configs(false), confidence, fc.nat(), (names, config, sure, rule) => {
        const found = outcome(names, config, sure, rule);
        if (found === null) return;
        judged++;
        expect(found).toBe('fail');
      }),
      { numRuns: 4000 },
    );
    expect(judged).toBeGreaterThan(500);
  });

  it('with consent some let it pass: the test above can fail', () => {
    let passed = 0;
    fc.assert(
      fc.property(presets, configs(true), confidence, fc.nat(), (names, config, sure, rule) => {
        if (outcome(names, config, sure, rule) === 'pass') passed++;
      }),
      { numRuns: 4000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});
