/** `leakcheck publish` with the npm that is installed: what passes goes out unchanged, anything else stays here. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { faults } from '../support/registry.ts';
import { leakyMap, sha512, startPackageRig, type PackageRig } from '../support/package-rig.ts';

let rig: PackageRig;
let count = 0;
beforeAll(async () => {
  rig = await startPackageRig();
});
afterAll(() => rig.close());
afterEach(() => {
  rig.registry.misbehave('version', null);
  expect(rig.leftovers()).toEqual([]);
});

function make(more: object = {}, files: Readonly<Record<string, string>> = {}): { name: string; cwd: string } {
  const name = `acme-${++count}`;
  const manifest = { name, version: '1.0.0', license: 'UNLICENSED', ...more };
  return { name, cwd: rig.make(name, { 'package.json': manifest, 'index.js': '1', ...files }) };
}

const stored = (name: string): string => sha512(rig.registry.stored(name, '1.0.0'));
const puts = (): number => rig.registry.requests.filter(({ method }) => method === 'PUT').length;

it('publishes once what it judged, a hook inside included', async () => {
  const { name, cwd } = make({ scripts: { postpack: 'leakcheck hook' } });
  const before = puts();
  const { code, stdout, stderr } = await rig.leakcheck(cwd, ['publish', '--', '--tag', 'next']);
  expect(code, stderr).toBe(0);
  expect(puts()).toBe(before + 1);
  expect(stdout).toContain('pass');
  expect(stderr).toContain(`published ${name}@1.0.0; the registry declares the bytes that were judged`);
});

it('uploads nothing that leaks or is not complete', async () => {
  const leak = make({}, { 'a.js.map': leakyMap() });
  const unbuilt = make({ exports: './dist/a.js' });
  const before = puts();
  expect((await rig.leakcheck(leak.cwd, ['publish'])).code).toBe(1);
  const undecided = await rig.leakcheck(unbuilt.cwd, ['publish']);
  expect(undecided.code).toBe(2);
  expect(undecided.stderr).toContain('nothing was published');
  expect(puts()).toBe(before);
});

it('passes --dry-run on', async () => {
  const scripts = { postpublish: `node -e "require('fs').writeFileSync('after', '')"` };
  const { name, cwd } = make({ scripts });
  const { code, stderr } = await rig.leakcheck(cwd, ['publish', '--', '--dry-run']);
  expect(code, stderr).toBe(0);
  expect(stored(name)).toBe('(nothing)');
  expect(existsSync(join(cwd, 'after'))).toBe(false);
});

it('is loud when the registry holds other bytes', async () => {
  const { name, cwd } = make();
  const dist = { tarball: rig.registry.tarballUrl(name, '1.0.0'), integrity: sha512(Buffer.from('other')) };
  rig.registry.misbehave('version', faults.body(JSON.stringify({ name, version: '1.0.0', dist })));
  const { code, stderr } = await rig.leakcheck(cwd, ['publish']);
  expect(code).toBe(1);
  expect(stderr).toContain('THE REGISTRY HOLDS OTHER BYTES');
});

it('runs each script once and stops at one that fails', async () => {
  const log = (word: string): string => `node -e "require('fs').appendFileSync('log.txt', '${word} ')"`;
  const names = ['prepublishOnly', 'prepack', 'prepare', 'postpack', 'publish', 'postpublish', 'prepublish'];
  const scripts = Object.fromEntries(names.map((name) => [name, log(name)]));
  const { cwd } = make({ scripts, files: ['index.js'] });
  expect((await rig.leakcheck(cwd, ['publish'])).code).toBe(0);
  expect(readFileSync(join(cwd, 'log.txt'), 'utf8')).toBe(
    'prepublishOnly prepack prepare postpack publish postpublish ',
  );

  const broken = make({ scripts: { prepublishOnly: 'node -e "process.exit(4)"' } });
  const { code, stderr } = await rig.leakcheck(broken.cwd, ['publish']);
  expect(code).toBe(2);
  expect(stderr).toContain('the script prepublishOnly failed with exit code 4');
  expect(stored(broken.name)).toBe('(nothing)');
});

it('runs no script before it knows that its configuration and its files are right', async () => {
  const scripts = { prepublishOnly: 'node run.js', prepack: 'node run.js' };
  const files = { 'run.js': "require('node:fs').writeFileSync('ran', '')" };
  const broken = make({ scripts }, { ...files, 'leakcheck.config.json': '{ "failOn": "hihg" }' });
  const unwritable = make({ scripts }, files);
  for (const [{ cwd }, args, message] of [
    [broken, [], 'leakcheck.config.json:1'],
    [unwritable, ['-o', 'none/report.json'], 'cannot write none/report.json'],
  ] as const) {
    const { code, stderr } = await rig.leakcheck(cwd, ['publish', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(existsSync(join(cwd, 'ran'))).toBe(false);
  }
});

it('removes everything when interrupted', async () => {
  const { name, cwd } = make({ scripts: { prepack: `node -e "console.error('now'); setTimeout(() => {}, 60000)"` } });
  const { code } = await rig.leakcheck(cwd, ['publish'], { interrupt: '\nnow\n' });
  expect(code).toBe(130);
  expect(stored(name)).toBe('(nothing)');
});

it.each([
  [['publish', './a'], 'takes no target'],
  [['publish', '--', '-w', 'a'], 'cannot pass -w on'],
])('%j is refused', async (args, message) => {
  const { code, stderr } = await rig.leakcheck(make().cwd, args);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

it('refuses a private package, and says so when npm fails', async () => {
  expect((await rig.leakcheck(make({ private: true }).cwd, ['publish'])).stderr).toContain('"private": true');
  const { cwd } = make({ publishConfig: { registry: 'http://127.0.0.1:9/' } });
  const { code, stderr } = await rig.leakcheck(cwd, ['publish'], { env: { npm_config_fetch_retries: '0' } });
  expect(code).toBe(2);
  expect(stderr).toContain('npm publish failed with exit code 1');
});
