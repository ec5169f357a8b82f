/** Folders as targets, with the npm that is installed. */
import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { leakyMap, startPackageRig, type PackageRig, type Ran } from '../support/package-rig.ts';

let rig: PackageRig;
beforeAll(async () => {
  rig = await startPackageRig();
});
afterAll(() => rig.close());

const PACKAGE = { name: 'acme', version: '1.0.0', license: 'UNLICENSED' };

function reports({ stdout }: Ran): Report[] {
  return (JSON.parse(stdout) as { reports: Report[] }).reports;
}

describe('a folder', () => {
  it('is packed with npm, scripts off, and leaves nothing behind', async () => {
    const scripts = { prepack: 'node touch.js', prepare: 'node touch.js', postpack: 'node touch.js' };
    const cwd = rig.make('plain', {
      'package.json': { ...PACKAGE, scripts },
      'touch.js': "require('fs').writeFileSync('ran', '')",
    });
    const ran = await rig.leakcheck(cwd, ['-f', 'json']);
    const [report] = reports(ran);
    expect(report?.subject).toMatchObject({ name: 'acme', source: 'directory', scriptsNotRun: ['prepack', 'prepare'] });
    expect(report?.subject.packedBy).toMatch(/^npm \d+\.\d+\.\d+$/);
    expect(readdirSync(cwd).toSorted()).toEqual(['package.json', 'touch.js']);
    expect(rig.leftovers()).toEqual([]);
    expect((await rig.leakcheck(cwd, [])).stdout.trimEnd()).toMatch(
      /as the files lie now; prepack and prepare run at publish: use the hook or scan the tarball\b.*$/,
    );
    rig.make('plain', {
      'package.json': { ...PACKAGE, scripts: { prepack: 'node touch.js', postpack: 'leakcheck hook' } },
    });
    expect((await rig.leakcheck(cwd, [])).stdout).toContain('prepack runs at publish: the hook judges the result');
  });

  it('is undecided when it was not built, whatever may be waived', async () => {
    const entries = {
      main: 'dist/index',
      types: './dist/index.d.ts',
      exports: { '.': { source: './src/a.ts', default: './lib' } },
    };
    const cwd = rig.make('unbuilt', { 'package.json': { ...PACKAGE, ...entries }, 'lib/index.js': '' });
    const { code, stdout } = await rig.leakcheck(cwd, ['--allow-incomplete']);
    expect(code).toBe(2);
    expect(stdout).toContain('not built: dist/index and dist/index.d.ts are missing; build first');
    expect(stdout).toContain('(2 files, 0 skipped, ');
    rig.make('unbuilt', { 'dist/index.js': '', 'dist/index.d.ts': '' });
    expect((await rig.leakcheck(cwd, [])).code).toBe(0);
  });

  it('says what npm says when npm cannot pack, line by line', async () => {
    const cwd = rig.make('broken', { 'package.json': { name: 'acme' } });
    const { code, stderr } = await rig.leakcheck(cwd, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^leakcheck: npm could not pack: it failed with exit code \d+\n {2}npm says:\n {4}npm error /,
    );
    expect(rig.leftovers()).toEqual([]);
  });

  it('without package.json is refused with the way out', async () => {
    const { code, stderr } = await rig.leakcheck(rig.make('site', { 'index.html': '<p>' }), []);
    expect(code).toBe(2);
    expect(stderr).toContain('leakcheck --folder .');
  });

  it('of another package manager names it when it is missing', async () => {
    const cwd = rig.make('other', { 'package.json': { ...PACKAGE, packageManager: 'pnpm@10.0.0' } });
    const env = { PATH: '/nowhere' };
    expect((await rig.leakcheck(cwd, [], { env })).stderr).toContain('pnpm is not on the PATH');
    expect((await rig.leakcheck(cwd, ['--pack', 'npm'])).code).toBe(0);
  });

  it('asks for an allowlist, which a tarball no longer can have', async () => {
    const cwd = rig.make('wide', { 'package.json': { ...PACKAGE }, 'a.js': '' });
    const [report] = reports(await rig.leakcheck(cwd, ['-f', 'json', '--visibility', 'closed']));
    expect(report?.verdict.findings).toMatchObject([
      { ruleId: 'package-no-files-allowlist', effective: 'medium', status: 'warning' },
    ]);
  });
});

describe('--folder', () => {
  it('judges the files as they lie', async () => {
    const cwd = rig.make('web', {
      'public/index.html': '<p>',
      'public/@at.js': '1',
      'public/app.js.map': leakyMap(),
      'public/.env': 'A=1',
    });
    symlinkSync('/etc', join(cwd, 'public/etc'));
    const { code, stdout } = await rig.leakcheck(cwd, ['--folder', 'public', '-f', 'json']);
    const [report] = reports({ code, stdout, stderr: '' });
    expect(code).toBe(1);
    expect(report?.subject).toMatchObject({ name: 'public', version: '', source: 'files', integrity: '' });
    expect(report?.stats.entries).toBe(4);
    expect(report?.incomplete).toEqual([]);
    const rules = report?.verdict.findings.map(({ ruleId }) => ruleId);
    expect(rules).toContain('source-map-embedded-source');
    expect(rules).not.toContain('archive-metadata');
  });

  it('takes its configuration from the working directory, never from what is judged', async () => {
    const site = { 'public/index.html': '<p>', 'public/app.js.map': leakyMap() };
    const lenient = { failOn: 'never' };
    const inside = rig.make('site-inside', { ...site, 'public/leakcheck.config.json': lenient });
    expect((await rig.leakcheck(inside, ['--folder', './public'])).code).toBe(1);
    const beside = rig.make('site-beside', { ...site, 'leakcheck.config.json': lenient });
    expect((await rig.leakcheck(beside, ['--folder', './public'])).code).toBe(0);
  });

  it('refuses a file and an empty folder', async () => {
    const cwd = rig.make('odd', { 'a.txt': '', 'empty/x': '' });
    expect((await rig.leakcheck(cwd, ['--folder', 'a.txt'])).stderr).toContain('a.txt is a file');
    expect((await rig.leakcheck(cwd, ['--folder', 'none'])).code).toBe(2);
  });
});

describe('a monorepo', () => {
  const member = (name: string, more: object = {}): object => ({ ...PACKAGE, name, ...more });

  it('with a private root means its public packages', async () => {
    const cwd = rig.make('mono', {
      'package.json': { private: true, workspaces: { packages: ['packages/*', 'tool', '!packages/old'] } },
      'packages/a/package.json': member('a'),
      'packages/b/package.json': member('b', { private: true }),
      'packages/old/package.json': member('old'),
      'packages/none/x.txt': '',
      'tool/package.json': member('tool'),
      'other/package.json': member('other'),
    });
    symlinkSync(rig.folder, join(cwd, 'packages/out'));
    const ran = await rig.leakcheck(cwd, ['-f', 'json']);
    expect(reports(ran).map(({ subject }) => subject.name)).toEqual(['a', 'tool']);
    expect(ran.stderr).toBe('leakcheck: . is a workspace: 2 packages to judge; private and skipped: 1\n');
  });

  it('with a public root needs --workspaces', async () => {
    const root = { ...member('root'), workspaces: ['*'] };
    const cwd = rig.make('public', { 'package.json': root, 'a/package.json': member('a') });
    expect(reports(await rig.leakcheck(cwd, ['-f', 'json'])).length).toBe(1);
    const both = reports(await rig.leakcheck(cwd, ['-f', 'json', '--workspaces']));
    expect(both.map(({ subject }) => subject.name)).toEqual(['root', 'a']);
  });

  it.each([
    [
      'nothing to publish',
      { 'package.json': { private: true, workspaces: ['a'] }, 'a/package.json': { private: true } },
      'no package of the workspace',
    ],
    [
      'an odd list',
      { 'package.json': { private: true }, 'pnpm-workspace.yaml': 'packages: &x\n' },
      'pnpm-workspace.yaml',
    ],
    ['a way out', { 'package.json': { private: true, workspaces: ['../*'] } }, 'not understood: ../*'],
  ])('exits 2: %s', async (name, files, message) => {
    const { code, stderr } = await rig.leakcheck(rig.make(name, files), []);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
