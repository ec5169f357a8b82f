/** The packages of a monorepo: what `workspaces` or pnpm-workspace.yaml names, without those that are private. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { compileGlob } from '../base/glob.ts';
import { compareText } from '../base/sort.ts';
import type { FetchOptions } from './artifact.ts';
import { isRecord, readManifestFile, type Manifest } from './pack/project.ts';
import { readPnpmPackages } from './pnpm-workspace.ts';
import { absolutePath, PLATFORM } from './path-target.ts';
import { classifyTarget } from './resolve-target.ts';

export interface Expanded {
  /** The targets to judge, as a user would type them. */
  readonly specs: readonly string[];
  /** One line for the user, if this is not what was typed. */
  readonly note?: string;
}

/**
 * The public packages of a workspace root in place of it: of a private root, or of any with `forced`. Other targets stay.
 * Throws EUSAGE if there are none, or if the list cannot be understood.
 */
export async function expandTarget(
  spec: string,
  options: Pick<FetchOptions, 'cwd' | 'env'>,
  forced: boolean,
): Promise<Expanded> {
  const target = await classifyTarget(spec, PLATFORM);
  if (target.kind !== 'directory') return { specs: [spec] };
  const root = absolutePath(target.spec, options);
  const manifest = await readManifestFile(root);
  if (manifest === null || (manifest['private'] !== true && !forced)) return { specs: [spec] };
  const patterns = await workspacePatterns(root, manifest);
  if (patterns !== null) return publicPackages(root, manifest, patterns, spec, options.cwd);
  if (!forced) return { specs: [spec] };
  throw new LeakcheckError('EUSAGE', `${spec} is no workspace root`, {
    hint: 'package.json has no "workspaces" and there is no pnpm-workspace.yaml with "packages"',
  });
}

async function publicPackages(
  root: string,
  manifest: Manifest,
  patterns: readonly string[],
  spec: string,
  cwd: string,
): Promise<Expanded> {
  const folders = manifest['private'] === true ? [] : [root];
  const hidden: string[] = [];
  for (const path of await matchingFolders(root, patterns)) {
    const member = await readManifestFile(join(root, path));
    if (member === null) continue;
    if (member['private'] === true) hidden.push(path);
    else folders.push(join(root, path));
  }
  if (folders.length === 0) {
    throw new LeakcheckError('EUSAGE', `no package of the workspace ${spec} could be published`, {
      hint: hidden.length === 0 ? 'its patterns match no package' : 'all of them are "private": true',
    });
  }
  const skipped = hidden.length === 0 ? '' : `; private and skipped: ${hidden.length}`;
  const count = `${folders.length} ${folders.length === 1 ? 'package' : 'packages'}`;
  return {
    specs: folders.map((folder) => typed(relative(cwd, folder))),
    note: `${spec} is a workspace: ${count} to judge${skipped}`,
  };
}

/** A path that is read as one. */
function typed(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  if (slashes === '') return '.';
  return /^(?:\.\.?\/|\/|[A-Za-z]:)/.test(slashes) ? slashes : `./${slashes}`;
}

async function workspacePatterns(root: string, { workspaces }: Manifest): Promise<readonly string[] | null> {
  const text = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8').catch(() => null);
  const fromPnpm = text === null ? null : readPnpmFile(text);
  if (fromPnpm !== null) return fromPnpm;
  const list = isRecord(workspaces) ? workspaces['packages'] : workspaces;
  if (list === undefined) return null;
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  throw misunderstood('"workspaces" of package.json is no list of texts');
}

function readPnpmFile(text: string): readonly string[] | null {
  try {
    return readPnpmPackages(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw misunderstood(`pnpm-workspace.yaml: ${error.message}`);
  }
}

function misunderstood(what: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `the list of packages is not understood: ${what}`, {
    hint: 'name the folders: leakcheck ./packages/a ./packages/b',
  });
}

/** Paths of folders below the root that a pattern matches and none that begins with `!` takes out, sorted. */
async function matchingFolders(root: string, patterns: readonly string[]): Promise<readonly string[]> {
  const trimmed = patterns.map((pattern) => pattern.replace(/^(!?)(?:\.\/)+/, '$1').replace(/\/{1,16}$/, ''));
  for (const pattern of trimmed) {
    if (/^!?(?:\.\.|\/)|[[\]()\\]|\/\.\.(?:\/|$)/.test(pattern)) throw misunderstood(pattern);
  }
  const wanted = trimmed.filter((pattern) => !pattern.startsWith('!'));
  const tests = wanted.map(compileGlob);
  const unwanted = trimmed.filter((pattern) => pattern.startsWith('!')).map((pattern) => compileGlob(pattern.slice(1)));
  const deep = wanted.some((pattern) => pattern.includes('**'));
  const depth = deep ? MAX_DEPTH : Math.max(0, ...wanted.map((pattern) => pattern.split('/').length));
  const folders = await listFolders(root, '', depth);
  return folders.filter((path) => tests.some((test) => test(path)) && !unwanted.some((test) => test(path)));
}

const MAX_DEPTH = 12;

/** Links are no folders here: nothing outside of the root is ever found. */
async function listFolders(root: string, below: string, depth: number): Promise<string[]> {
  if (depth === 0) return [];
  const entries = await readdir(join(root, below), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory() && !SKIPPED.has(entry.name)).map(({ name }) => name);
  const found: string[] = [];
  for (const name of names.toSorted(compareText)) {
    const path = below === '' ? name : `${below}/${name}`;
    found.push(path, ...(await listFolders(root, path, depth - 1)));
  }
  return found;
}

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);
