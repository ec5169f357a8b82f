/** The project of fixtures/bundlers, built for real: tools of exact versions, installed once per lock file into the cache. */
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { installLocked } from './locked.ts';

const PROJECT = resolve('fixtures/bundlers');

/** A copy of the project in `folder` with its tools. Throws if they cannot be installed. */
export function prepareProject(folder: string): void {
  const tools = installLocked(PROJECT);
  cpSync(PROJECT, folder, { recursive: true });
  symlinkSync(tools, join(folder, 'node_modules'));
}

/** Runs one build there; `script` is what a package.json would say. */
export async function build(folder: string, script: string, env: Readonly<Record<string, string>>): Promise<void> {
  const bins = [join(folder, 'node_modules/.bin'), join(folder, 'node_modules/@oven/bun-linux-x64-baseline/bin')];
  const PATH = [...bins, process.env['PATH']].join(':');
  await promisify(execFile)('sh', ['-c', script], { cwd: folder, env: { ...process.env, ...env, PATH, NODE_ENV: '' } });
}

/** Files below a folder by their paths. */
export function filesBelow(folder: string): Record<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

export interface Truth {
  readonly maps: number;
  readonly sources: number;
  readonly sourcesWithContent: number;
  readonly contentBytes: number;
  /** Texts that carry the mark of the project. */
  readonly canaries: number;
}

interface PlainMap {
  readonly sources: readonly (string | null)[];
  readonly sourcesContent?: readonly (string | null)[];
}

const INLINE = /sourceMappingURL=data:([^,]*),([^\s"\\]+)/g;

function mapsOf([path, bytes]: readonly [string, Buffer]): PlainMap[] {
  const text = bytes.toString('utf8');
  if (path.endsWith('.map')) return [JSON.parse(text) as PlainMap];
  return [...text.matchAll(INLINE)].map(([, type = '', data = '']) => {
    const json = type.endsWith('base64') ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
    return JSON.parse(json) as PlainMap;
  });
}

/** What anybody can decode from a build, by JSON.parse alone. */
export function countMaps(files: Readonly<Record<string, Buffer>>): Truth {
  const maps = Object.entries(files).flatMap(mapsOf);
  const texts = maps
    .flatMap(({ sourcesContent = [] }) => sourcesContent)
    .filter((text) => text !== null && text !== '');
  return {
    maps: maps.length,
    sources: maps.reduce((sum, { sources }) => sum + sources.length, 0),
    sourcesWithContent: texts.length,
    contentBytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text ?? ''), 0),
    canaries: texts.filter((text) => text?.includes('canary')).length,
  };
}
