import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configTables } from '../../src/policy/config-page.ts';
import { configSchema } from '../../src/policy/config-schema.ts';
import { KEYS } from '../../src/policy/keys.ts';
import { mistakeOf, parse } from '../support/config.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configSchema());
const allow = { rule: 'dev-file-ide', paths: ['a'], reason: 'long enough', expires: '2026-07-01' };

describe('the schema', () => {
  it.each([
    {},
    { $schema: 'x', extends: 'leakcheck:strict', visibility: 'open', failOn: 'never', minConfidence: 'certain' },
    { extends: ['./a.json', '../b/c.json', '@acme/policy', 'policy'], strict: false },
    { rules: { 'dev-*': 'off', 'secret-jwt': { level: 'error', minConfidence: 'possible', reason: 'long enough' } } },
    { overrides: [{ files: ['a > b'], rules: {} }], allow: [] },
    {
      allow: [
        allow,
        { ...allow, expires: 'never', maxCount: 1, packages: ['@a/*'], owner: 'me', acceptCritical: true },
      ],
    },
  ])('takes what the product takes: %j', (config) => {
    expect(validate(config)).toBe(true);
    parse(JSON.stringify(config));
  });

  it.each([
    { failOn: 'info' },
    { nothing: 1 },
    { extends: [] },
    { extends: 'https://registry.example.org/' },
    { rules: { 'secret-nothing': 'off' } },
    { rules: { 'scan-incomplete': 'off' } },
    { rules: { 'dev-file-ide': 'warning' } },
    { overrides: [{ files: ['a'] }] },
    { allow: [{ ...allow, reason: 'short' }] },
    { allow: [{ ...allow, expires: '1.5.2027' }] },
    { allow: [{ ...allow, maxCount: 0 }] },
    { allow: [{ ...allow, more: 1 }] },
  ])('refuses what the product refuses: %j', (config) => {
    expect(validate(config)).toBe(false);
    expect(mistakeOf(() => parse(JSON.stringify(config))).code).toBe('ECONFIG');
  });
});

describe('the page', () => {
  it('has every key', () => {
    const page = configTables();
    for (const { name } of KEYS) expect(page).toContain(`| \`${name}\` |`);
    expect(page).toContain('### `allow`\n| key |');
  });
});
