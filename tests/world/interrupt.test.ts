/** Runs that are stopped at any moment, and runs on a disk that is full: no leftovers, the documented exit code, one message. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leakyMap } from '../support/package-rig.ts';
import { makePackage } from '../support/tarball.ts';

const CLI = join(process.cwd(), 'dist/cli.js');
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Moments of the signal, in shares of the time that a whole run takes. */
const SHARES = [0.05, 0.25, 0.45, 0.65, 0.85];

const folder = mkdtempSync(join(tmpdir(), 'interrupt-'));
const work = join(folder, 'work');
const small = join(folder, 'small');
afterAll(() => {
  if (mounted) spawnSync('umount', [small]);
  rmSync(folder, { recursive: true });
});
mkdirSync(work);
mkdirSync(small);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', small]).status === 0;
if (!mounted) process.stderr.write('skipped: a full disk (only root can mount a small one)\n');

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

let runs = 0;

/** `stop` resolves at the moment of the signal. Fails if anything is left among the temporary files. */
async function run(
  args: readonly string[],
  cwd: string,
  kill?: { readonly signal: NodeJS.Signals; readonly stop: (pid: number) => Promise<unknown> },
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const temp = join(folder, `temp-${++runs}`);
  mkdirSync(temp);
  const started = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd,
    env: { ...process.env, TMPDIR: temp, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  void kill?.stop(child.pid!).then(() => child.kill(kill.signal));
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((done) => {
    child.on('close', (...ended) => done(ended));
  });
  expect(readdirSync(temp).filter((name) => name !== 'node-compile-cache')).toEqual([]);
  return { code, signal, stdout, stderr, ms: performance.now() - started };
}

/** Three outcomes are right: nobody there yet, interrupted, or done with all of its work before (then it may be leaving). */
function expectStopped({ code, signal, stdout, stderr }: Ended, sent: (typeof SIGNALS)[number], whole: Ended): boolean {
  if (signal !== null && stdout === '') {
    expect({ signal, stderr }).toEqual({ signal: sent, stderr: '' });
    return true;
  }
  if (signal === sent || code === whole.code) {
    expect(JSON.parse(stdout)).toMatchObject({ outcome: (JSON.parse(whole.stdout) as { outcome: string }).outcome });
    return false;
  }
  expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: '', stderr: 'leakcheck: interrupted\n' });
  return true;
}

beforeAll(() => {
  const line = 'export const value = compute(1234, "text");\n';
  const texts = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`lib/${index}.js`, `// ${index}\n${line.repeat(30_000)}`]),
  );
  const members = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`${index}.bin`, randomBytes(1_000_000)]),
  );
  const nested = gzipSync(makePackage('inner', '1.0.0', members), { level: 0 });
  writeFileSync(
    join(work, 'big.tgz'),
    makePackage('big', '1.0.0', { ...texts, 'inner.tgz': nested, 'a.js.map': leakyMap() }),
  );
  writeFileSync(join(work, 'nested.tgz'), makePackage('nested', '1.0.0', { 'inner.tgz': nested }));
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{"name":"project","version":"1.0.0"}');
  for (let index = 0; index < 20; index++) writeFileSync(join(project, `${index}.bin`), randomBytes(1_000_000));
});

describe.each(SIGNALS)('%s', (signal) => {
  it.each([
    ['a large tarball', ['./big.tgz'], 'work'],
    ['a folder that is being packed', ['.'], 'project'],
  ])('at any moment of judging %s', async (_, targets, place) => {
    const cwd = join(folder, place);
    const args = [...targets, '-f', 'json'];
    const whole = await run(args, cwd);
    const before = readdirSync(cwd);
    let stopped = 0;
    for (const share of SHARES) {
      const ended = await run(args, cwd, { signal, stop: () => wait(share * whole.ms) });
      if (expectStopped(ended, signal, whole)) stopped++;
    }
    expect(stopped).toBeGreaterThan(SHARES.length / 2);
    expect(readdirSync(cwd)).toEqual(before);
  });

  it('at any moment of extracting', async () => {
    const args = ['extract', './big.tgz', '--out', 'out'];
    const whole = await run(args, work);
    expect(whole.code).toBe(0);
    rmSync(join(work, 'out'), { recursive: true });
    for (const share of SHARES) {
      const { code, stderr } = await run(args, work, { signal, stop: () => wait(share * whole.ms) });
      if (code === 0) rmSync(join(work, 'out'), { recursive: true });
      else if (code !== null) expect({ code, stderr }).toEqual({ code: 130, stderr: 'leakcheck: interrupted\n' });
      expect(existsSync(join(work, 'out'))).toBe(false);
    }
  });

  it.runIf(process.platform === 'linux')('while a temporary file is open', async () => {
    const open = async (pid: number): Promise<void> => {
      while (!openFiles(pid).some((path) => path.includes('/leakcheck-'))) await wait(2);
    };
    const { code, stdout, stderr } = await run(['./big.tgz'], work, { signal, stop: open });
    expect({ code, stdout, stderr }).toEqual({ code: 130, stdout: '', stderr: 'leakcheck: interrupted\n' });
  });
});

function openFiles(pid: number): readonly string[] {
  const place = `/proc/${pid}/fd`;
  return readdirSync(place).map((name) => {
    try {
      return readlinkSync(join(place, name));
    } catch {
      return '';
    }
  });
}

describe.skipIf(!mounted)('a full disk', () => {
  const env = { TMPDIR: small };
  const left = (): readonly string[] => readdirSync(small);

  it('below the temporary files: what finds no room was not checked', async () => {
    const { code, stdout } = await run(['./nested.tgz', '-f', 'json'], work, undefined, env);
    expect(code).toBe(2);
    expect(stdout).toContain('there was no room to put it aside');
    expect(left()).toEqual([]);
  });

  it('below the tarball that is packed', async () => {
    const { code, stderr } = await run(['.'], join(folder, 'project'), undefined, env);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^leakcheck: npm could not pack: /);
    expect(stderr).toContain('ENOSPC');
    expect(left()).toEqual([]);
  });

  it('below what is extracted', async () => {
    const map = JSON.stringify({ version: 3, sources: ['a.ts'], sourcesContent: ['x'.repeat(600_000)], mappings: 'A' });
    writeFileSync(join(work, 'long.tgz'), makePackage('long', '1.0.0', { 'a.js.map': map }));
    const out = join(small, 'out');
    const { code, stdout, stderr } = await run(['extract', './long.tgz', '--out', out], work);
    const message = `leakcheck: cannot write to ${out}: the disk is full\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: message });
    expect(left()).toEqual([]);
  });

  it('below a report', async () => {
    writeFileSync(join(small, 'filler'), randomBytes(300_000));
    expect(() => writeFileSync(join(small, 'rest'), randomBytes(300_000))).toThrow('ENOSPC');
    writeFileSync(join(work, 'plain.tgz'), makePackage('plain', '1.0.0', { 'index.js': '1' }));
    const file = join(small, 'report.json');
    const { code, stderr } = await run(['./plain.tgz', '-o', file], work);
    const message = `leakcheck: cannot write ${file}: the disk is full\n  choose another file for -o\n`;
    expect({ code, stderr }).toEqual({ code: 2, stderr: message });
    expect(left()).toEqual(['filler', 'rest']);
  });
});
