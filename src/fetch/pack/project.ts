/** What the folder of a project says about itself: its package.json, and the folders up to its workspace root. */
import { access, copyFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';

export type Manifest = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Null if there is none. Throws EPACK for one that is no JSON object. */
export async function readManifestFile(folder: string): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(join(folder, 'package.json'), 'utf8');
  } catch {
    return null;
  }
  try {
    const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isRecord(manifest)) return manifest;
  } catch {
    // Said below, together with JSON that is no object.
  }
  throw new LeakcheckError('EPACK', `package.json in ${folder} is no JSON object`, {
    hint: 'correct it: no package manager could pack this folder',
  });
}

/** Names of the lifecycle scripts that are present. */
export function presentScripts(manifest: Manifest, names: readonly string[]): readonly string[] {
  const scripts = manifest['scripts'];
  if (!isRecord(scripts)) return [];
  return names.filter((name) => typeof scripts[name] === 'string' && scripts[name] !== '');
}

/** `folder` and those above it up to its workspace root or the top of its repository; only itself if there is neither. */
export async function projectFolders(folder: string): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at);
    if (await isTop(at)) return folders;
    if (dirname(at) === at) return [folder];
  }
}

async function isTop(folder: string): Promise<boolean> {
  if (await exists(join(folder, '.git'))) return true;
  if (await exists(join(folder, 'pnpm-workspace.yaml'))) return true;
  const manifest = await readManifestFile(folder).catch(() => null);
  return manifest?.['workspaces'] !== undefined;
}

/** A copy of the project's .npmrc in `into`, a private folder; nothing if the project has none. */
export async function copyNpmrc(folder: string, into: string): Promise<void> {
  for (const at of await projectFolders(folder)) {
    const file = join(at, '.npmrc');
    if (await exists(file)) return copyFile(file, join(into, '.npmrc'));
  }
}
