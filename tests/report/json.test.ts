import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { json } from '../../src/report/json.ts';
import { REPORT_SCHEMA } from '../../src/report/schema.ts';
import { report } from '../support/findings.ts';
import { sample, SAMPLES, UNJUDGED } from './samples.ts';

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);

const record = {
  path: ['dist/cli.js.map'],
  form: 'file',
  bytes: 500,
  sources: 3,
  sourcesWithContent: 2,
  contentBytes: 100,
  contentLines: 9,
  firstParty: { sources: 2, bytes: 90 },
  novel: { sources: 1, bytes: 40 },
  linkedFrom: ['dist/cli.js'],
} as const;

describe('json', () => {
  it.each([...SAMPLES.keys()])('%s follows the schema', (name) => {
    const parsed: unknown = JSON.parse(json(sample(name), { unjudged: [] }));
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toMatchObject({ schemaVersion: 1, reports: sample(name) });
  });

  it('lists targets that could not be judged, and is undecided then', () => {
    const parsed: unknown = JSON.parse(json(sample('pass'), { unjudged: [UNJUDGED] }));
    expect(validate(parsed)).toBe(true);
    expect(parsed).toMatchObject({ outcome: 'undecided', errors: [UNJUDGED] });
  });

  it.each([
    ['pass', ['pass', 'grouped']],
    ['undecided', ['pass', 'undecided']],
    ['fail', ['undecided', 'secret', 'pass']],
    ['pass', []],
  ])('the outcome of all is %s for %j', (outcome, names) => {
    expect(JSON.parse(json(names.flatMap(sample), { unjudged: [] }))).toMatchObject({ outcome });
  });

  it('has the keys in one order, whatever order they were made in', () => {
    const one = report({ inventory: { sourceMaps: [record] } });
    const reversed = reverseKeys(one);
    expect(Object.keys(reversed)[0]).toBe('stats');
    expect(json([reversed], { unjudged: [] })).toBe(json([one], { unjudged: [] }));
    expect(json([one], { unjudged: [] })).toMatch(
      /^\{\n {2}"schemaVersion": 1,\n {2}"outcome": "pass",\n {2}"reports": \[\n/,
    );
  });

  it('keeps members that the schema does not name, sorted and last', () => {
    const text = json([{ ...report(), zeta: 1, alpha: 2 } as ReturnType<typeof report>], { unjudged: [] });
    expect(text.indexOf('"stats"')).toBeLessThan(text.indexOf('"alpha"'));
    expect(text.indexOf('"alpha"')).toBeLessThan(text.indexOf('"zeta"'));
  });

  it('the schema refuses what is no report', () => {
    expect(validate({ schemaVersion: 2, outcome: 'pass', reports: [] })).toBe(false);
    expect(validate({ schemaVersion: 1, outcome: 'fine', reports: [] })).toBe(false);
    expect(validate({ schemaVersion: 1, outcome: 'pass', reports: [{}] })).toBe(false);
  });
});

function reverseKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reverseKeys) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reverseKeys(inner)])) as T;
}

describe('docs/schema/report.json', () => {
  it('is the schema that the product uses; `npm run docs` writes it', () => {
    const committed = readFileSync(new URL('../../docs/schema/report.json', import.meta.url), 'utf8');
    expect(committed).toBe(`${JSON.stringify(REPORT_SCHEMA, null, 2)}\n`);
  });
});
