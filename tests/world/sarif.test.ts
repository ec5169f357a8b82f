/** SARIF against what others take for valid: the schema of OASIS, and the rules of Microsoft's validator for GitHub. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { sarif } from '../../src/report/sarif/sarif.ts';
import { hugeReport, oddReport } from '../report/sarif-samples.ts';
import { OPTIONS, SAMPLES, UNJUDGED } from '../report/samples.ts';
import { multitool } from './support/multitool.ts';
import { dataFile } from './support/outside.ts';

const CASES: readonly (readonly [string, readonly Report[]])[] = [
  ...SAMPLES,
  ['odd names', [oddReport()]],
  ['10,000 findings', [hugeReport(10_000)]],
];
const options = { ...OPTIONS, unjudged: [UNJUDGED], folderOf: () => 'packages/a b' };

const schema = dataFile('conformance/sarif-schema-2.1.0.json');

describe.skipIf(schema === null)('the schema of OASIS', () => {
  let validate: ValidateFunction;
  beforeAll(() => {
    const ajv = new Ajv.default({ strict: false });
    addFormats.default(ajv);
    validate = ajv.compile(JSON.parse(readFileSync(schema ?? '', 'utf8')) as object);
  });

  test.each(CASES)('%s', (_, reports) => {
    validate(JSON.parse(sarif(reports, options)));
    expect(validate.errors).toBeNull();
  });
});

const binary = multitool();

interface ValidationLog {
  readonly runs: readonly { readonly results?: readonly { ruleId: string; level?: string; message: unknown }[] }[];
}

describe.skipIf(binary === null)('the validator', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-sarif-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The driver has no address to give until the project has one. */
  const EXPECTED = 'SARIF2005';

  /** Results of the rules for SARIF and for GitHub's code scanning, notes left out. */
  function complaints(text: string): unknown[] {
    const file = join(folder, 'report.sarif');
    const output = join(folder, 'validation.sarif');
    writeFileSync(file, text);
    const args = ['validate', file, '--rule-kind', 'Sarif;Ghas', '--output', output, '--log', 'ForceOverwrite'];
    const { status, stdout } = spawnSync(binary!, args, { encoding: 'utf8' });
    expect({ status, stdout }).toMatchObject({ status: 0 });
    const { runs } = JSON.parse(readFileSync(output, 'utf8')) as ValidationLog;
    return runs.flatMap(({ results = [] }) => results).filter(isComplaint);
  }

  function isComplaint({ ruleId, level }: { readonly ruleId: string; readonly level?: string }): boolean {
    return level !== 'note' && ruleId !== EXPECTED;
  }

  test('sees an error where there is one', () => {
    expect(complaints(sarif(CASES[0]![1], options).replace('"version":"2.1.0"', '"version":"2.0"'))).not.toEqual([]);
  });

  test.each(CASES)('%s', (_, reports) => {
    expect(complaints(sarif(reports, options))).toEqual([]);
  });
});
