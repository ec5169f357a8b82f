import { describe, expect, it } from 'vitest';
import { findRule, parseRuleOption } from '../../src/policy/rule-option.ts';

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
