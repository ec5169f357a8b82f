/** Packs a folder with the package manager that will publish it. What it prints is never parsed: the tarball is the result. */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import type { FetchOptions } from '../artifact.ts';
import { codeOf } from '../network-errors.ts';
import { lastLines, runProgram, type Program, type Ran, type RunOptions } from '../program.ts';
import type { Client } from './client.ts';
import { packCommand } from './commands.ts';
import { packEnvironment } from './environment.ts';
import { findProgram, notInstalled } from './find-program.ts';
import { markNested } from './nested.ts';
import { isRecord, presentScripts, readManifestFile } from './project.ts';

export interface PackRequest {
  /** Absolute. */
  readonly folder: string;
  /** As the user typed it. */
  readonly shown: string;
  /** Private and ours; the tarball will lie in it. */
  readonly temp: string;
  readonly client: Client;
  readonly scripts: boolean;
  /** What the package manager and the scripts print goes to our stderr. */
  readonly verbose?: boolean;
}

export interface Packed {
  readonly path: string;
  /** Name and version: `npm 11.19.1`. */
  readonly packedBy: string;
  /** Scripts that run before a publish packs, and did not run here. */
  readonly scriptsNotRun: readonly string[];
  /** What was packed: an absolute path. */
  readonly folder: string;
  readonly client: Client;
}

/** Throws EUSAGE for a folder without package.json, EPACK if it cannot be packed. */
export async function packFolder(request: PackRequest, options: Pick<FetchOptions, 'env' | 'signal'>): Promise<Packed> {
  const { folder, shown, temp, client, scripts } = request;
  const manifest = await readManifestFile(folder);
  if (manifest === null) throw noManifest(shown);
  const program = await findProgram(client, options.env);
  const env = packEnvironment(options.env, { scripts });
  const version = await clientVersion(client, program, { cwd: folder, env, signal: options.signal, output: 'keep' });
  const command = packCommand(client, version);
  if (!scripts) refuseUnstoppable(client, presentScripts(manifest, command.unstoppable));
  const out = join(temp, 'out');
  await mkdir(out);
  const ran = await runProgram(program, command.args(out, scripts), {
    cwd: folder,
    env: scripts ? { ...env, ...(await markNested(temp)) } : env,
    signal: options.signal,
    output: request.verbose === true ? 'stderr' : 'keep',
  });
  return {
    path: await onlyTarball(client, out, ran),
    packedBy: `${client} ${version}`,
    scriptsNotRun: scripts ? [] : presentScripts(manifest, command.before),
    folder,
    client,
  };
}

/** Also says whether the program is there at all. */
async function clientVersion(client: Client, program: Program, options: RunOptions): Promise<string> {
  const version = client === 'npm' ? await npmVersion(program) : await askVersion(client, program, options);
  return /^\d[\w.+-]{0,63}$/.exec(version)?.[0] ?? '(unknown version)';
}

async function askVersion(client: Client, program: Program, options: RunOptions): Promise<string> {
  try {
    const { stdout } = await runProgram(program, ['--version'], options);
    return stdout.trim().split(/\s/).at(-1) ?? '';
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? notInstalled(client) : error;
  }
}

/** Asking npm itself costs as much as packing. */
async function npmVersion({ args: [cli = ''] }: Program): Promise<string> {
  const text = await readFile(join(dirname(dirname(cli)), 'package.json'), 'utf8').catch(() => '{}');
  const manifest: unknown = JSON.parse(text);
  return isRecord(manifest) ? String(manifest['version']) : '';
}

async function onlyTarball(client: Client, out: string, ran: Ran): Promise<string> {
  const found = (await readdir(out, { withFileTypes: true })).filter(
    (file) => file.isFile() && file.name.endsWith('.tgz'),
  );
  const [tarball] = found;
  if (ran.status === 0 && found.length === 1 && tarball !== undefined) return join(out, tarball.name);
  const how = ran.status === 0 ? `made ${found.length} tarballs` : `failed with exit code ${ran.status ?? 'none'}`;
  throw new LeakcheckError('EPACK', `${client} could not pack: it ${how}`, { hint: quote(client, ran) });
}

function quote(client: Client, ran: Ran): string {
  const lines = lastLines(ran);
  return lines.length === 0
    ? 'its messages are above'
    : [`${client} says:`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function refuseUnstoppable(client: Client, scripts: readonly string[]): void {
  if (scripts.length === 0) return;
  throw new LeakcheckError(
    'EPACK',
    `${client} runs ${scripts.join(' and ')} when it packs, and cannot be told not to`,
    {
      hint: `let it: --run-scripts; or pack first: ${client} pack --out x.tgz && leakcheck ./x.tgz`,
    },
  );
}

function noManifest(shown: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `${shown} holds no package.json: nothing could be published from there`, {
    hint: `a folder of built files, a web site for example, is judged as it lies by leakcheck --folder ${shown}`,
  });
}
