/** The projects of fixtures/bundlers and fixtures/forms, built for real: exact versions, installed once per lock file into the cache. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeTarball } from '../../support/tarball.ts';
import { leakcheck } from './bin.ts';
import { installLocked } from './locked.ts';

/** A copy of the project in `folder` with its tools. Throws if they cannot be installed. */
export function prepareProject(folder: string, name: 'bundlers' | 'forms'): void {
  const project = resolve('fixtures', name);
  const tools = installLocked(project);
  cpSync(project, folder, { recursive: true });
  symlinkSync(tools, join(folder, 'node_modules'));
}

/** Runs one build there; `script` is what a package.json would say. */
export async function build(folder: string, script: string, env: Readonly<Record<string, string>>): Promise<void> {
  const bins = [join(folder, 'node_modules/.bin'), join(folder, 'node_modules/@oven/bun-linux-x64-baseline/bin')];
  const PATH = [...bins, process.env['PATH']].join(':');
  await promisify(execFile)('sh', ['-c', script], { cwd: folder, env: { ...process.env, ...env, PATH, NODE_ENV: '' } });
}

/** A closed package of these files, built by `script`; returns the tarball. */
export function packClosed(at: string, script: string, files: Readonly<Record<string, Buffer>>): string {
  const manifest = { name: 'acme', version: '1.0.0', license: 'UNLICENSED', scripts: { build: script } };
  writeFileSync(at, makeTarball({ 'package.json': JSON.stringify(manifest), ...files }));
  return at;
}

/** How many of the files that `leakcheck extract` rebuilds carry the mark of the project. */
export function extractedCanaries(packed: string): number {
  const out = `${packed}-out`;
  leakcheck('extract', packed, '--out', out);
  if (!existsSync(out)) return 0;
  return Object.values(filesBelow(out)).filter((text) => text.includes('canary')).length;
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
  /** Distinct texts that carry the mark of the project. */
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
    canaries: new Set(texts.filter((text) => text?.includes('canary'))).size,
  };
}

const EVALUATED = /\beval\((?:__webpack_require__\.ts\()?("(?:[^"\\]|\\.)*")/g;
const MODULE_COMMENTS = /\n*\/\/# source(?:MappingURL=data:|URL=)[^\n]*/g;

/** Modules of a bundle in development mode, read as anybody can: by name, those with a text, and its bytes. */
export function countModules(files: Readonly<Record<string, Buffer>>): Truth {
  const code = Object.values(files).map((bytes) => bytes.toString('utf8'));
  const modules = new Map<string, string>();
  for (const [, literal = ''] of code.flatMap((text) => [...text.matchAll(EVALUATED)])) {
    const module = JSON.parse(literal) as string;
    const [, name = ''] = /\/\/# sourceURL=(webpack[^\n?]*)/.exec(module) ?? [];
    // A module in a block keeps its brackets out of the count.
    const text = module
      .replace(/^\{/, '')
      .replace(MODULE_COMMENTS, '')
      .replace(module.startsWith('{') ? /\s*\}\s*$/ : /$^/, '');
    if (name !== '') modules.set(name, text);
  }
  const texts = [...modules.values()].filter((text) => text !== '');
  return {
    maps: 1,
    sources: modules.size,
    sourcesWithContent: texts.length,
    contentBytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    canaries: texts.filter((text) => text.includes('canary')).length,
  };
}
