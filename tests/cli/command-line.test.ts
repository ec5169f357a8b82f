import { readdir, readFile, writeFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../src/policy/policy.ts';
import { buildCommandLine, type CommandLine } from './command.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli.remove());

/** What the program was asked to do, as the double saw it. */
async function echo(...args: string[]): Promise<unknown> {
  const { stdout } = await cli.run(['echo', '-f', 'json', ...args]);
  const { reports }: { reports: { subject: { name: string } }[] } = JSON.parse(stdout);
  return JSON.parse(reports[0]?.subject.name ?? '');
}

describe('what is printed', () => {
  it.each([
    '',
    'leak',
    'gap',
    'a b leak missing',
    'leak --quiet',
    'a --quiet',
    'missing',
    'missing --debug',
    '--help',
    '--version',
    '--fial-on high',
    '--fail-on hihg',
    '--timeout soon',
    '--max-size much',
    '--max-archives many',
    '--registry nowhere',
    '--rule secret-npm-tokens=off',
    '--rule secret-jwt=eror',
    '--rule secret-jwt',
    '--strict --fail-on never',
    '-o report',
    '-o json=',
    '- -',
    'rules',
    'rules --json',
    'explain source-map-embedded-source',
    'explain lc1:secret-npm-token:0123456789abcdef',
    'explain scan-incomplete',
    'explain secret-npm-tokn',
    'explain nothing-like-it',
    'explain',
  ])('leakcheck %s', async (line) => {
    const { stdout, stderr, code } = await cli.run(line.split(' ').filter((word) => word !== ''));
    const stack = stderr
      .replaceAll(/^ {4}at .*\n/gm, '    at (stack)\n')
      .replaceAll(/(?: {4}at \(stack\)\n)+/g, '    at (stack)\n');
    const text = `$ leakcheck ${line}\nexit code ${code}\n--- stdout\n${stdout}--- stderr\n${stack}`;
    const file = line === '' ? 'leakcheck' : line.replaceAll(/[^\w.=-]+/g, '_');
    await expect(text).toMatchFileSnapshot(`__snapshots__/${file}.txt`);
  });

  it('an unknown error is a bug, with its stack', async () => {
    const { stdout, stderr, code } = await cli.run(['bug']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/^TypeError: undefined is not a function\n {4}at /);
    expect(stderr).toMatch(/\nthis is a bug in leakcheck 1\.2\.3: please report it with the lines above\n$/);
  });

  it('no message holds a password', async () => {
    const { stdout, stderr, code } = await cli.run(['a', 'https://name:word@example.org/a.tgz', '-f', 'json']);
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain('word');
    expect(stderr).toContain('leakcheck: https://example.org/a.tgz: the connection was closed\n');
  });
});

describe('exit code over several targets', () => {
  it.each([
    ['a b', 0],
    ['a gap', 2],
    ['a missing', 2],
    ['bug a', 2],
    ['missing leak', 1],
    ['gap leak a', 1],
  ])('%s: %d', async (line, code) => {
    expect((await cli.run([...line.split(' '), '-q'])).code).toBe(code);
  });
});

describe('flags reach the scan', () => {
  it('has defaults', async () => {
    expect(await echo()).toEqual({
      policy: { ...JSON.parse(JSON.stringify(defaultPolicy())), credentialFailOn: 'high', rules: [] },
      fetch: { cwd: cli.folder, userAgent: 'leakcheck/1.2.3', stdin: false },
      now: 'number',
      signal: false,
    });
  });

  it('passes all', async () => {
    const flags = '--strict --fail-on medium --rule secret-jwt=off --rule path-home-directory=error --allow-incomplete';
    const more = '--visibility open --registry https://registry.example.org/ --offline --timeout 2.5 --max-size 20GiB';
    const most = '--max-archives 20000';
    expect(await echo(...flags.split(' '), ...more.split(' '), ...most.split(' '))).toMatchObject({
      visibility: 'open',
      policy: {
        failOn: 'medium',
        strict: true,
        allowIncomplete: true,
        limits: { inflatedBytes: 20 * 1024 ** 3, archives: 20_000 },
        rules: [
          ['secret-jwt', 'off'],
          ['path-home-directory', 'error'],
        ],
      },
      fetch: { registry: 'https://registry.example.org/', offline: true, timeoutSeconds: 2.5 },
    });
  });

  it('gives stdin only to the target that is stdin', async () => {
    const { stdout } = await cli.run(['-', '-f', 'json']);
    expect(stdout).toContain('\\"stdin\\":true');
  });

  it('takes the fingerprint key from the environment', async () => {
    const { stdout } = await cli.run(['echo', '-f', 'json'], { env: { LEAKCHECK_KEY: 'k1' } });
    expect(stdout).toContain('\\"fingerprintKey\\":\\"k1\\"');
  });
});

describe('streams', () => {
  it('delivers more than 2 MB through a pipe, with exit code 1', async () => {
    const { stdout, code } = await cli.run(['huge', '-f', 'json']);
    expect(stdout.length).toBeGreaterThan(2_000_000);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'fail' });
  });

  it('does not mind a reader that stops reading', async () => {
    const { stderr, code } = await cli.run(['huge', '-f', 'json'], { closeAfter: 10 });
    expect({ stderr, code }).toEqual({ stderr: '', code: 1 });
  });

  it.each([
    ['postpack', 'stderr'],
    ['prepublishOnly', 'stderr'],
    ['npx', 'stdout'],
    ['leakcheck', 'stdout'],
  ] as const)('under npm event %s the report goes to %s', async (event, stream) => {
    const result = await cli.run(['leak'], { env: { npm_lifecycle_event: event } });
    expect(result[stream]).toContain('fail');
    expect(result[stream === 'stdout' ? 'stderr' : 'stdout']).toBe('');
  });

  it('JSON stays on stdout in a hook', async () => {
    const { stdout } = await cli.run(['leak', '-f', 'json'], { env: { npm_lifecycle_event: 'postpack' } });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'fail' });
  });

  it('has colour only where it was asked for', async () => {
    expect((await cli.run(['leak'])).stdout).not.toContain('\u001b');
    expect((await cli.run(['leak', '--color'])).stdout).toContain('\u001b[31m');
    expect((await cli.run(['leak'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[31m');
    expect((await cli.run(['leak', '--no-color'], { env: { FORCE_COLOR: '1' } })).stdout).not.toContain('\u001b');
    expect((await cli.run(['leak'], { env: { CI: 'true' } })).stdout).not.toContain('\u001b');
  });

  it('is ASCII in a locale that is', async () => {
    const { stdout } = await cli.run(['leak'], { env: { LANG: 'C' } });
    expect(stdout).toMatch(/^[\n\x20-\x7e]+$/);
  });

  it('ends with 130 and no report when it is interrupted', async () => {
    const { stdout, stderr, code } = await cli.run(['slow', 'leak'], { kill: 'SIGINT' });
    expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: 'scanning\nleakcheck: interrupted\n', code: 130 });
  });
});

describe('-o', () => {
  it('writes every format beside the report on stdout, without colour and without leftovers', async () => {
    const { stdout, code } = await cli.run([
      'leak',
      '--color',
      '-o',
      'r.json',
      '-o',
      'pretty=r.out',
      '-o',
      'r.txt',
      '-q',
    ]);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
    expect(JSON.parse(await readFile(join(cli.folder, 'r.json'), 'utf8'))).toMatchObject({ outcome: 'fail' });
    const text = await readFile(join(cli.folder, 'r.out'), 'utf8');
    expect(text).toContain('✖ fail  1 critical');
    expect(text).not.toContain('\u001b');
    expect(await readFile(join(cli.folder, 'r.txt'), 'utf8')).toBe(text);
    expect(await readdir(cli.folder)).toEqual(['r.json', 'r.out', 'r.txt']);
  });

  it('replaces a file, through a link too', async () => {
    await writeFile(join(cli.folder, 'old.json'), 'old');
    await symlink('old.json', join(cli.folder, 'link.json'));
    expect((await cli.run(['a', '-o', 'link.json'])).code).toBe(0);
    expect(JSON.parse(await readFile(join(cli.folder, 'old.json'), 'utf8'))).toMatchObject({ outcome: 'pass' });
  });

  it('writes to a device', async () => {
    expect((await cli.run(['a', '-o', 'json=/dev/null'])).code).toBe(0);
  });

  it.each([
    ['folder.json', 'cannot write folder.json: it is a folder'],
    ['none/r.json', 'cannot write none/r.json: its folder does not exist'],
    ['file/r.json', 'cannot write file/r.json: a part of its path is a file'],
  ])('refuses %s before it scans', async (name, message) => {
    await mkdir(join(cli.folder, 'folder.json'), { recursive: true });
    await writeFile(join(cli.folder, 'file'), '');
    const { stdout, stderr, code } = await cli.run(['slow', '-o', name]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe(`leakcheck: ${message}\n  choose another file for -o\n`);
  });

  it('refuses two reports in one file', async () => {
    const { stderr, code } = await cli.run(['slow', '-o', 'x.json', '-o', 'pretty=./x.json']);
    expect(code).toBe(2);
    expect(stderr).toContain('two reports would be written to ./x.json');
  });
});
