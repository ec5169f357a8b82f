/** The steps of a publish around the verdict: scripts, one pack with scripts, the upload of that file, the proof afterwards. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { LeakcheckError } from '../base/errors.ts';
import type { FetchOptions } from './artifact.ts';
import { refusesNpm, type Client } from './pack/client.ts';
import { uploadEnvironment } from './pack/environment.ts';
import { findProgram } from './pack/find-program.ts';
import { packFolder, type Packed } from './pack/pack.ts';
import { copyNpmrc, presentScripts, readManifestFile } from './pack/project.ts';
import { runProgram } from './program.ts';

/** Scripts of a publish that packing alone does not run. */
const BEFORE: Readonly<Record<Client, readonly string[]>> = {
  npm: ['prepublishOnly'],
  pnpm: ['prepublishOnly', 'prepublish'],
  bun: ['prepublishOnly'],
  yarn: ['prepublish'],
};
const AFTER = ['publish', 'postpublish'];
/** Runs one script and not those whose names say that they come before or after it: they have their own place here. */
const RUN: Readonly<Record<Client, (script: string) => readonly string[]>> = {
  npm: (script) => ['run', script, '--ignore-scripts'],
  pnpm: (script) => ['--config.enable-pre-post-scripts=false', 'run', script],
  bun: (script) => ['run', script],
  yarn: (script) => ['run', script],
};

export interface Release {
  /** Absolute. */
  readonly folder: string;
  readonly client: Client;
}

type Options = Pick<FetchOptions, 'env' | 'signal'>;

/** Throws EUSAGE if npm would refuse the package whatever it holds. */
export async function checkPublishable(folder: string): Promise<void> {
  const manifest = await readManifestFile(folder);
  if (manifest === null)
    throw new LeakcheckError('EUSAGE', 'there is no package.json here', { hint: 'cd to the package' });
  if (manifest['private'] !== true) return;
  throw new LeakcheckError('EUSAGE', 'this package is "private": true, which npm does not publish', {
    hint: 'in a monorepo, cd to the package',
  });
}

/** Runs the scripts before a publish, then packs with scripts into `temp`. Throws EPACK if one of them fails. */
export async function packRelease({ folder, client }: Release, temp: string, options: Options): Promise<Packed> {
  await runScripts({ folder, client }, BEFORE[client], options);
  return packFolder({ folder, shown: '.', temp, client, scripts: true, verbose: true }, options);
}

/** Runs those of the scripts after a publish that are present. */
export async function runScriptsAfter(release: Release, options: Options): Promise<void> {
  await runScripts(release, AFTER, options);
}

async function runScripts({ folder, client }: Release, names: readonly string[], options: Options): Promise<void> {
  const found = presentScripts((await readManifestFile(folder)) ?? {}, names);
  // bun cannot be kept from running the one after the other.
  const present = client === 'bun' && found.includes('publish') ? ['publish'] : found;
  if (present.length === 0) return;
  const program = await findProgram(client, options.env);
  const run = { cwd: folder, env: uploadEnvironment(options.env), signal: options.signal, output: 'stderr' as const };
  for (const name of present) {
    const { status } = await runProgram(program, RUN[client](name), run);
    if (status === 0) continue;
    const hint = AFTER.includes(name) ? 'the package is published all the same' : 'what it printed is above';
    throw new LeakcheckError('EPACK', `the script ${name} failed with exit code ${status ?? 'none'}`, { hint });
  }
}

/** SRI string over the file as it lies now. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * `npm publish <file>` with the user's flags, on the user's terminal. `temp` is private and ours.
 * Throws EPUBLISH if it fails.
 */
export async function upload(
  path: string,
  flags: readonly string[],
  { folder, temp }: { readonly folder: string; readonly temp: string },
  options: Options,
): Promise<void> {
  const program = await findProgram('npm', options.env);
  const cwd = (await refusesNpm(folder)) ? await besideProject(folder, temp) : folder;
  const run = { cwd, env: uploadEnvironment(options.env), signal: options.signal, output: 'terminal' as const };
  const { status } = await runProgram(program, ['publish', path, ...flags], run);
  if (status === 0) return;
  throw new LeakcheckError('EPUBLISH', `npm publish failed with exit code ${status ?? 'none'}`, {
    hint: 'what npm says is above; it reads credentials from .npmrc only',
  });
}

/** An empty folder with the project's npm settings. */
async function besideProject(folder: string, temp: string): Promise<string> {
  const beside = join(temp, 'upload');
  await mkdir(beside);
  await copyNpmrc(folder, beside);
  return beside;
}

const LOOKS = 3;
const LOOK_AGAIN_MS = 1500;

/** What the registry declares for the release, once it shows it; null if it does not. */
export async function publishedIntegrity(name: string, version: string, options: FetchOptions): Promise<string | null> {
  const { declaredIntegrity } = await import('./registry.ts');
  for (let look = 1; look <= LOOKS; look++) {
    const found = await declaredIntegrity(name, version, options).catch(nullIfUnreachable);
    if (found !== null) return found;
    if (look < LOOKS) await setTimeout(LOOK_AGAIN_MS);
  }
  return null;
}

function nullIfUnreachable(error: unknown): null {
  if (error instanceof LeakcheckError && error.code !== 'EABORT') return null;
  throw error;
}
