/** Finds what a tsconfig extends, as TypeScript does: a path, a folder's tsconfig.json, or a package in node_modules. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join } from 'node:path';
import { isJsonArray, isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import { exists } from '../pack/project.ts';

/** Absolute paths of the files that a tsconfig at the absolute `path` extends, in its order; those that are not there are left out. */
export async function findExtended(path: string, text: string): Promise<readonly string[]> {
  const config = parseLooseJson(text);
  const named = isJsonObject(config) ? config['extends'] : undefined;
  const specs = isJsonArray(named) ? named : [named];
  const found = await Promise.all(specs.map((spec) => (typeof spec === 'string' ? findOne(path, spec) : null)));
  return found.filter((one) => one !== null);
}

async function findOne(from: string, spec: string): Promise<string | null> {
  if (spec.startsWith('.') || isAbsolute(spec)) {
    const target = isAbsolute(spec) ? spec : join(dirname(from), spec);
    return firstThat([target, `${target}.json`, join(target, 'tsconfig.json')]);
  }
  const folders = createRequire(from).resolve.paths(spec) ?? [];
  for (const folder of folders) {
    const target = join(folder, spec);
    const found = await firstThat([target, `${target}.json`, await mainOf(target), join(target, 'tsconfig.json')]);
    if (found !== null) return found;
  }
  return null;
}

async function firstThat(candidates: readonly (string | null)[]): Promise<string | null> {
  for (const candidate of candidates) {
    if (candidate?.endsWith('.json') === true && (await exists(candidate))) return candidate;
  }
  return null;
}

/** A package may say in its package.json which of its files is meant. */
async function mainOf(folder: string): Promise<string | null> {
  const manifest = parseLooseJson(await readFile(join(folder, 'package.json'), 'utf8').catch(() => ''));
  const named = isJsonObject(manifest) ? manifest['tsconfig'] : undefined;
  return typeof named === 'string' ? join(folder, named) : null;
}
