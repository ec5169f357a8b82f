/** Finds and reads configuration files. Text only: what it means is for policy/ to say, and nothing is executed. */
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { isJsonObject, parseLooseJson } from '../base/loose-json.ts';
import { exists } from './pack/project.ts';
import { absolutePath, PLATFORM } from './path-target.ts';
import { classifyTarget } from './resolve-target.ts';

const CONFIG_NAMES = ['leakcheck.config.json', 'leakcheck.config.jsonc'] as const;
const MANIFEST = 'package.json';
/** Nobody writes more by hand; package.json included. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly form: 'json' | 'jsonc' | 'package.json';
}

type Place = { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> };

/**
 * The configuration for a target: for a folder in it and above, up to the root of its git repository; for all others in
 * the working directory, as for a null target. Null if there is none. Throws ECONFIG for two in one folder and for an
 * unreadable file.
 */
export async function findConfig(spec: string | null, place: Place): Promise<ConfigFile | null> {
  const path = spec === null ? null : await pathOf(spec, place);
  if (path === null || !(await isFolder(path))) return configIn(place.cwd);
  for (const folder of await searchPath(path)) {
    const found = await configIn(folder);
    if (found !== null) return found;
  }
  return null;
}

/** Null for what is no path, and for what is no target at all: opening it will say so. */
async function pathOf(spec: string, place: Place): Promise<string | null> {
  try {
    const target = await classifyTarget(spec, PLATFORM);
    const isPath = target.kind === 'directory' || target.kind === 'tarball';
    return isPath ? absolutePath(target.spec, place) : null;
  } catch {
    return null;
  }
}

/** The folder and those above it up to the one that holds `.git`; the folder alone if none does. */
async function searchPath(folder: string): Promise<readonly string[]> {
  const folders = [folder];
  for (let current = folder; ;) {
    if (await exists(join(current, '.git'))) return folders;
    const parent = dirname(current);
    if (parent === current) return [folder];
    folders.push(parent);
    current = parent;
  }
}

async function configIn(folder: string): Promise<ConfigFile | null> {
  const files = await Promise.all([...CONFIG_NAMES, MANIFEST].map((name) => findFile(join(folder, name))));
  const [first, second] = files.filter((file) => file !== null && holdsConfig(file));
  if (second) {
    const names = [first, second].map((file) => basename(file?.path ?? '')).join(' and ');
    throw new LeakcheckError('ECONFIG', `two configurations in one folder: ${names}`, { hint: 'keep one of them' });
  }
  return first ?? null;
}

/** A manifest that cannot be read but speaks of us counts, so that its mistake is shown. */
function holdsConfig({ form, text }: ConfigFile): boolean {
  if (form !== 'package.json') return true;
  const manifest = parseLooseJson(text);
  return manifest === undefined
    ? text.includes('"leakcheck"')
    : isJsonObject(manifest) && Object.hasOwn(manifest, 'leakcheck');
}

/** Throws ECONFIG if the file is missing, unreadable, too large or no UTF-8. `name` is what the user called it. */
export async function readConfigFile(path: string, name: string): Promise<ConfigFile> {
  const found = await findFile(path);
  if (found === null) throw new LeakcheckError('ECONFIG', `there is no file ${name}`, { hint: 'check the path' });
  return found;
}

/** Null if there is none. Throws ECONFIG if it is unreadable, too large or no UTF-8. */
export async function findFile(path: string): Promise<ConfigFile | null> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return null;
    if (found.size > MAX_BYTES) throw unreadable(path, 'it is larger than 4 MiB');
    const bytes = await readFile(path);
    return { path, bytes, text: decode(path, bytes), form: formOf(path) };
  } catch (error) {
    if (error instanceof LeakcheckError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unreadable(path, String(code ?? 'unknown reason'), error);
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw unreadable(path, 'it is no UTF-8', error);
  }
}

function formOf(path: string): ConfigFile['form'] {
  if (basename(path) === MANIFEST) return 'package.json';
  return extname(path).toLowerCase() === '.jsonc' ? 'jsonc' : 'json';
}

function unreadable(path: string, why: string, cause?: unknown): LeakcheckError {
  return new LeakcheckError('ECONFIG', `cannot read ${basename(path)}: ${why}`, { cause });
}

/** The `leakcheck.config.json` of an installed package, looked for as Node does from `folder` upwards; null if none. */
export async function findPackageConfig(name: string, folder: string): Promise<string | null> {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, 'node_modules', ...name.split('/'), CONFIG_NAMES[0]);
    if (await exists(path)) return path;
    if (dirname(current) === current) return null;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
