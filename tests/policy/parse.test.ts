import { describe, expect, it } from 'vitest';
import { mistakeOf, parse } from '../support/config.ts';

const entry = (more: object): string =>
  JSON.stringify({
    allow: [{ rule: 'dev-file-ide', paths: ['a'], reason: 'long enough', expires: '2026-07-01', ...more }],
  });

describe('a mistake is an error with its place', () => {
  it.each<[string, string, string, string?]>([
    [
      'an unknown key',
      '{\n  "failon": "high"\n}',
      'unknown key "failon" in leakcheck.config.json:2:3',
      'did you mean "failOn"?',
    ],
    ['a key of nowhere', '{ "zzzzzzzz": 1 }', 'unknown key "zzzzzzzz" in leakcheck.config.json:1:3'],
    [
      'a wrong value',
      '{ "failOn": "hihg" }',
      'unknown value "hihg" for "failOn" in leakcheck.config.json:1:13',
      'did you mean "high"?',
    ],
    [
      'a wrong type',
      '{ "strict": "yes" }',
      '"strict" must be true or false, found a string in leakcheck.config.json:1:13',
    ],
    ['null', '{ "rules": null }', '"rules" must be an object, found null in leakcheck.config.json:1:12'],
    ['no object', '[]', 'the configuration must be an object, found an array in leakcheck.config.json:1:1'],
    [
      'two equal keys',
      '{ "strict": true,\r\n\t"strict": false }',
      '"strict" is there twice in leakcheck.config.json:2:2',
      'keep one of them',
    ],
    [
      'two equal rules',
      '{ "rules": { "secret-jwt": "error", "secret-jwt": "off" } }',
      '"secret-jwt" is there twice in leakcheck.config.json:1:37',
      'keep one of them',
    ],
    ['trailing garbage', '{} {}', 'text behind the end of the JSON value: no valid JSON in leakcheck.config.json:1:4'],
    [
      'a comment',
      '{ // x\n}',
      'a key in double quotes is missing (comments need a file named .jsonc): no valid JSON in leakcheck.config.json:1:3',
    ],
    [
      'a trailing comma',
      '{ "failOn": "low",\n}',
      'a key in double quotes is missing (trailing commas need a file named .jsonc): no valid JSON in leakcheck.config.json:2:1',
    ],
    [
      'an unknown rule',
      '{ "rules": { "source-map-embeded-source": "off" } }',
      'unknown rule "source-map-embeded-source" in leakcheck.config.json:1:14',
      'did you mean "source-map-embedded-source"?',
    ],
    [
      'a pattern of no rule',
      '{ "rules": { "source-mab-*": "off" } }',
      'unknown rule "source-mab-*" in leakcheck.config.json:1:14',
      '`leakcheck rules` lists all',
    ],
    [
      'a star in the middle',
      '{ "rules": { "source-*-source": "off" } }',
      'unknown rule "source-*-source" in leakcheck.config.json:1:14',
      '`leakcheck rules` lists all',
    ],
    [
      'a rule without level',
      '{ "rules": { "scan-incomplete": "off" } }',
      'scan-incomplete has no level in leakcheck.config.json:1:14',
      'use --allow-incomplete to accept gaps',
    ],
    [
      'a wrong level',
      '{ "rules": { "dev-file-ide": "wran" } }',
      'unknown value "wran" for the level of dev-file-ide in leakcheck.config.json:1:30',
      'did you mean "warn"?',
    ],
    [
      'a number as level',
      '{ "rules": { "dev-file-ide": 2 } }',
      'the level of dev-file-ide must be one of error, warn, info, off, or an object, found a number in leakcheck.config.json:1:30',
    ],
    [
      'an empty rule',
      '{ "rules": { "dev-file-ide": {} } }',
      'dev-file-ide sets nothing in leakcheck.config.json:1:14',
      'give it a "level" or a "minConfidence"',
    ],
    [
      'an unknown option',
      '{ "rules": { "dev-file-ide": { "levl": "off" } } }',
      'unknown key "levl" in leakcheck.config.json:1:32',
      'did you mean "level"?',
    ],
    [
      'an override without rules',
      '{ "overrides": [{ "files": ["a"] }] }',
      '"rules" is missing in "overrides" in leakcheck.config.json:1:17',
    ],
    [
      'an override without files',
      '{ "overrides": [{ "files": [], "rules": {} }] }',
      '"files" is empty in leakcheck.config.json:1:28',
      'remove it or fill it',
    ],
    [
      'a URL to extend',
      '{ "extends": "https://registry.example.org/p.json" }',
      '"extends" is "https://registry.example.org/p.json" in leakcheck.config.json:1:14',
      'it must be a preset (leakcheck:strict), a file (./policy.json) or a package (@acme/leakcheck-policy)',
    ],
    [
      'a short reason',
      entry({ reason: '  short   ' }),
      '"reason" needs 10 characters at least in leakcheck.config.json:1:57',
    ],
    ['no count', entry({ maxCount: 0 }), '"maxCount" must be a whole number above 0 in leakcheck.config.json:1:105'],
    [
      'half a count',
      entry({ maxCount: 1.5 }),
      '"maxCount" must be a whole number above 0 in leakcheck.config.json:1:105',
    ],
    [
      'no date',
      entry({ expires: 'soon' }),
      '"expires" is "soon" in leakcheck.config.json:1:81',
      'it must be a date (2027-05-01) or "never"',
    ],
    [
      'no day',
      entry({ expires: '2026-02-31' }),
      '"2026-02-31" is no day of the calendar in leakcheck.config.json:1:81',
    ],
    [
      'a day too far',
      entry({ expires: '2027-06-02' }),
      '2027-06-02 is more than 365 days ahead in leakcheck.config.json:1:81',
      '2027-06-01 is the last day that can be given today',
    ],
    [
      'never for a credential',
      entry({ rule: 'secret-jwt', expires: 'never' }),
      '"never" is too long for secret-jwt in leakcheck.config.json:1:79',
      'give a date',
    ],
    [
      'everything for a credential',
      entry({ rule: 'secret-jwt', paths: ['{**,a}'] }),
      'secret-jwt may not be accepted everywhere in leakcheck.config.json:1:40',
      'name the paths',
    ],
    [
      'an unknown rule to accept',
      entry({ rule: 'dev-file-idea' }),
      'unknown rule "dev-file-idea" in leakcheck.config.json:1:19',
      'did you mean "dev-file-ide"?',
    ],
    [
      'a pattern of rules to accept',
      entry({ rule: 'dev-*' }),
      'unknown rule "dev-*" in leakcheck.config.json:1:19',
      '`leakcheck rules` lists all',
    ],
    [
      'rule and fingerprint',
      entry({ fingerprint: 'lc1:dev-file-ide:0123456789abcdef' }),
      'an exception must name a "fingerprint", or a "rule" and its "paths", in leakcheck.config.json:1:11',
    ],
    [
      'a fingerprint of no rule',
      '{ "allow": [{ "fingerprint": "lc1:nothing-here:0123456789abcdef", "reason": "long enough", "expires": "2026-07-01" }] }',
      'unknown rule "nothing-here" in leakcheck.config.json:1:30',
      '`leakcheck rules` lists all',
    ],
    [
      'braces in a package name',
      entry({ packages: ['{a,b}'] }),
      '"packages" is "{a,b}" in leakcheck.config.json:1:106',
      'it must be a package name or a pattern of names',
    ],
  ])('%s', (_, text, message, hint) => {
    const found = mistakeOf(() => parse(text));
    expect(found).toMatchObject({ code: 'ECONFIG', message });
    if (hint !== undefined) expect(found.hint).toBe(hint);
  });

  it.each([
    ['', 'is empty'],
    ['/dist/a', 'is absolute'],
    ['C:/dist/a', 'is absolute'],
    ['../a', 'has an empty segment'],
    ['./a', 'has an empty segment'],
    ['a//b', 'has an empty segment'],
    ['dist/', 'ends with /'],
    ['dist\\a', 'has a backslash'],
    ['!dist', 'starts with "!"'],
    ['a > ', 'has a part that is empty'],
    ['a >  > b', 'has a part that is empty'],
    ['{a,{b,c}}', 'has unbalanced or nested braces'],
    ['a}', 'has unbalanced or nested braces'],
    ['{a,b}'.repeat(9), 'stands for too many paths'],
    ['a'.repeat(1001), 'is too long'],
  ])('a pattern that matches nothing: %j', (pattern, why) => {
    const text = JSON.stringify({ overrides: [{ files: [pattern], rules: {} }] });
    const { message, hint } = mistakeOf(() => parse(text));
    expect(message).toContain('can match nothing in leakcheck.config.json:1:25');
    expect(hint).toContain(`it ${why}`);
  });
});

describe('credentials and keys', () => {
  const refused = 'it needs { "level", "reason", "acceptCritical": true }';

  it.each([
    { 'secret-npm-token': 'warn' },
    { 'secret-npm-token': 'off' },
    { 'secret-*': 'info' },
    { '*': 'warn' },
    { 'key-private-key': { level: 'warn', reason: 'long enough, but no consent' } },
    { 'key-private-key': { level: 'warn', acceptCritical: true } },
    { 'key-private-key': { level: 'warn', acceptCritical: false, reason: 'long enough' } },
    { 'credential-file-dotenv': { minConfidence: 'certain' } },
    { 'credential-file-dotenv': { level: 'error', minConfidence: 'certain' } },
  ])('are not made milder by %j', (rules) => {
    expect(mistakeOf(() => parse(JSON.stringify({ rules })))).toMatchObject({ code: 'ECONFIG', hint: refused });
    const inOverride = JSON.stringify({ overrides: [{ files: ['a'], rules }] });
    expect(mistakeOf(() => parse(inOverride))).toMatchObject({ code: 'ECONFIG', hint: refused });
  });

  it.each([
    { 'secret-npm-token': 'error' },
    { 'secret-*': { minConfidence: 'possible' } },
    { 'secret-jwt': { level: 'off', reason: 'demo tokens of the docs', acceptCritical: true } },
    { '*': { level: 'warn', reason: 'only looking around', acceptCritical: true } },
  ])('may be set by %j', (rules) => {
    expect(parse(JSON.stringify({ rules })).layer.rules.size).toBeGreaterThan(0);
  });
});
