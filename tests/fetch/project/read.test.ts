/** What is read of a packed folder: configurations, what they extend, and what git says about the packed files. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Project } from '../../../src/base/project.ts';
import { readProject } from '../../../src/fetch/project/read.ts';

let base: string;
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-project-')));
});
afterAll(() => rmSync(base, { recursive: true }));

const { PATH, HOME } = process.env;
const env = { PATH, HOME, GIT_CONFIG_GLOBAL: '/dev/null' };

function lay(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, name, path)), { recursive: true });
    writeFileSync(join(base, name, path), text);
  }
  return join(base, name);
}

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', args, { cwd, stdio: 'pipe', env: { ...process.env, ...env } });
}

function commit(cwd: string, ...files: string[]): void {
  git(cwd, 'init', '-q');
  git(cwd, 'add', '-f', ...files);
  git(cwd, '-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'all');
}

function read(folder: string, packed: readonly string[] = [], more = {}): Promise<Project> {
  return readProject({ folder, client: 'npm', packed }, { env: { ...env, ...more } });
}

describe('configurations', () => {
  it('of the folder and of those above it up to its top, and what scripts name', async () => {
    const root = lay('mono', {
      'pnpm-workspace.yaml': 'packages: ["packages/*"]',
      'tsconfig.base.json': '{}',
      'vite.config.ts': 'x',
      'other.js': 'x',
      'packages/a/package.json': JSON.stringify({
        scripts: { build: 'node ./scripts/make.mjs && node ../../../out.js' },
      }),
      'packages/a/scripts/make.mjs': 'x',
      'packages/a/scripts/unnamed.mjs': 'x',
      'packages/a/tsup.config.ts': 'x',
      'packages/a/index.js': 'x',
      'packages/a/.npmignore': '',
      '../out.js': 'x',
    });
    const { files } = await read(join(root, 'packages/a'));
    expect([...files.keys()].toSorted()).toEqual([
      '../../tsconfig.base.json',
      '../../vite.config.ts',
      '.npmignore',
      'package.json',
      'scripts/make.mjs',
      'tsup.config.ts',
    ]);
  });

  it('follows "extends" by path, by package and by list, and ends in a circle', async () => {
    const folder = lay('chain', {
      'package.json': '{ "workspaces": [] }',
      'tsconfig.json': '{ "extends": ["./base", "@acme/tsconfig", "plain/strict.json", "./missing"], }',
      'base.json': '{ "extends": "./tsconfig.json" }',
      'node_modules/@acme/tsconfig/package.json': '{ "tsconfig": "./main.json" }',
      'node_modules/@acme/tsconfig/main.json': '{ "extends": "../../plain" }',
      'node_modules/plain/strict.json': '{}',
      'node_modules/plain/tsconfig.json': '{}',
    });
    const { extended, files } = await read(folder);
    expect(extended.get('tsconfig.json')).toEqual([
      'base.json',
      'node_modules/@acme/tsconfig/main.json',
      'node_modules/plain/strict.json',
    ]);
    expect(extended.get('base.json')).toEqual(['tsconfig.json']);
    expect(extended.get('node_modules/@acme/tsconfig/main.json')).toEqual(['node_modules/plain/tsconfig.json']);
    expect(files.has('node_modules/plain/tsconfig.json')).toBe(true);
  });

  it('leaves out what is larger than anybody writes', async () => {
    const folder = lay('large', { 'package.json': '{}', 'vite.config.ts': 'x'.repeat(1_100_000) });
    expect([...(await read(folder)).files.keys()]).toEqual(['package.json']);
  });
});

describe('git', () => {
  it('names packed files that it ignores, with the line, and those that it does not track', async () => {
    const folder = lay('repository', {
      'package.json': '{}',
      '.gitignore': '# local\n*.local\n!kept.local\n',
      'a.js': '',
      ':odd[1].local': '',
      'kept.local': '',
      'sub/x.local': '',
      'unpacked.local': '',
    });
    commit(folder, 'package.json', '.gitignore');
    const packed = ['package.json', 'a.js', ':odd[1].local', 'kept.local', 'sub/x.local'];
    const { git: state } = await read(folder, packed);
    const rule = { source: '.gitignore', line: 2, pattern: '*.local' };
    expect(state?.ignored).toEqual([
      { path: ':odd[1].local', ...rule },
      { path: 'sub/x.local', ...rule },
    ]);
    expect(state?.untracked.toSorted()).toEqual(['a.js', 'kept.local']);
  });

  it('works in a package of a repository, and within a hook of git', async () => {
    const root = lay('nested', { '.gitignore': 'a.js', 'packages/a/package.json': '{}', 'packages/a/a.js': '' });
    commit(root, '.gitignore', 'packages/a/package.json');
    const { git: state } = await read(join(root, 'packages/a'), ['a.js'], { GIT_DIR: '.git', GIT_WORK_TREE: '.' });
    expect(state).toMatchObject({ ignored: [{ path: 'a.js', line: 1 }], untracked: [] });
  });

  it('says nothing without a repository, without git, and where the package itself is in no commit', async () => {
    const folder = lay('outside', { 'package.json': '{}', 'a.js': '' });
    expect((await read(folder, ['a.js'])).git).toBeNull();
    git(folder, 'init', '-q');
    expect((await read(folder, ['package.json', 'a.js'])).git).toBeNull();
    expect((await read(folder, ['a.js'], { PATH: '/nowhere' })).git).toBeNull();
  });

  it('starts nothing that the repository asks for', async () => {
    const folder = lay('hostile', {
      'package.json': '{}',
      'a.js': '',
      'run.sh': `#!/bin/sh\ntouch "${base}/started"\n`,
    });
    chmodSync(join(folder, 'run.sh'), 0o755);
    commit(folder, 'package.json');
    git(folder, 'config', 'core.fsmonitor', join(folder, 'run.sh'));
    git(folder, 'config', 'core.pager', join(folder, 'run.sh'));
    git(folder, 'config', 'core.hooksPath', folder);
    expect((await read(folder, ['a.js'])).git).toEqual({ ignored: [], untracked: ['a.js'] });
    expect(readdirSync(base)).not.toContain('started');
  });
});
