/** The bytes that leakcheck judges are the bytes that the same package manager uploads. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/base/types.ts';
import { makePackage } from '../support/tarball.ts';
import { leakyMap, sha512, startPackageRig, type Files, type PackageRig, type Ran } from '../support/package-rig.ts';
import { clientsUnderTest, type ClientUnderTest } from './support/clients.ts';
import { CLOSED, CODE, LAYOUTS } from './support/layouts.ts';

const WRITES_MAP = `const fs = require('node:fs');
fs.writeFileSync('index.js', 'module.exports = 2;\\n//# sourceMappingURL=index.js.map\\n');
fs.writeFileSync('index.js.map', ${JSON.stringify(leakyMap())});`;

const INSTALL = { CI: '', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' };

/** What makes a folder one of that package manager's projects. */
function projectFiles({ client }: ClientUnderTest): Files {
  if (client === 'yarn') return { 'yarn.lock': '' };
  if (client === 'bun') return { 'bun.lock': '{}' };
  return client === 'pnpm' ? { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" } : {};
}

function reportOf({ stdout, stderr }: Ran): Report {
  const [report] = (JSON.parse(stdout === '' ? '{"reports":[]}' : stdout) as { reports: Report[] }).reports;
  if (report === undefined) throw new Error(`no report: ${stdout}${stderr}`);
  return report;
}

describe.each(clientsUnderTest().map((client) => [client.label, client] as const))('%s', (label, client) => {
  let rig: PackageRig;
  let count = 0;

  beforeAll(async () => {
    rig = await startPackageRig(client.node);
    rig.registry.publish('dep', '1.0.0', makePackage('dep', '1.0.0', { 'index.js': 'd' }));
  });
  afterAll(() => rig.close());

  async function make(files: (name: string) => Files): Promise<{ name: string; cwd: string }> {
    const name = `@acme/p${++count}`;
    const cwd = rig.make(`p${count}`, { ...files(name), ...projectFiles(client) });
    if (client.client === 'yarn')
      await rig.run(cwd, ['yarn', 'install'], {
        path: client.folder,
        env: INSTALL,
      });
    return { name, cwd };
  }
  const publish = (cwd: string): Promise<Ran> => rig.run(cwd, client.publish, { path: client.folder });
  const leakcheck = (cwd: string, ...args: string[]): Promise<Ran> => rig.leakcheck(cwd, args, { path: client.folder });
  const stored = (name: string): string => sha512(rig.registry.stored(name, '1.0.0'));
  const hooked = (build: string, before = ''): object =>
    client.client === 'yarn'
      ? { prepack: `${build} && leakcheck hook -o report.json` }
      : { prepack: build, postpack: `${before}leakcheck hook -o report.json` };

  it.each(Object.keys(LAYOUTS))('judges what it publishes: %s', async (layout) => {
    const { name, cwd } = await make(LAYOUTS[layout]!);
    const { subject } = reportOf(await leakcheck(cwd, '-f', 'json'));
    const published = await publish(cwd);
    expect(stored(name), published.stdout + published.stderr).toBe(subject.integrity);
    expect(subject).toMatchObject({ source: 'directory', packedBy: label });
    expect(subject.scriptsNotRun).toBeUndefined();
  });

  it('says that a build at publish did not run', async () => {
    const { cwd } = await make((name) => ({
      'package.json': { name, ...CLOSED, scripts: { prepack: 'node b.js' } },
      ...CODE,
      'b.js': '',
    }));
    const { stdout, stderr, code } = await leakcheck(cwd);
    if (client.client === 'yarn') {
      expect(code).toBe(2);
      expect(stderr).toContain('--run-scripts');
      expect((await leakcheck(cwd, '--run-scripts')).stdout).toContain('pass');
    } else {
      expect(stdout).toContain('as the files lie now; prepack runs at publish');
    }
  });

  it('stops a leak in the hook that only the build makes', async () => {
    const { name, cwd } = await make((own) => ({
      'package.json': { name: own, ...CLOSED, scripts: hooked('node b.js') },
      ...CODE,
      'b.js': WRITES_MAP,
    }));
    expect((await leakcheck(cwd, '--run-scripts')).code).toBe(1);
    const { code, stdout, stderr } = await publish(cwd);
    expect(code, stdout + stderr).not.toBe(0);
    expect(stdout + stderr).toContain('source-map-embedded-source');
    expect(stored(name)).toBe('(nothing)');
  });

  it('lets a clean build pass the hook, byte for byte', async () => {
    const noisy = "console.log('[{]}'); console.error('noise'); require('node:fs').writeFileSync('lib.js', 'built')";
    const { name, cwd } = await make((own) => ({
      'package.json': { name: own, ...CLOSED, files: ['index.js', 'lib.js'], scripts: hooked('node b.js') },
      ...CODE,
      'b.js': noisy,
    }));
    const { code, stdout, stderr } = await publish(cwd);
    expect(code, stdout + stderr).toBe(0);
    const report = (JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as { reports: Report[] }).reports[0]!;
    expect(report.subject.integrity).toBe(stored(name));
    expect(report.subject.sameBytes).toBe(client.client === 'npm' ? 'proven' : 'unknown');
    expect(report.verdict.outcome).toBe('pass');
  });

  it('never passes on files that postpack put back before', async () => {
    if (client.client === 'yarn') return;
    const restore = "require('node:fs').rmSync('index.js.map', { force: true })";
    const files = { ...CODE, 'b.js': WRITES_MAP, 'restore.js': restore };
    const early = await make((own) => ({
      'package.json': { name: own, ...CLOSED, scripts: hooked('node b.js', 'node restore.js && ') },
      ...files,
    }));
    const { code, stdout, stderr } = await publish(early.cwd);
    expect(code, stdout + stderr).not.toBe(0);
    expect(stdout + stderr).toMatch(/(?:are not|may not be) the bytes that will be published/);
    expect(stored(early.name)).toBe('(nothing)');
    // After the hook it may: the tarball is made.
    const clean = { prepack: 'node b.js', postpack: 'leakcheck hook -o report.json && node restore.js' };
    const late = await make((own) => ({
      'package.json': { name: own, ...CLOSED, files: ['index.js', 'new.js'], scripts: clean },
      ...CODE,
      'b.js': "require('node:fs').writeFileSync('new.js', '2')",
      'restore.js': "require('node:fs').rmSync('new.js')",
    }));
    expect((await publish(late.cwd)).code).toBe(0);
    const [report] = (JSON.parse(readFileSync(join(late.cwd, 'report.json'), 'utf8')) as { reports: Report[] }).reports;
    expect(report?.subject.integrity).toBe(stored(late.name));
  });

  it('judges a member of a monorepo as it is published', async () => {
    const member = {
      ...CLOSED,
      name: `@acme/member`,
      dependencies: { '@acme/other': client.client === 'npm' ? '1.0.0' : 'workspace:*' },
    };
    const root = rig.make('mono', {
      'package.json': { name: 'mono', private: true, workspaces: ['packages/*'] },
      ...(client.client === 'pnpm' ? { 'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n" } : {}),
      LICENSE: 'the licence of the root',
      'packages/member/package.json': member,
      'packages/member/index.js': '1',
      'packages/other/package.json': { ...CLOSED, name: '@acme/other' },
      'packages/other/index.js': '2',
      ...projectFiles(client),
    });
    await rig.run(root, [client.client, 'install'], { path: client.folder, env: INSTALL });
    const ran = await leakcheck(root, '-f', 'json');
    const { reports } = JSON.parse(ran.stdout) as { reports: Report[] };
    expect(
      reports.map(({ subject }) => subject.name),
      ran.stderr,
    ).toEqual(['@acme/member', '@acme/other']);
    const published = await publish(join(root, 'packages/member'));
    expect(stored('@acme/member'), published.stdout + published.stderr).toBe(reports[0]?.subject.integrity);
  });

  it('never publishes after a failing build', async () => {
    const { name, cwd } = await make((own) => ({
      'package.json': { name: own, ...CLOSED, scripts: hooked('node b.js') },
      ...CODE,
      'b.js': "console.error('the build broke'); process.exit(3)",
    }));
    expect((await publish(cwd)).code).not.toBe(0);
    expect((await leakcheck(cwd, 'publish')).code).toBe(2);
    expect(stored(name)).toBe('(nothing)');
    expect(existsSync(join(cwd, 'report.json'))).toBe(false);
  });

  it('leakcheck publish: a leak stays here, a clean package arrives as judged', async () => {
    const scripts = {
      prepack: 'node b.js',
      prepublishOnly: 'node only.js',
      prepublish: 'node only.js',
      postpublish: 'node after.js',
    };
    const mark = (file: string): string => `require('node:fs').writeFileSync('${file}', '')`;
    const files = { 'only.js': mark('only.txt'), 'after.js': mark('after.txt') };
    const list = ['index.js', 'index.js.map'];
    const devEngines = { packageManager: { name: client.client } };
    const leak = await make((name) => ({
      'package.json': { name, ...CLOSED, files: list, scripts },
      ...CODE,
      ...files,
      'b.js': WRITES_MAP,
    }));
    const refused = await leakcheck(leak.cwd, 'publish');
    expect(refused.code, refused.stdout + refused.stderr).toBe(1);
    expect(stored(leak.name)).toBe('(nothing)');
    expect(existsSync(join(leak.cwd, 'after.txt'))).toBe(false);

    const clean = await make((name) => ({
      'package.json': { name, ...CLOSED, devEngines, files: list, scripts },
      ...CODE,
      ...files,
      'b.js': '',
    }));
    const { code, stdout, stderr } = await leakcheck(clean.cwd, 'publish', '-o', 'report.json', '--', '--tag', 'beta');
    expect(code, stdout + stderr).toBe(0);
    expect(stderr).toContain('the registry declares the bytes that were judged');
    const [report] = (JSON.parse(readFileSync(join(clean.cwd, 'report.json'), 'utf8')) as { reports: Report[] })
      .reports;
    expect(report?.subject).toMatchObject({ integrity: stored(clean.name), packedBy: label });
    expect(existsSync(join(clean.cwd, 'only.txt'))).toBe(true);
    expect(existsSync(join(clean.cwd, 'after.txt'))).toBe(true);
  });

  it('leaves nothing in the folder for temporary files', async () => {
    expect(rig.leftovers().filter((name) => name.startsWith('leakcheck-'))).toEqual([]);
  });
});
