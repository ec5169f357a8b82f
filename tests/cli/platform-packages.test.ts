/** The packages for single platforms of a shim, from a registry of our own. */
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome, Report } from '../../src/base/types.ts';
import { startRegistry, type LoopbackRegistry } from '../support/registry.ts';
import { makePackage, makeTarball } from '../support/tarball.ts';
import { npmToken } from '../support/tokens.ts';

let registry: LoopbackRegistry;
let folder: string;
beforeAll(async () => {
  registry = await startRegistry();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'platforms-')));
  const leak = `//registry.example.org/:_authToken=${npmToken('platform')}\n`;
  registry.publish('acme-linux-x64', '1.0.0', makePackage('acme-linux-x64', '1.0.0', { acme: leak }));
  registry.publish('acme-darwin-arm64', '1.0.0', makePackage('acme-darwin-arm64', '1.0.0', { acme: 'fine' }));
  registry.publish('acme', '1.0.0-win32-x64', makePackage('acme', '1.0.0-win32-x64', { acme: 'fine' }), { tag: 'win' });
  registry.publish('acme', '1.0.0', shim({ 'acme-darwin-arm64': '1.0.0', 'acme-win': 'npm:acme@1.0.0-win32-x64' }));
  registry.publish('acme', '3.0.0', shim({ 'acme-darwin-arm64': '1.0.0', 'acme-linux-arm64': '1.0.0' }), {
    tag: 'three',
  });
});
afterAll(async () => {
  await registry.close();
  await rm(folder, { recursive: true });
});

function shim(optionalDependencies: Readonly<Record<string, string>>): Buffer {
  return makeTarball({ 'package.json': JSON.stringify({ name: 'acme', version: '1.0.0', optionalDependencies }) });
}

interface Printed {
  readonly outcome: Outcome;
  readonly reports: readonly Report[];
  readonly errors?: readonly { readonly target: string; readonly code: string }[];
}

async function leakcheck(...args: readonly string[]): Promise<Printed & { readonly code: number | null }> {
  const bin = join(import.meta.dirname, '../../dist/cli.js');
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_userconfig: join(folder, 'npmrc') };
  const run = spawn(process.execPath, [bin, ...args, '--registry', registry.url, '-f', 'json'], { cwd: folder, env });
  const parts: Buffer[] = [];
  run.stdout.on('data', (bytes: Buffer) => parts.push(bytes));
  const code = await new Promise<number | null>((resolve) => run.on('close', resolve));
  return { ...(JSON.parse(Buffer.concat(parts).toString()) as Printed), code };
}

const names = ({ reports }: Printed): string[] => reports.map(({ subject: { name, version } }) => `${name}@${version}`);
const rules = ({ reports }: Printed): string[] =>
  reports.flatMap(({ verdict }) => verdict.findings.map(({ ruleId }) => ruleId));

describe('platform packages', () => {
  it('are named if nobody asked for them', async () => {
    const printed = await leakcheck('acme@1.0.0');
    expect(names(printed)).toEqual(['acme@1.0.0']);
    expect(rules(printed)).toContain('package-platform-not-scanned');
  });

  it('are judged with it, aliases by their version, one report each', async () => {
    const printed = await leakcheck('acme@1.0.0', '--with-platform-packages');
    expect(names(printed)).toEqual(['acme@1.0.0', 'acme-darwin-arm64@1.0.0', 'acme@1.0.0-win32-x64']);
    expect(rules(printed)).not.toContain('package-platform-not-scanned');
    expect(printed.code).toBe(0);
  });

  it('of a tarball come from the registry, and the worst decides', async () => {
    await writeFile(join(folder, 'acme.tgz'), shim({ 'acme-linux-x64': '1.0.0', 'acme-darwin-arm64': '^1.0.0' }));
    const printed = await leakcheck('./acme.tgz', '--with-platform-packages');
    expect(names(printed)).toEqual(['acme@1.0.0', 'acme-linux-x64@1.0.0', 'acme-darwin-arm64@1.0.0']);
    expect([printed.outcome, printed.code]).toEqual(['fail', 1]);
  });

  it('of a dependency of the same scope and version are followed one level deep', async () => {
    const wrapper = (name: string, fields: object): Buffer =>
      makeTarball({ 'package.json': JSON.stringify({ name, version: '2.0.0', ...fields }) });
    registry.publish(
      '@acme/core',
      '2.0.0',
      wrapper('@acme/core', { optionalDependencies: { '@acme/core-linux-x64': '2.0.0' } }),
    );
    registry.publish(
      '@acme/core-linux-x64',
      '2.0.0',
      wrapper('@acme/core-linux-x64', { dependencies: { '@acme/far': '2.0.0' } }),
    );
    const dependencies = { '@acme/core': '2.0.0', '@acme/other': '^2.0.0', left: '2.0.0' };
    await writeFile(join(folder, 'wrapper.tgz'), wrapper('@acme/cli', { dependencies }));
    const printed = await leakcheck('./wrapper.tgz', '--with-platform-packages');
    expect(names(printed)).toEqual(['@acme/cli@2.0.0', '@acme/core@2.0.0', '@acme/core-linux-x64@2.0.0']);
  });

  it('are judged in strict mode without being asked for', async () => {
    expect(names(await leakcheck('acme@1.0.0', '--strict'))).toHaveLength(3);
  });

  it('that cannot be fetched make the run undecided', async () => {
    const printed = await leakcheck('acme@3.0.0', '--with-platform-packages');
    expect(printed.errors).toMatchObject([{ target: 'acme-linux-arm64@1.0.0', code: 'ENOTFOUND' }]);
    expect([printed.outcome, printed.code]).toEqual(['undecided', 2]);
  });

  it('are followed or ignored as the configuration says', async () => {
    const config = join(folder, 'leakcheck.config.json');
    await writeFile(config, '{ "platformPackages": "scan" }');
    expect(names(await leakcheck('acme@1.0.0'))).toHaveLength(3);
    await writeFile(config, '{ "platformPackages": "ignore" }');
    const ignored = await leakcheck('acme@1.0.0');
    expect(names(ignored)).toEqual(['acme@1.0.0']);
    expect(rules(ignored)).not.toContain('package-platform-not-scanned');
    await rm(config);
  });
});
