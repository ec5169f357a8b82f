/** Runs every folder of fixtures/ through fetch, unpack, detect and judge. A new case is a folder. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/base/types.ts';
import { findingLine, packFixture, readFixtures, type FixtureCase } from './support/fixture.ts';

const TODAY = '2026-06-01';
const cases = readFixtures(fileURLToPath(new URL('../fixtures', import.meta.url)));

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-fixtures-')));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, bytes: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

function lay(fixture: FixtureCase, at: string): string {
  if (fixture.sheet.target !== 'directory') return write(`${at}.tgz`, packFixture(fixture));
  for (const [path, bytes] of Object.entries(fixture.files)) write(join(at, path), bytes);
  const { tracked } = fixture.sheet;
  if (tracked !== undefined) commit(at, tracked);
  return at;
}

function commit(cwd: string, files: readonly string[]): void {
  const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd, stdio: 'pipe' });
  git('init', '-q');
  git('add', '--force', ...files);
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'all');
}

async function judge(fixture: FixtureCase): Promise<Report> {
  const { scan } = await import('../src/scan.ts');
  const { loadPolicy } = await import('../src/config.ts');
  const at = join(folder, fixture.rule, fixture.name);
  const { config, words } = fixture.sheet;
  const file = config === undefined ? false : write(`${at}.config.json`, JSON.stringify(config));
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME };
  return scan(lay(fixture, at), {
    policy: await loadPolicy(null, { rules: new Map() }, { cwd: folder, env, config: file, today: TODAY }),
    fetch: { cwd: folder, env, userAgent: 'test' },
    now: () => Date.parse(TODAY),
    ...(words === undefined ? {} : { denyWords: words }),
  });
}

describe.each(cases)('$rule/$name', (fixture) => {
  it('is judged as its sheet says', async () => {
    const { verdict } = await judge(fixture);
    expect(verdict.findings.map(findingLine)).toEqual(fixture.sheet.findings);
    expect(verdict.outcome).toBe(fixture.sheet.outcome);
  });

  it('leaks or not, as its name says', () => {
    expect(fixture.name).toMatch(leaks(fixture) ? /^leak-/ : /^ok-/);
  });
});

/** Its rule reports something that people should act on. A gap is no finding: it leaves the result undecided. */
function leaks({ rule, sheet }: FixtureCase): boolean {
  if (rule === 'scan-incomplete') return sheet.outcome === 'undecided';
  return sheet.findings.some((line) => /^(?:critical|high|medium) /.test(line) && line.split(' ')[1] === rule);
}
