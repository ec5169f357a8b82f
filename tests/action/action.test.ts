/** The Action as the runner sees it: environment in; exit code, outputs, summary and commands out. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePackage, makeTarball } from '../support/tarball.ts';
import { workflowCommands } from '../support/workflow-commands.ts';
import { MAP, manifest } from './packages.ts';
import { createRig, type Rig } from './rig.ts';

const OPEN = { license: 'MIT', repository: 'github:acme/cli', files: ['dist'] };
const CLOSED = { ...OPEN, license: 'UNLICENSED' };

let rig: Rig;
beforeAll(() => {
  rig = createRig();
  const put = (name: string, bytes: Buffer): void => writeFileSync(join(rig.workspace, name), bytes);
  const leak = { 'dist/cli.js': '1;\n//# sourceMappingURL=cli.js.map\n', 'dist/cli.js.map': MAP };
  put('pass.tgz', makeTarball({ 'package.json': manifest('ok', OPEN), 'dist/cli.js': '1;\n' }));
  put('leak.tgz', makeTarball({ 'package.json': manifest('leak', CLOSED), ...leak }));
  put('open.tgz', makeTarball({ 'package.json': manifest('open', OPEN), ...leak }));
  put('cut.tgz', makePackage('cut', '1.0.0', { 'a.js': 'x'.repeat(5000) }).subarray(0, 150));
});
afterAll(() => rig.remove());

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

describe('a verdict', () => {
  it('pass: exit code 0, a summary, and the judged bytes outside the checkout', async () => {
    const before = readdirSync(rig.workspace);
    const { code, stdout, outputs, summary } = await rig.run({ target: './pass.tgz' });
    expect(code).toBe(0);
    expect(outputs).toMatchObject({ verdict: 'pass', failing: '0', 'sarif-file': '' });
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^✔ pass /);
    expect(workflowCommands(stdout)).toEqual([]);
    expect(summary).toMatch(/^### ✔ pass `ok 1\.2\.3`/);
    expect(outputs['tarball']!.startsWith(rig.temp)).toBe(true);
    expect(outputs['tarball-sha256']).toBe(sha256(join(rig.workspace, 'pass.tgz')));
    expect(sha256(outputs['tarball']!)).toBe(outputs['tarball-sha256']);
    expect(JSON.parse(readFileSync(outputs['report-file']!, 'utf8'))).toMatchObject({ outcome: 'pass' });
    expect(readdirSync(rig.workspace)).toEqual(before);
  });

  it('fail: exit code 1, all outputs, annotations, SARIF', async () => {
    const { code, stdout, outputs, summary } = await rig.run({ target: './leak.tgz', 'sarif-file': 'out.sarif' });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'fail', failing: '1', 'sarif-file': join(rig.workspace, 'out.sarif') });
    expect(outputs['tarball-sha256']).toBe(sha256(join(rig.workspace, 'leak.tgz')));
    expect(workflowCommands(stdout)[0]).toMatchObject({
      name: 'error',
      properties: { title: 'leakcheck: critical source-map-embedded-source' },
    });
    expect(summary).toContain('| ✖ critical | `source-map-embedded-source` | `dist/cli.js.map` |');
    expect(JSON.parse(readFileSync(outputs['sarif-file']!, 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('undecided: exit code 2, whatever is tolerated', async () => {
    const { code, stdout, outputs, summary } = await rig.run({ target: './cut.tgz', 'warn-only': 'true' });
    expect(code).toBe(2);
    expect(outputs).toMatchObject({ verdict: 'undecided' });
    expect(workflowCommands(stdout).some(({ name }) => name === 'error')).toBe(true);
    expect(summary).toMatch(/^### \? undecided/);
  });

  it('of several targets: the worst, and a list of tarballs', async () => {
    const { code, outputs, summary } = await rig.run({ target: './pass.tgz\n  ./leak.tgz\n\n' });
    expect(code).toBe(1);
    expect(JSON.parse(outputs['tarball-sha256']!)).toEqual(
      ['pass.tgz', 'leak.tgz'].map((name) => sha256(join(rig.workspace, name))),
    );
    expect(JSON.parse(outputs['tarball']!)).toHaveLength(2);
    expect(summary).toMatch(/^## ✖ fail: 2 targets/);
  });

  it('of a target that cannot be had: exit code 2, said in an annotation and the summary', async () => {
    const { code, stdout, outputs, summary } = await rig.run({ target: './missing.tgz' });
    expect(code).toBe(2);
    expect(outputs).toMatchObject({ verdict: 'undecided', tarball: '', 'tarball-sha256': '' });
    expect(workflowCommands(stdout)).toMatchObject([{ name: 'error', properties: { title: 'leakcheck: not judged' } }]);
    expect(summary).toContain('`./missing.tgz`');
  });
});

describe('a folder', () => {
  it('is packed without its scripts, outside of it, and its files are pointed at from the root of the checkout', async () => {
    const folder = join(rig.workspace, 'packages', 'cli');
    mkdirSync(join(folder, 'dist'), { recursive: true });
    const scripts = { prepack: 'node -e "require(`fs`).writeFileSync(`ran`, ``)"' };
    writeFileSync(join(folder, 'package.json'), manifest('cli', { ...CLOSED, scripts }));
    writeFileSync(join(folder, 'dist', 'cli.js'), '1;');
    writeFileSync(join(folder, 'dist', 'cli.js.map'), MAP);
    const { code, stdout, outputs } = await rig.run({
      target: './packages/cli',
      'sarif-file': 'cli.sarif',
      pack: 'npm',
    });
    expect(code).toBe(1);
    expect(readdirSync(folder).toSorted()).toEqual(['dist', 'package.json']);
    // An annotation stands where the fix goes, a result of code scanning where the finding is.
    expect(workflowCommands(stdout)[0]!.properties['file']).toBe('packages/cli/package.json');
    const { runs } = JSON.parse(readFileSync(outputs['sarif-file']!, 'utf8'));
    const uri = ({ physicalLocation }: { physicalLocation: { artifactLocation: { uri: string } } }): string =>
      physicalLocation.artifactLocation.uri;
    expect(uri(runs[0].results[0].locations[0])).toBe('packages/cli/dist/cli.js.map');
    expect(uri(runs[0].results[0].relatedLocations[0])).toBe('packages/cli/package.json');
    expect(outputs['tarball']!.startsWith(rig.temp)).toBe(true);
    expect(sha256(outputs['tarball']!)).toBe(outputs['tarball-sha256']);
    const { reports } = JSON.parse(readFileSync(outputs['report-file']!, 'utf8'));
    const sha512 = createHash('sha512').update(readFileSync(outputs['tarball']!)).digest('base64');
    expect(reports[0].subject.integrity).toBe(`sha512-${sha512}`);
  });
});

describe('inputs', () => {
  it('move the gate', async () => {
    expect((await rig.run({ target: './leak.tgz', 'warn-only': 'true' })).code).toBe(0);
    expect((await rig.run({ target: './leak.tgz', 'fail-on': 'never' })).code).toBe(0);
    expect((await rig.run({ target: './open.tgz' })).code).toBe(0);
    expect((await rig.run({ target: './open.tgz', preset: 'closed-source' })).code).toBe(1);
  });

  it('name the configuration', async () => {
    writeFileSync(join(rig.workspace, 'open.json'), JSON.stringify({ visibility: 'open' }));
    expect((await rig.run({ target: './leak.tgz', 'config-file': 'open.json' })).code).toBe(0);
    expect((await rig.run({ target: './leak.tgz', 'config-file': 'none.json' })).code).toBe(2);
  });

  it('that are empty are not set', async () => {
    const empty = [
      'config-file',
      'preset',
      'fail-on',
      'warn-only',
      'allow-incomplete',
      'baseline',
      'compare',
      'workspaces',
      'pack',
      'registry',
    ];
    const unset = Object.fromEntries([...empty, 'sarif-file', 'annotations', 'summary'].map((name) => [name, '']));
    const { code, summary, outputs } = await rig.run({ ...unset, target: './leak.tgz' });
    expect(code).toBe(1);
    expect(summary).not.toBe('');
    expect(outputs['sarif-file']).toBe('');
  });

  it('switch annotations and summary off', async () => {
    const quiet = await rig.run({ target: './leak.tgz', annotations: 'false', summary: 'never' });
    expect(quiet.code).toBe(1);
    expect(workflowCommands(quiet.stdout)).toEqual([]);
    expect(quiet.stdout).toContain('✖ fail');
    expect(quiet.summary).toBe('');
    expect((await rig.run({ target: './pass.tgz', summary: 'on-failure' })).summary).toBe('');
    expect((await rig.run({ target: './leak.tgz', summary: 'on-failure' })).summary).not.toBe('');
  });

  it.each([
    ['fail-on', 'hihg', 'allowed are critical, high, medium, low, never'],
    ['warn-only', 'yes', 'allowed are true, false'],
    ['preset', 'strictest', 'allowed are recommended, '],
    ['summary', 'sometimes', 'allowed are always, on-failure, never'],
    ['registry', 'nowhere', 'allowed are http and https URLs'],
    ['compare', '../x', 'allowed are a version and a dist-tag'],
    ['baseline', 'none.json', 'there is no file none.json'],
    ['pack', 'cargo', 'allowed are npm, pnpm, yarn, bun, auto'],
    ['target', '-', 'no standard input'],
    ['sarif-file', 'none/out.sarif', 'cannot write'],
  ])('%s: %s is refused before anything is judged', async (name, value, said) => {
    const { code, stdout, outputs, summary } = await rig.run({ target: './pass.tgz', [name]: value });
    expect(code).toBe(2);
    expect(outputs).toEqual({
      verdict: 'undecided',
      failing: '0',
      'report-file': '',
      'sarif-file': '',
      tarball: '',
      'tarball-sha256': '',
    });
    const commands = workflowCommands(stdout);
    expect(commands).toMatchObject([{ name: 'error', properties: { title: 'leakcheck' } }]);
    expect(commands[0]!.data).toContain(said);
    expect(summary).toMatch(/^### \? undecided\n\nleakcheck: /);
  });

  it('are no flags and no commands of the command line', async () => {
    for (const target of ['publish', '--fail-on=never', '-o=x.json']) {
      const { code, stdout } = await rig.run({ target, registry: 'http://127.0.0.1:9' });
      expect(code).toBe(2);
      expect(workflowCommands(stdout).map(({ name }) => name)).toEqual(['error']);
    }
    expect(existsSync(join(rig.workspace, 'x.json'))).toBe(false);
  });
});

describe('the repository', () => {
  const reasons = async (event: unknown, config?: string): Promise<unknown> => {
    const { outputs } = await rig.run({ target: './open.tgz', ...(config ? { 'config-file': config } : {}) }, event);
    const { reports } = JSON.parse(readFileSync(outputs['report-file']!, 'utf8'));
    return reports[0].policy.visibility;
  };

  it('that is private makes the source closed, unless the configuration says otherwise', async () => {
    expect(await reasons({ repository: { private: true } })).toMatchObject({
      value: 'closed',
      reasons: ['private repository'],
    });
    expect(await reasons({ repository: { private: false } })).toMatchObject({ value: 'open', source: 'detected' });
    writeFileSync(join(rig.workspace, 'says-open.json'), JSON.stringify({ visibility: 'open' }));
    expect(await reasons({ repository: { private: true } }, 'says-open.json')).toMatchObject({ source: 'config' });
  });

  it('stays unknown if the event is odd', async () => {
    for (const event of [[], null, { repository: null }, { repository: { private: 'true' } }]) {
      expect(await reasons(event)).toMatchObject({ value: 'open' });
    }
  });
});
