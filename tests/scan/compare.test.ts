/** A release against the one before it, from a registry on the loopback interface. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Judged, Report } from '../../src/base/types.ts';
import { policyOf } from '../support/config.ts';
import { faults, startRegistry, type LoopbackRegistry } from '../support/registry.ts';
import { makeTarball } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';

let folder: string;
let registry: LoopbackRegistry;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-compare-')));
  registry = await startRegistry();
});
afterEach(async () => {
  await registry.close();
  rmSync(folder, { recursive: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;
const manifest = (version: string, more: object = {}): string =>
  JSON.stringify({ name: '@acme/cli', version, license: 'UNLICENSED', files: ['dist'], ...more });
const BASE: Files = { 'dist/cli.js': 'run();\n', 'README.md': 'x\n' };

function release(version: string, files: Files = {}, more: object = {}): Buffer {
  return makeTarball({ 'package.json': manifest(version, more), ...BASE, ...files });
}

async function judge(target: string | Buffer, compare: object | boolean = true, offline = false): Promise<Report> {
  const { scan } = await import('../../src/scan.ts');
  const path = join(folder, 'x.tgz');
  if (typeof target !== 'string') writeFileSync(path, target);
  const env = { PATH: process.env['PATH'], HOME: folder, npm_config_userconfig: join(folder, '.npmrc') };
  const fetch = { cwd: folder, env, userAgent: 'test', registry: registry.url, offline, timeoutSeconds: 5 };
  const policy = policyOf([{ compare }]);
  return scan(typeof target === 'string' ? target : path, { policy, fetch, now: Date.now });
}

const compared = ({ verdict }: Report): string[] =>
  verdict.findings
    .filter(({ ruleId }) => ruleId.startsWith('release-'))
    .map(({ ruleId, effective, status }) => `${status} ${effective} ${ruleId}`);
const found = ({ verdict }: Report, ruleId: string): Judged | undefined =>
  verdict.findings.find((one) => one.ruleId === ruleId);

describe('a release', () => {
  beforeEach(() => registry.publish('@acme/cli', '1.0.0', release('1.0.0')));

  it('without anything new is silent, and says what it was compared with', async () => {
    const report = await judge(release('1.0.1', { 'dist/more.js': 'more();\n' }));
    expect(compared(report)).toEqual([]);
    expect(report.verdict).toMatchObject({ outcome: 'pass', notes: ['compared with 1.0.0'] });
    expect(report.facts.comparison).toMatchObject({ with: '1.0.0', failed: null, tags: null });
  });

  it('with a first map, a new kind of file, a new folder, a binary', async () => {
    const map = JSON.stringify({ version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' });
    const report = await judge(
      release('1.0.1', {
        'dist/cli.js.map': map,
        'dist/tool.bin': Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(60)]),
        '.claude/notes.txt': 'x',
        'dist/.cache/a.js': 'x',
      }),
    );
    expect(compared(report)).toEqual([
      'failing high release-new-file-type',
      'warning medium release-new-binary',
      'warning medium release-new-top-level-entry',
      'warning low release-new-file-type',
    ]);
    expect(report.verdict.outcome).toBe('fail');
    expect(found(report, 'release-new-binary')?.locations).toEqual([{ path: ['dist/tool.bin'] }]);
    expect(found(report, 'release-new-top-level-entry')?.locations.map(({ path }) => path[0])).toEqual([
      '.claude/',
      'dist/.cache/',
    ]);
  });

  it('with an install script and a dependency', async () => {
    const more = { scripts: { postinstall: 'node dist/cli.js' }, dependencies: { 'plain-crypto': '^4.2.1' } };
    const report = await judge(release('1.0.1', {}, more));
    expect(compared(report)).toEqual(['failing high release-install-script', 'warning medium release-new-dependency']);
    expect(found(report, 'release-install-script')?.details).toEqual(['postinstall: added']);
    expect(found(report, 'release-new-dependency')?.details).toEqual(['plain-crypto ^4.2.1']);
  });

  it('that builds itself at install since now', async () => {
    expect(compared(await judge(release('1.0.1', { 'binding.gyp': '{}' })))).toContain(
      'failing high release-install-script',
    );
  });

  it('that grows', async () => {
    const large = { 'dist/data.js': `x = "${'abcdefghij'.repeat(150_000)}"` };
    const report = await judge(release('1.0.1', large));
    expect(compared(report)).toEqual(['warning medium release-growth']);
    expect(found(report, 'release-growth')?.details).toEqual(['  1.5 MB  dist/data.js']);
    expect(compared(await judge(release('1.0.1', large), { growthBytes: '2 MB' }))).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`dist/f${index}.js`, 'x']));
    expect(compared(await judge(release('1.0.1', many)))).toEqual(['warning medium release-growth']);
    expect(compared(await judge(release('1.0.1', many), { newFiles: 51 }))).toEqual([]);
  });

  it('marks what it did not have, and shows that first', async () => {
    const old = `x = "${npmToken('old')}";\n`;
    registry.publish('@acme/cli', '1.0.1', release('1.0.1', { 'dist/a.js': old }));
    const report = await judge(release('1.0.2', { 'dist/a.js': old, 'dist/b.js': `y = "${npmToken('new')}";\n` }));
    const tokens = report.verdict.findings.filter(({ ruleId }) => ruleId === 'secret-npm-token');
    expect(tokens.map(({ locations, newInRelease }) => [locations[0]?.path[0], newInRelease])).toEqual([
      ['dist/b.js', true],
      ['dist/a.js', undefined],
    ]);
  });

  it('by somebody else, or without the provenance it had', async () => {
    registry.publish('@acme/cli', '1.0.1', release('1.0.1'), { publisher: 'alice', attested: true });
    registry.publish('@acme/cli', '1.0.2', release('1.0.2'), { publisher: 'mallory', attested: true });
    registry.publish('@acme/cli', '1.0.3', release('1.0.3'), { publisher: 'mallory' });
    const changed = await judge('@acme/cli@1.0.2');
    expect(found(changed, 'release-publisher-changed')).toMatchObject({
      status: 'warning',
      message: 'published by mallory, 1.0.1 was by alice',
    });
    expect(found(await judge('@acme/cli@1.0.3'), 'release-publisher-changed')?.message).toContain('1.0.2 says where');
    expect(compared(await judge('@acme/cli@1.0.1'))).toEqual([]);
    expect(compared(await judge(release('1.0.4')))).toEqual([]);
  });
});

describe('which release it is compared with', () => {
  beforeEach(() => {
    registry.publish('@acme/cli', '0.9.0', release('0.9.0'), { tag: 'old' });
    registry.publish('@acme/cli', '1.0.0-rc.1', release('1.0.0-rc.1'), { tag: 'next' });
    registry.publish('@acme/cli', '1.1.0', release('1.1.0'));
  });

  it.each([
    ['1.2.0', 'latest', '1.1.0'],
    ['1.1.0', 'latest', '0.9.0'],
    ['1.0.0', 'latest', '0.9.0'],
    ['1.2.0', 'next', '1.0.0-rc.1'],
    ['1.2.0', '0.9.0', '0.9.0'],
    ['0.8.0', '1.1.0', '1.1.0'],
  ])('%s with %s: %s', async (version, wanted, expected) => {
    const { facts } = await judge(release(version), { with: wanted });
    expect(facts.comparison?.with).toBe(expected);
  });

  it('none below: nothing to compare with', async () => {
    const report = await judge(release('0.1.0'));
    expect(report.verdict).toMatchObject({
      outcome: 'pass',
      notes: ['nothing to compare with: no earlier release is published'],
    });
  });

  it('an unknown one is undecided', async () => {
    const report = await judge(release('1.2.0'), { with: 'lates' });
    expect(report.verdict.outcome).toBe('undecided');
    expect(report.incomplete).toEqual([
      {
        code: 'unchecked-condition',
        detail:
          'the comparison with an earlier release was not made: there is no version and no tag lates to compare with',
        waivable: false,
      },
    ]);
  });
});

describe('if the earlier release cannot be had', () => {
  it('an unpublished package passes with a remark', async () => {
    const { outcome, notes } = (await judge(release('1.0.0'))).verdict;
    expect([outcome, ...notes]).toEqual(['pass', 'nothing to compare with: no earlier release is published']);
  });

  it.each(['packument', 'tarball'] as const)('it is undecided: %s', async (part) => {
    registry.publish('@acme/cli', '1.0.0', release('1.0.0'));
    registry.misbehave(part, faults.status(403));
    const report = await judge(release('1.0.1'));
    expect(report.verdict.outcome).toBe('undecided');
    expect(report.incomplete.map(({ code }) => code)).toEqual(['unchecked-condition']);
  });

  it('it is undecided: other bytes, and no network', async () => {
    registry.publish('@acme/cli', '1.0.0', release('1.0.0'));
    expect((await judge(release('1.0.1'), true, true)).verdict.outcome).toBe('undecided');
    registry.misbehave('tarball', faults.body(release('1.0.0', { a: 'x' })));
    expect((await judge(release('1.0.1'))).verdict.outcome).toBe('undecided');
  });

  it('nothing is asked without a wish', async () => {
    expect((await judge(release('1.0.1'), false)).facts.comparison).toBeNull();
    expect(registry.requests).toEqual([]);
  });
});

describe('a folder in a git checkout', () => {
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main'];
    execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
  };

  it('should carry the tag of its version', async () => {
    registry.publish('@acme/cli', '1.0.0', release('1.0.0'));
    for (const [path, text] of Object.entries({ 'package.json': manifest('1.0.1'), ...BASE })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git('init');
    git('add', '.');
    git('commit', '-m', 'x');
    git('tag', 'v11.0.1');
    const without = await judge('.');
    expect(compared(without)).toEqual(['warning low release-untagged']);
    git('tag', 'cli-v1.0.1');
    expect(compared(await judge('.'))).toEqual([]);
  });
});
