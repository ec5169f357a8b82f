/** Thousands of changed tarballs with leaks in all places, judged in this process: none passes while the leak can be read. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { LeakcheckError, scan } from '../../src/index.ts';
import { mutate } from '../support/mutate.ts';
import { hasPython, python } from './support/outside.ts';

const TIMES = 1_000;
const LARGEST_BYTES = 60_000;
/** Of this process: a busy machine takes longer. */
const MOST_SECONDS = 10;

const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Also says whether anything went wrong. */
async function judge(tarball: Buffer): Promise<string> {
  try {
    const { verdict, incomplete } = await scan({ tarball });
    return incomplete.some(({ code }) => code === 'detector-error') ? 'bug' : verdict.outcome;
  } catch (error) {
    return error instanceof LeakcheckError ? error.code : `crash: ${String(error)}`;
  }
}

describe.skipIf(!hasPython())('changed tarballs', () => {
  const cases = join(folder, 'cases');
  const passed = join(folder, 'passed');
  for (const path of [cases, passed]) mkdirSync(path);
  const written = hasPython() ? (python('hostile/make.py', cases, '5') as string[]) : [];
  const seeds = written.filter((path) => statSync(path).size <= LARGEST_BYTES);

  test('do not pass while the leak can be read', async () => {
    const wrong: string[] = [];
    const outcomes = new Map<string, number>();
    for (let seed = 0; seed < TIMES; seed++) {
      const path = seeds[(seed * 31) % seeds.length]!;
      const bytes = mutate(readFileSync(path), readFileSync(seeds[(seed * 17 + 5) % seeds.length]!), seed);
      const before = process.cpuUsage();
      const outcome = await judge(bytes);
      const { user, system } = process.cpuUsage(before);
      const name = `${seed}-${basename(path)}`;
      if (outcome === 'bug' || outcome.startsWith('crash')) wrong.push(`${name}: ${outcome}`);
      if ((user + system) / 1e6 > MOST_SECONDS) wrong.push(`${name}: ${(user + system) / 1e6} s`);
      if (outcome === 'pass') writeFileSync(join(passed, name), bytes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(wrong).toEqual([]);
    expect(outcomes.get('fail')).toBeGreaterThan(TIMES / 2);
    expect(python('hostile/readable.py', passed)).toEqual([]);
  });

  test('would be noticed: the other program reads the leak in most tarballs that were not changed', () => {
    const some = join(folder, 'some');
    mkdirSync(some);
    const sample = seeds.filter((_, index) => index % 10 === 0);
    for (const path of sample) copyFileSync(path, join(some, basename(path)));
    expect((python('hostile/readable.py', some) as string[]).length).toBeGreaterThan(sample.length * 0.7);
  });
});
