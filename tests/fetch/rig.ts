/** A registry, an empty project folder and a home of its own, with nothing of this machine's npm settings. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { FetchFacts, FetchOptions } from '../../src/fetch/artifact.ts';
import { openTarget } from '../../src/fetch/index.ts';
import { startRegistry, type LoopbackRegistry } from '../support/registry.ts';
import { makePackage } from '../support/tarball.ts';

export interface Rig {
  readonly registry: LoopbackRegistry;
  readonly options: FetchOptions;
  /** Generated for this rig; must never show up in any output. */
  readonly token: string;
  npmrc(...lines: readonly string[]): void;
  /** `METHOD path` of every request so far. */
  log(): string[];
  close(): Promise<void>;
}

export async function startRig(changes: Partial<FetchOptions> = {}): Promise<Rig> {
  const registry = await startRegistry();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-fetch-')));
  const cwd = join(folder, 'project');
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), '{}');
  const env = {
    HOME: folder,
    npm_config_registry: registry.url,
    npm_config_cache: join(folder, 'cache'),
    npm_config_userconfig: join(folder, 'user.npmrc'),
    npm_config_globalconfig: join(folder, 'global.npmrc'),
  };
  return {
    registry,
    options: { cwd, env, userAgent: 'leakcheck-test/1.0', timeoutSeconds: 5, ...changes },
    token: randomBytes(24).toString('hex'),
    npmrc: (...lines) => writeFileSync(join(cwd, '.npmrc'), lines.join('\n')),
    log: () => registry.requests.map(({ method, path }) => `${method} ${path}`),
    async close() {
      await registry.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function concat(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

export async function fetchBytes(
  spec: string,
  options: FetchOptions,
): Promise<{ readonly bytes: Buffer; readonly facts: FetchFacts }> {
  const { result, facts } = await (await openTarget(spec, options)).read(concat);
  return { bytes: result, facts };
}

/** What `work` throws; everything a report, a log or a debugger could show of it is in `text`. */
export async function failureOf(work: Promise<unknown>): Promise<{ readonly error: unknown; readonly text: string }> {
  try {
    await work;
  } catch (error) {
    return { error, text: inspect(error, { depth: null, showHidden: true }) + JSON.stringify(error) };
  }
  throw new Error('expected a failure');
}

export const ACME: Buffer = makePackage('acme', '1.0.0', { 'index.js': 'x'.repeat(1000) });

/** A rig of its own for one test: acme 1.0.0 and acme@next 1.1.0, and a token for the registry in .npmrc. */
export async function withAcme(changes: Partial<FetchOptions>, use: (rig: Rig) => Promise<void>): Promise<void> {
  const rig = await startRig(changes);
  try {
    rig.npmrc(`//${rig.registry.host}/:_authToken=${rig.token}`);
    rig.registry.publish('acme', '1.0.0', ACME);
    rig.registry.publish('acme', '1.1.0', ACME, { tag: 'next' });
    await use(rig);
  } finally {
    await rig.close();
  }
}
