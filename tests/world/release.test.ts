/** The release script on a clone: a dry run makes everything and leaves nothing. Needs the network for `npm ci`. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-clone-')));
const clone = join(base, 'clone');

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: clone, encoding: 'utf8' }).trim();
}

function release(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const env = { ...process.env, GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.org' };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'release', '--', ...args], {
    cwd: clone,
    encoding: 'utf8',
    env: { ...env, GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.org' },
  });
  return { status, said: stdout + stderr };
}

beforeAll(() => {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', '.', clone]);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a dry run', () => {
  test('shows the release and leaves the clone as it was', () => {
    const before = [git('rev-parse', 'HEAD'), git('show-ref')];
    const { status, said } = release('minor', '--skip-check');
    expect({ status, said }).toMatchObject({ status: 0 });
    expect(said).toMatch(/^leakcheck \d+\.\d+\.0$/m);
    expect(said).toMatch(/^ {2}v\d+\.\d+\.0: [0-9a-f]{40}, with \d+ files of the Action$/m);
    expect(said).toMatch(/^ {2}leakcheck-\d+\.\d+\.0\.tgz: sha512-/m);
    expect(said).toContain('nothing was pushed, tagged or published');
    expect([git('rev-parse', 'HEAD'), git('show-ref')]).toEqual(before);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);

    const tagged = /^ {2}v\S+: ([0-9a-f]{40})/m.exec(said)![1]!;
    expect(git('ls-tree', '-r', '--name-only', tagged, 'dist')).toContain('dist/action/THIRD-PARTY-LICENSES.txt');
    expect(git('ls-tree', '-r', '--name-only', `${tagged}~1`, 'dist')).toBe('');
    expect(git('rev-parse', `${tagged}~2`)).toBe(before[0]);
    expect(git('diff', '--name-only', `${tagged}~2`, `${tagged}~1`).split('\n')).toEqual([
      'CHANGELOG.md',
      'package-lock.json',
      'package.json',
    ]);
  });

  test('refuses a lower version, an unknown one, and uncommitted changes', () => {
    expect(release('0.0.1')).toMatchObject({ status: 1 });
    expect(release('soon').said).toContain('say which release');
    expect(release('minor', '--skip-check', '--publish').status).toBe(1);
    appendFileSync(join(clone, 'README.md'), 'more\n');
    expect(release('minor').said).toContain('uncommitted changes');
  });
});
