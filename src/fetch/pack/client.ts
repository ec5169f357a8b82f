/** Which package manager packs a folder: the one that will publish it, as far as that can be told. */
import { join } from 'node:path';
import type { FetchOptions } from '../artifact.ts';
import { exists, isRecord, projectFolders, readManifestFile, type Manifest } from './project.ts';

export const CLIENTS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
export type Client = (typeof CLIENTS)[number];

const LOCKFILES: readonly (readonly [string, Client])[] = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** The package manager whose script is running; undefined outside of scripts. */
export function runningClient(env: FetchOptions['env']): Client | undefined {
  return named(env['npm_config_user_agent']?.split('/')[0]);
}

/** `packageManager` or `devEngines` of the nearest package.json that has one, then the nearest lockfile, then npm. */
export async function chooseClient(folder: string): Promise<Client> {
  const folders = await projectFolders(folder);
  for (const at of folders) {
    const declared = declaredClient((await readManifestFile(at).catch(() => null)) ?? {});
    if (declared !== undefined) return declared;
  }
  for (const at of folders) {
    const locked = await lockedClient(at);
    if (locked !== undefined) return locked;
  }
  return 'npm';
}

/** npm refuses any work, even an upload, in a project whose `devEngines` names others only. */
export async function refusesNpm(folder: string): Promise<boolean> {
  for (const at of await projectFolders(folder)) {
    const engines = engineNames((await readManifestFile(at).catch(() => null)) ?? {});
    if (engines.length > 0 && !engines.includes('npm')) return true;
  }
  return false;
}

function declaredClient(manifest: Manifest): Client | undefined {
  const { packageManager } = manifest;
  if (typeof packageManager === 'string') return named(packageManager.split('@')[0]);
  return engineNames(manifest)
    .map(named)
    .find((client) => client !== undefined);
}

function engineNames({ devEngines }: Manifest): readonly unknown[] {
  const engines: unknown[] = isRecord(devEngines) ? [devEngines['packageManager']].flat() : [];
  return engines.filter(isRecord).map(({ name }) => name);
}

/** Undefined without a lockfile; npm where several package managers left one. */
async function lockedClient(folder: string): Promise<Client | undefined> {
  const there = await Promise.all(LOCKFILES.map(async ([file]) => exists(join(folder, file))));
  const clients = new Set(LOCKFILES.flatMap(([, client], index) => (there[index] === true ? [client] : [])));
  return clients.size > 1 ? 'npm' : [...clients][0];
}

function named(name: unknown): Client | undefined {
  return CLIENTS.find((client) => client === name);
}
