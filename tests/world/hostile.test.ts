/** Tarballs that hide a leak from careless readers, written by a program that shares no code with leakcheck. None may pass. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { hasPython, python } from './support/outside.ts';

/** One more than is likely, so that a hang is told from a busy machine. */
const SECONDS_EACH = 10;
const BATCH = 50;

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const temp = join(folder, 'temp');
const cases = join(folder, 'cases');
afterAll(() => rmSync(folder, { recursive: true }));

interface Printed {
  readonly reports: readonly Report[];
  readonly errors?: readonly { readonly target: string; readonly code: string }[];
}

/** Judges them in one process, in an empty working directory; fails unless every one was refused, failed or undecided. */
function expectNoPass(tarballs: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'dist/cli.js'), ...tarballs, '-f', 'json'],
    {
      cwd: mkdtempSync(join(folder, 'work-')),
      env: { ...process.env, TMPDIR: temp },
      encoding: 'utf8',
      maxBuffer: 1024 ** 3,
      timeout: SECONDS_EACH * 1_000 * tarballs.length,
    },
  );
  expect(stderr).not.toContain('this is a bug');
  expect([1, 2]).toContain(status);
  const { reports, errors: unjudged = [] } = JSON.parse(stdout) as Printed;
  expect(unjudged.filter(({ code }) => code === 'EBUG')).toEqual([]);
  expect(unjudged.filter(({ code }) => code === 'ENOTFOUND' || code === 'EREAD')).toEqual([]);
  const judged = tarballs
    .filter((path) => !unjudged.some(({ target }) => target === path))
    .map((path) => basename(path));
  expect(judged).toHaveLength(reports.length);
  const passed = judged.filter((_, index) => reports[index]?.verdict.outcome === 'pass');
  expect(passed).toEqual([]);
  expect(reports.flatMap(({ incomplete }) => incomplete.filter(({ code }) => code === 'detector-error'))).toEqual([]);
}

describe.skipIf(!hasPython())('hostile tarballs', () => {
  mkdirSync(temp);
  mkdirSync(cases);
  const tarballs = hasPython() ? (python('hostile/make.py', cases, '4711') as string[]) : [];

  test('are of all classes', () => expect(tarballs.length).toBeGreaterThan(650));

  const batches = Array.from({ length: Math.ceil(tarballs.length / BATCH) }, (_, index) => index * BATCH);
  test.each(batches)('do not pass, from number %d on', { timeout: 600_000 }, (start) => {
    expectNoPass(tarballs.slice(start, start + BATCH));
    expect(readdirSync(temp)).toEqual([]);
  });
});
