/** `leakcheck baseline` and `leakcheck allow`: what they write, what they refuse, and that nothing else changes. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from './command.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli.remove());
afterEach(async () => {
  for (const name of await readdir(cli.folder)) await rm(join(cli.folder, name), { recursive: true });
});

const write = (name: string, value: object | string): Promise<void> =>
  writeFile(join(cli.folder, name), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
const read = (name: string): Promise<string> => readFile(join(cli.folder, name), 'utf8');
const home = 'lc1:path-home-directory:0123456789abcdef';
const today = new Date().toISOString().slice(0, 10);

describe('leakcheck baseline', () => {
  const file = 'leakcheck-baseline.json';

  it('writes what can be accepted, and says what cannot', async () => {
    const { stdout, stderr, code } = await cli.run(['baseline', 'paths']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toBe(`leakcheck-baseline.json: 1 finding, 1 new, 0 removed
still fails: secret-npm-token cannot be in a baseline: lc1:secret-npm-token:0123456789abcdef
next: add "baseline": "./leakcheck-baseline.json" to the configuration
`);
    expect(await read(file)).toBe(`{
  "findings": [
    { "fingerprint": "${home}", "rule": "path-home-directory", "severity": "medium", "count": 2, "firstSeen": "${today}", "package": "@acme/cli" }
  ]
}
`);
    expect((await cli.run(['baseline', 'paths'])).stdout).toMatch(/^leakcheck-baseline\.json: nothing to change\n/);
  });

  it('reaches the scan, by flag or by configuration', async () => {
    await cli.run(['baseline', 'paths']);
    const seen = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await cli.run(['echo', '-f', 'json', ...args]);
      const { reports }: { reports: { subject: { name: string } }[] } = JSON.parse(stdout);
      const { policy }: { policy: { baseline: unknown; sources: unknown } } = JSON.parse(
        reports[0]?.subject.name ?? '',
      );
      return policy;
    };
    const baseline = { source: file, entries: [{ fingerprint: home, count: 2 }] };
    expect(await seen()).toMatchObject({ baseline: null });
    expect(await seen('--baseline', file)).toMatchObject({ baseline, sources: [{ name: file }] });
    await write('leakcheck.config.json', { baseline: `./${file}` });
    expect(await seen()).toMatchObject({ baseline, sources: [{ name: 'leakcheck.config.json' }, { name: file }] });
    expect(await seen('--no-config')).toMatchObject({ baseline: null });
  });

  it('goes where the configuration says, and is pruned there', async () => {
    await write('leakcheck.config.json', { baseline: './known.json' });
    expect((await cli.run(['baseline', 'paths'])).stdout).not.toContain('next:');
    expect(await readdir(cli.folder)).toEqual(['known.json', 'leakcheck.config.json']);
    const { stdout } = await cli.run(['baseline', '--prune', 'leak']);
    expect(stdout).toMatch(/^known\.json: 0 findings, 0 new, 1 removed\nstill fails: secret-npm-token/);
    expect(await read('known.json')).toBe('{\n  "findings": []\n}\n');
  });

  it('is an error where it is missing or broken', async () => {
    const missing = await cli.run(['leak', '--baseline', 'none.json']);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toBe('leakcheck: there is no file none.json\n  `leakcheck baseline` writes it\n');
    await write('leakcheck.config.json', '{\n  "baseline": "./none.json"\n}');
    expect((await cli.run(['leak'])).stderr).toContain('"./none.json" was not found in leakcheck.config.json:2:15');
    await write('none.json', '{"finding": []}');
    const broken = await cli.run(['leak']);
    expect(broken).toMatchObject({ code: 2, stdout: '' });
    expect(broken.stderr).toContain('unknown key "finding" in none.json:1:2\n  did you mean "findings"?');
    expect(await cli.run(['baseline', 'paths'])).toMatchObject({ code: 2 });
    expect(await cli.run(['baseline', '--prune', '--no-config'])).toMatchObject({ code: 2 });
  });

  it('writes nothing if something could not be judged', async () => {
    expect(await cli.run(['baseline', 'paths', 'missing'])).toMatchObject({ code: 2, stdout: '' });
    expect(await readdir(cli.folder)).toEqual([]);
    expect((await cli.run(['baseline', 'gap'])).stdout).toContain('the check was incomplete');
  });
});

describe('leakcheck allow', () => {
  const reason = 'a demo of the recorder';

  it('writes a first configuration, and judges again', async () => {
    const { stdout, stderr, code } = await cli.run(['allow', home, '--reason', reason]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const config: { allow: { expires: string }[] } = JSON.parse(await read('leakcheck.config.json'));
    expect(config.allow).toEqual([{ fingerprint: home, reason, expires: expect.any(String) }]);
    const days = (Date.parse(config.allow[0]?.expires ?? '') - Date.parse(today)) / 86_400_000;
    expect(days).toBe(180);
    expect(stdout).toMatch(/^leakcheck\.config\.json \(new\)\n\+ \{\n.*✔ pass/s);
  });

  it('adds to the one that is there', async () => {
    await write('leakcheck.config.json', { failOn: 'low' });
    await cli.run(['allow', home, '--reason', reason, '--expires', '30d']);
    await cli.run([
      'allow',
      'lc1:secret-jwt:0123456789abcdef',
      '--reason',
      reason,
      '--expires',
      '1d',
      '--accept-critical',
    ]);
    await cli.run(['allow', home, '--reason', 'another reason', '--expires', 'never']);
    const config: { failOn: string; allow: object[] } = JSON.parse(await read('leakcheck.config.json'));
    expect(config).toMatchObject({
      failOn: 'low',
      allow: [
        { fingerprint: home, reason: 'another reason', expires: 'never' },
        { fingerprint: 'lc1:secret-jwt:0123456789abcdef', acceptCritical: true },
      ],
    });
  });

  it.each([
    [['lc1:path-hme-directory:0123456789abcdef', '--reason', reason], 'did you mean "path-home-directory"?'],
    [['path-home-directory', '--reason', reason], 'is no id of a finding'],
    [[home], "required option '--reason <text>' not specified"],
    [[home, '--reason', 'short'], '"reason" needs 10 characters at least'],
    [[home, '--reason', reason, '--expires', '366d'], 'is more than 365 days ahead'],
    [[home, '--reason', reason, '--expires', 'soon'], '"expires" is "soon"'],
    [
      ['lc1:secret-jwt:0123456789abcdef', '--reason', reason, '--expires', 'never'],
      '"never" is too long for secret-jwt',
    ],
    [[home, '--reason', reason, '--no-config'], '--no-config leaves no place for an exception'],
  ])('%j is refused, and nothing is written', async (args, message) => {
    const { code, stdout, stderr } = await cli.run(['allow', ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(await readdir(cli.folder)).toEqual([]);
  });
});
