/** `leakcheck hook` within the npm that is installed: no byte is published that was not judged. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leakyMap, sha512, startPackageRig, type PackageRig, type Ran } from '../support/package-rig.ts';

let rig: PackageRig;
let count = 0;
beforeAll(async () => {
  rig = await startPackageRig();
});
afterAll(() => rig.close());

interface Case {
  readonly name: string;
  publish(...flags: readonly string[]): Promise<Ran>;
  stored(): string;
}

function make(scripts: object, files: Readonly<Record<string, string>> = {}): Case {
  const name = `acme-${++count}`;
  const manifest = { name, version: '1.0.0', license: 'UNLICENSED', scripts };
  const cwd = rig.make(name, { 'package.json': manifest, 'index.js': '1', ...files });
  return {
    name,
    publish: (...flags) => rig.run(cwd, ['npm', 'publish', ...flags]),
    stored: () => sha512(rig.registry.stored(name, '1.0.0')),
  };
}

const HOOK = 'leakcheck hook';

it('stops a leak, report on stderr and verdict as our last line', async () => {
  const { publish, stored } = make({ postpack: HOOK }, { 'a.js.map': leakyMap() });
  const { code, stdout, stderr } = await publish('--json');
  expect(code).toBe(1);
  expect(stored()).toBe('(nothing)');
  expect(stdout).not.toContain('source-map');
  const ours = stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));
  expect(ours.at(-1)).toMatch(/^✖ fail {2}1 (?:critical|high)/);
});

it('proves that the bytes are those that npm uploads', async () => {
  const { publish, stored } = make({ prepack: 'node -e 0', postpack: `${HOOK} -f json -o report.json` });
  const { code, stdout } = await publish();
  expect(code).toBe(0);
  const report = JSON.parse(stdout.slice(stdout.indexOf('{'), stdout.lastIndexOf('}') + 1)) as {
    reports: { subject: object }[];
  };
  expect(report.reports[0]?.subject).toMatchObject({ integrity: stored(), sameBytes: 'proven' });
});

it('judges under --dry-run too', async () => {
  const { publish, stored } = make({ postpack: HOOK }, { 'a.js.map': leakyMap() });
  expect((await publish('--dry-run')).code).toBe(1);
  expect(stored()).toBe('(nothing)');
});

it('never passes on other bytes than the published ones', async () => {
  const restore = `require('fs').rmSync('a.js.map')`;
  const { publish, stored } = make(
    { postpack: `node restore.js && ${HOOK} --allow-incomplete --fail-on never` },
    { 'a.js.map': leakyMap(), 'restore.js': restore },
  );
  const { code, stderr } = await publish();
  expect(code).toBe(2);
  expect(stderr).toContain('the packed bytes are not the bytes that will be published');
  expect(stored()).toBe('(nothing)');
});

it('is not switched off by a variable', async () => {
  const { name, stored } = make({ postpack: HOOK }, { 'a.js.map': leakyMap() });
  const env = { LEAKCHECK_OUTER: join(rig.make('elsewhere', { outer: String(process.pid) }), 'outer') };
  const { code } = await rig.run(join(rig.folder, name), ['npm', 'publish'], { env });
  expect(code).toBe(1);
  expect(stored()).toBe('(nothing)');
});

it('refuses a place where it cannot see what is published', async () => {
  const { publish, stored } = make({ prepublishOnly: HOOK });
  const { code, stderr } = await publish();
  expect(code).toBe(2);
  expect(stderr).toContain('"postpack": "leakcheck hook"');
  expect(stored()).toBe('(nothing)');
});

it('works for a member of a workspace', async () => {
  const root = rig.make('mono', {
    'package.json': { private: true, workspaces: ['a'] },
    'a/package.json': { name: 'member', version: '1.0.0', scripts: { postpack: HOOK } },
  });
  const { code, stderr } = await rig.run(root, ['npm', 'publish', '-w', 'member']);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('pass');
  expect(rig.registry.stored('member', '1.0.0')).toBeDefined();
});

it.each([
  ['package-lock.json', '"postpack": "leakcheck hook"'],
  ['yarn.lock', '"prepack": "<build> && leakcheck hook"'],
])('called by hand beside %s, says where it belongs', async (lockfile, line) => {
  const cwd = rig.make(`by-hand-${lockfile}`, { 'package.json': { name: 'a', version: '1.0.0' }, [lockfile]: '' });
  const { code, stderr } = await rig.leakcheck(cwd, ['hook']);
  expect(code).toBe(2);
  expect(stderr).toContain(`add to "scripts" of package.json: ${line}`);
});
