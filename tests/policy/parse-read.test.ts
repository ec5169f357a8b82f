import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/policy/parse.ts';
import { configText, mistakeOf, parse, TODAY } from '../support/config.ts';

describe('what is read', () => {
  it('a full id wins over a pattern, a longer pattern over a shorter one, whatever comes first', () => {
    const { rules } = parse('{ "rules": { "dev-file-ide": "off", "dev-*": "warn", "dev-file-*": "info" } }').layer;
    expect(rules.get('dev-file-ide')).toEqual({ level: 'off' });
    expect(rules.get('dev-file-tests')).toEqual({ level: 'info' });
  });

  it('level and confidence of one rule may come from two lines', () => {
    const { rules } = parse('{ "rules": { "dev-*": { "minConfidence": "possible" }, "dev-file-ide": "off" } }').layer;
    expect(rules.get('dev-file-ide')).toEqual({ level: 'off', minConfidence: 'possible' });
  });

  it('keys that are absent set nothing', () => {
    expect(parse('{}')).toEqual({ extends: [], baseline: null, layer: { rules: new Map(), overrides: [], allow: [] } });
  });

  it('BOM, CRLF and, in jsonc, comments and trailing commas', () => {
    const text = '\uFEFF{\r\n  // why\r\n  "strict": true,\r\n  "extends": ["leakcheck:strict", "./a.json",],\r\n}\r\n';
    const { extends: references, layer } = parse(text, 'jsonc');
    expect(layer.strict).toBe(true);
    expect(references.map(({ name }) => name)).toEqual(['leakcheck:strict', './a.json']);
    expect(mistakeOf(() => parse(text.replace('"strict"', '"strikt"'), 'jsonc')).message).toBe(
      'unknown key "strikt" in leakcheck.config.jsonc:3:3',
    );
  });

  it('the member of package.json, with places in package.json', () => {
    const text = '{\n  "name": "a",\n  "leakcheck": {\n    "strict": 1\n  }\n}';
    expect(mistakeOf(() => parse(text, 'package.json')).message).toBe(
      '"strict" must be true or false, found a number in package.json:4:15',
    );
    expect(parseConfig(configText('{ "name": "a", "name": "b" }', 'package.json'), TODAY)).toBeNull();
    expect(mistakeOf(() => parse('{ "leakcheck": {}, "leakcheck": {} }', 'package.json')).message).toBe(
      'a second "leakcheck" in package.json:1:20',
    );
  });

  it('an exception with everything, and the line it is on', () => {
    const text = `{ "allow": [
      { "rule": "dev-file-ide", "paths": ["a"], "reason": "first of them", "expires": "never" },
      { "fingerprint": "lc1:key-private-key:0123456789abcdef", "reason": "second of them", "expires": "2027-06-01",
        "owner": "@acme/security", "packages": ["@acme/*"], "maxCount": 2, "acceptCritical": true }
    ] }`;
    expect(parse(text).layer.allow).toEqual([
      {
        ruleId: 'dev-file-ide',
        paths: ['a'],
        reason: 'first of them',
        expires: 'never',
        acceptCritical: false,
        source: 'leakcheck.config.json',
        line: 2,
      },
      {
        ruleId: 'key-private-key',
        fingerprint: 'lc1:key-private-key:0123456789abcdef',
        reason: 'second of them',
        expires: '2027-06-01',
        owner: '@acme/security',
        packages: ['@acme/*'],
        maxCount: 2,
        acceptCritical: true,
        source: 'leakcheck.config.json',
        line: 3,
      },
    ]);
  });
});
