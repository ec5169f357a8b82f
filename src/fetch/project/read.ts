/** Reads the configuration of a folder that was packed, as text. Nothing of it is executed, and reading is bounded. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import type { Project } from '../../base/project.ts';
import { compareText } from '../../base/sort.ts';
import type { FetchOptions } from '../artifact.ts';
import type { Client } from '../pack/client.ts';
import { projectFolders } from '../pack/project.ts';
import { pathFrom, pathInside } from '../paths.ts';
import { readGit } from './git.ts';
import { findExtended } from './tsconfig.ts';

const MAX_FILES = 128;
/** Configurations are written by people. */
const MAX_BYTES = 1024 * 1024;

const ALWAYS = ['package.json', '.npmignore', '.gitignore'];
const CONFIG =
  /^(?:[tj]sconfig[\w.-]*\.json|\.swcrc|[\w.-]+\.config\.(?:[cm]?[jt]s|json)|(?:esbuild|rollup|webpack|rolldown|build|bundle)[\w.-]*\.[cm]?[jt]s)$/;
const TSCONFIG = /(?:^|\/)[tj]sconfig[\w.-]*\.json$/;
/** What scripts call or are told to read: `node scripts/build.mjs`, `tsc -p src/tsconfig.json`. */
const NAMED = /[\w@./-]{1,200}\.(?:[cm]?[jt]s|json)\b/g;

interface Reading {
  readonly folder: string;
  /** The workspace root or the top of the repository. */
  readonly top: string;
  readonly files: Map<string, string>;
  readonly extended: Map<string, readonly string[]>;
}

/** `folder` is absolute; `packed` are the paths of the files in the package. */
export async function readProject(
  { folder, client, packed }: { readonly folder: string; readonly client: Client; readonly packed: readonly string[] },
  options: Pick<FetchOptions, 'env' | 'signal'>,
): Promise<Project> {
  const folders = await projectFolders(folder);
  const reading: Reading = { folder, top: folders.at(-1) ?? folder, files: new Map(), extended: new Map() };
  const names = (await readdir(folder).catch(() => [])).toSorted(compareText);
  for (const name of ALWAYS) await read(join(folder, name), reading);
  for (const at of folders) {
    if (at !== folder) await read(join(at, 'package.json'), reading);
    const there = at === folder ? names : (await readdir(at).catch(() => [])).toSorted(compareText);
    for (const name of there.filter((one) => CONFIG.test(one))) await read(join(at, name), reading);
    for (const named of namedInScripts(reading.files.get(nameOf(join(at, 'package.json'), reading)))) {
      await read(resolve(at, named), reading);
    }
  }
  const { files, extended } = reading;
  return { client, files, names, extended, git: await readGit(folder, packed, options) };
}

function namedInScripts(text: string | undefined): readonly string[] {
  const manifest = parseLooseJson(text ?? '');
  const scripts = isJsonObject(manifest) ? manifest['scripts'] : undefined;
  if (!isJsonObject(scripts)) return [];
  const all = Object.values(scripts).flatMap((script) =>
    typeof script === 'string' ? (script.match(NAMED) ?? []) : [],
  );
  return [...new Set(all)];
}

async function read(path: string, reading: Reading): Promise<void> {
  const { files, top } = reading;
  const name = nameOf(path, reading);
  if (files.has(name) || files.size >= MAX_FILES || pathInside(top, path) === null) return;
  const text = await textOf(path);
  if (text === null) return;
  files.set(name, text);
  if (TSCONFIG.test(name)) await follow(path, reading);
}

/** Reads what a tsconfig extends, whatever that is called; a circle ends where it began. */
async function follow(path: string, reading: Reading): Promise<void> {
  const { files, extended } = reading;
  const name = nameOf(path, reading);
  const text = files.get(name);
  if (text === undefined || extended.has(name)) return;
  const bases = await findExtended(path, text);
  const names = bases.map((base) => nameOf(base, reading));
  extended.set(name, names);
  for (const base of bases) {
    await read(base, reading);
    await follow(base, reading);
  }
}

async function textOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > MAX_BYTES) return null;
  return readFile(path, 'utf8').catch(() => null);
}

/** What lies on another drive is not read: then the name is never shown. */
function nameOf(path: string, { folder }: Reading): string {
  return pathFrom(folder, path) ?? path;
}
