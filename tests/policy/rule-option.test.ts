import { describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/base/rule-ids.ts';
import { findRule, parseRuleOption, selectRules } from '../../src/policy/rule-option.ts';

describe('parseRuleOption', () => {
  it('reads a rule and its level', () => {
    expect(parseRuleOption('path-home-directory=error')).toEqual(['path-home-directory', 'error']);
  });

  it.each([
    ['path-home-directory', 'a level is missing', 'write it as path-home-directory=error'],
    ['path-home-directry=error', 'unknown rule "path-home-directry"', 'did you mean "path-home-directory"?'],
    ['nonsense=error', 'unknown rule "nonsense"', '`leakcheck rules` lists all'],
    ['secret-jwt=eror', 'unknown level "eror" for secret-jwt', 'did you mean "error"?'],
    ['secret-jwt=', 'unknown level "" for secret-jwt', 'error, warn, info, off'],
    ['scan-incomplete=off', 'scan-incomplete has no level', 'use --allow-incomplete to accept gaps that may be waived'],
  ])('refuses %j', (option, message, hint) => {
    expect(() => parseRuleOption(option)).toThrow(
      expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining(message), hint }),
    );
  });
});

describe('findRule', () => {
  it('knows every id by its exact name only', () => {
    expect(findRule('secret-jwt')).toBe('secret-jwt');
    expect(() => findRule('SECRET-JWT')).toThrow('unknown rule "SECRET-JWT"');
  });
});

describe('--only and --skip', () => {
  const off = (only: readonly string[] | undefined, skip?: readonly string[]): readonly string[] =>
    selectRules(only, skip).map(([id, level]) => `${id} ${level}`);

  it('switch rules off', () => {
    expect(off(undefined)).toEqual([]);
    expect(off(undefined, ['secret-jwt', 'path-*'])).toEqual([
      'path-build-directory off',
      'path-home-directory off',
      'secret-jwt off',
    ]);
    const left = RULE_IDS.filter((id) => !selectRules(['key-*'], ['key-keystore']).some(([other]) => other === id));
    expect(left).toEqual(['key-crypto-wallet', 'key-private-key', 'scan-incomplete']);
  });

  it.each([['secret-jtw'], ['sceret-*'], ['']])('refuse %j', (id) => {
    expect(() => selectRules([id])).toThrow(/^unknown rule/);
    expect(() => selectRules(undefined, [id])).toThrow(/^unknown rule/);
  });
});
