/** Configuration through the command line: nothing is scanned with one that is wrong, and flags win. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, type CommandLine } from './command.ts';

let cli: CommandLine;
beforeAll(async () => {
  cli = await buildCommandLine();
});
afterAll(() => cli.remove());
afterEach(() => rm(join(cli.folder, 'leakcheck.config.json'), { force: true }));

const configure = (config: object | string): Promise<void> =>
  writeFile(join(cli.folder, 'leakcheck.config.json'), typeof config === 'string' ? config : JSON.stringify(config));

/** The policy as the scan got it. */
async function policy(...args: string[]): Promise<unknown> {
  const { stdout } = await cli.run(['echo', '-f', 'json', ...args]);
  const { reports }: { reports: { subject: { name: string } }[] } = JSON.parse(stdout);
  const seen: { policy: unknown } = JSON.parse(reports[0]?.subject.name ?? '');
  return seen.policy;
}

describe('a configuration in the working directory', () => {
  it('reaches the scan, and flags win', async () => {
    await configure({ failOn: 'low', visibility: 'open', rules: { 'secret-jwt': 'error', 'dev-file-ide': 'off' } });
    expect(await policy()).toMatchObject({
      failOn: 'low',
      visibility: 'open',
      rules: [
        ['secret-jwt', 'error'],
        ['dev-file-ide', 'off'],
      ],
      sources: [{ name: 'leakcheck.config.json' }],
    });
    expect(await policy('--fail-on', 'critical', '--rule', 'dev-file-ide=warn')).toMatchObject({
      failOn: 'critical',
      rules: [
        ['secret-jwt', 'error'],
        ['dev-file-ide', 'warn'],
      ],
    });
    expect(await policy('--no-config')).toMatchObject({ failOn: 'high', rules: [], sources: [] });
  });

  it('another by --config', async () => {
    await configure({ failOn: 'low' });
    await mkdir(join(cli.folder, 'other'), { recursive: true });
    await writeFile(join(cli.folder, 'other/policy.jsonc'), '{ "failOn": "medium", /* for CI */ }');
    expect(await policy('-c', 'other/policy.jsonc')).toMatchObject({
      failOn: 'medium',
      sources: [{ name: 'other/policy.jsonc' }],
    });
  });

  it('with a mistake stops the run before the first target is scanned', async () => {
    await configure('{\n  "rules": { "source-map-embeded-source": "error" }\n}\n');
    const { stdout, stderr, code } = await cli.run(['slow', 'leak']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toBe(
      'leakcheck: unknown rule "source-map-embeded-source" in leakcheck.config.json:2:14\n  did you mean "source-map-embedded-source"?\n',
    );
    expect((await cli.run(['leak', '--no-config', '-q'])).code).toBe(1);
  });

  it('says what contradicts a flag', async () => {
    await configure({ strict: true });
    const { stderr, code } = await cli.run(['a', '--fail-on', 'never']);
    expect(code).toBe(2);
    expect(stderr).toContain('"strict" and "failOn": "never" contradict each other');
  });

  it('shows no control characters of a hostile configuration', async () => {
    await configure('{ "\\u001b[31m\\u202e": 1 }');
    const { stderr, code } = await cli.run(['a']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^[\n\x20-\x7e]+$/);
  });
});

describe('the policy in force', () => {
  it('is printed, and nothing is judged', async () => {
    await configure({
      extends: 'leakcheck:closed-source',
      overrides: [{ files: ['a/**'], rules: { 'path-*': 'info' } }],
      budgets: { packed: '4 MB' },
    });
    const { stdout, code } = await cli.run(['leak', '--print-config', '--skip', 'secret-jwt', '--compare', '1.0.0']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        target: 'leak',
        policy: {
          sources: [{ name: 'leakcheck.config.json' }],
          visibility: 'closed',
          sourceMaps: 'no-content',
          rules: { 'ai-mcp-config': 'error', 'secret-jwt': 'off' },
          overrides: [{ files: ['a/**'], rules: { 'path-home-directory': { level: 'info' } } }],
          budgets: { packed: 4_000_000 },
          compare: { with: '1.0.0', growthPercent: 30 },
          baseline: null,
        },
      },
    ]);
  });

  it.each([
    [['--only', 'secret-jtw'], 'did you mean "secret-jwt"?'],
    [['--compare', '../x'], 'Allowed are a version and a dist-tag'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await cli.run(['leak', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
