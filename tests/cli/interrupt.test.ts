/** What stays behind when a run is stopped or has nowhere to write: nothing but a message and the documented exit code. */
import { spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leakyMap, startPackageRig, type PackageRig, type Ran } from '../support/package-rig.ts';
import { faults } from '../support/registry.ts';
import { makePackage } from '../support/tarball.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const INTERRUPTED = { code: 130, stdout: '', stderr: 'leakcheck: interrupted\n' };
const POLL_MS = 10;

let rig: PackageRig;
let work: string;
beforeAll(async () => {
  rig = await startPackageRig();
  const leak = makePackage('acme', '1.0.0', { 'dist/cli.js.map': leakyMap(), 'noise.bin': randomBytes(3_000_000) });
  rig.registry.publish('acme', '1.0.0', leak);
  work = rig.make('work', { 'note.txt': '' });
  writeFileSync(join(work, 'acme.tgz'), leak);
});
afterAll(() => rig.close());

/** Runs leakcheck until `reached` holds, then sends the signal. */
async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  reached: () => boolean,
  begun: (child: ChildProcess) => void = () => undefined,
  cwd: string = work,
): Promise<Ran> {
  return rig.leakcheck(cwd, args, {
    started: (child) => {
      begun(child);
      void (async () => {
        while (!reached()) await wait(POLL_MS);
        child.kill(signal);
      })();
    },
  });
}

function asksForTarball(): boolean {
  return rig.registry.requests.some(({ path }) => path.endsWith('.tgz'));
}

async function stalled(args: readonly string[], signal: NodeJS.Signals): Promise<Ran> {
  rig.registry.requests.length = 0;
  rig.registry.misbehave('tarball', faults.stall());
  const ran = await interrupted(args, signal, asksForTarball);
  rig.registry.misbehave('tarball', null);
  return ran;
}

/** Dead ones may wait for their new parent to take notice of that. */
function isAlive(pid: string): boolean {
  return /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).stdout);
}

describe.skipIf(process.platform === 'win32')('a run that is interrupted', () => {
  it.each(SIGNALS)('by %s while standard input says nothing more', async (signal) => {
    let taken = false;
    const half = readFileSync(join(work, 'acme.tgz')).subarray(0, 2_500_000);
    // More than a pipe holds: when all of it was taken, the program has read some of it.
    const begun = ({ stdin }: ChildProcess): void => void stdin?.write(half, () => (taken = true));
    expect(await interrupted(['-'], signal, () => taken, begun)).toEqual(INTERRUPTED);
    expect(rig.leftovers()).toEqual([]);
  });

  it.each(SIGNALS)('by %s while a registry sends nothing more', async (signal) => {
    expect(await stalled(['acme@1.0.0'], signal)).toEqual(INTERRUPTED);
    expect(rig.leftovers()).toEqual([]);
  });

  it.each(SIGNALS)('by %s while a script of the project runs', async (signal) => {
    const manifest = { name: 'slow', version: '1.0.0', scripts: { prepack: 'node prepack.js' } };
    const script = `require('fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000)`;
    const cwd = rig.make(`slow-${signal}`, { 'package.json': manifest, 'prepack.js': script });
    const pid = join(cwd, 'pid');
    const reached = (): boolean => existsSync(pid) && readFileSync(pid, 'utf8') !== '';
    const ran = await interrupted(['.', '--run-scripts'], signal, reached, undefined, cwd);
    expect(ran).toEqual(INTERRUPTED);
    expect(rig.leftovers()).toEqual([]);
    await expect.poll(() => isAlive(readFileSync(pid, 'utf8'))).toBe(false);
  });

  it.each(SIGNALS)('by %s leaves none of what it was to extract or report', async (signal) => {
    expect(await stalled(['extract', 'acme@1.0.0', '--out', 'out'], signal)).toEqual(INTERRUPTED);
    expect(existsSync(join(work, 'out'))).toBe(false);
    expect(await stalled(['acme@1.0.0', '-o', 'report.json'], signal)).toEqual(INTERRUPTED);
    expect(existsSync(join(work, 'report.json'))).toBe(false);
    expect(rig.leftovers()).toEqual([]);
  });
});

describe('a run that has nowhere to write', () => {
  it('says that there is no place for temporary files', async () => {
    const cwd = rig.make('plain', { 'package.json': { name: 'plain', version: '1.0.0' }, 'index.js': '' });
    const none = join(rig.folder, 'none');
    const { code, stdout, stderr } = await rig.leakcheck(cwd, ['-f', 'json'], { env: { TMPDIR: none, TEMP: none } });
    expect({ code, outcome: JSON.parse(stdout).outcome }).toEqual({ code: 2, outcome: 'undecided' });
    expect(stderr).toBe(
      `leakcheck: cannot make a temporary folder in ${none}: its folder does not exist\n  free some room there, or set TMPDIR (on Windows TEMP) to another folder\n`,
    );
  });

  it.skipIf(!existsSync('/dev/full'))('does not pass when the disk behind its output is full', async () => {
    const command = ['sh', '-c', 'leakcheck acme.tgz --fail-on never > /dev/full'];
    expect(await rig.run(work, command)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'leakcheck: the report could not be written: the disk is full\n',
    });
  });

  it.skipIf(process.platform === 'win32')('does not pass when the reader went away before the verdict', async () => {
    const quiet = ['sh', '-c', 'leakcheck acme.tgz -f json --fail-on never > pass.json; echo $?'];
    expect((await rig.run(work, quiet)).stdout).toBe('0\n');
    // The reader is gone before anything is written.
    const closed = ['sh', '-c', '{ sleep 0.3; leakcheck acme.tgz -f json --fail-on never; echo $? >&2; } | true'];
    expect(await rig.run(work, closed)).toEqual({ code: 0, stdout: '', stderr: '2\n' });
    expect(rig.leftovers()).toEqual([]);
  });
});
