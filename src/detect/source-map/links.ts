/** Which file refers to which map. By path inside the artifact, percent-decoded, case-exact, never outside it. */
import type { EntryPath } from '../../base/types.ts';
import type { Reference } from './reference.ts';

export interface Link {
  /** The file that refers to the map. */
  readonly path: EntryPath;
  /** Where it does so, from 1: so many lines it has at least. */
  readonly line: number;
}

export interface Links {
  /** Map path → what refers to it. */
  readonly from: ReadonlyMap<string, Link>;
  /** References to files that are not there. */
  readonly dangling: readonly Reference[];
}

export function pathKey(path: EntryPath): string {
  return path.join('\0');
}

/** `url` as seen from the file `path`; null if it leaves the package. */
export function resolveUrl(path: EntryPath, url: string): EntryPath | null {
  const bare = url.replace(/[?#].*$/, '');
  if (bare === '') return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    decoded = bare;
  }
  const folder = path.at(-1)!.split('/').slice(0, -1);
  const parts = decoded.startsWith('/') ? [] : folder;
  for (const part of decoded.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return null;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const outer = path.slice(0, -1);
  const target = parts.join('/');
  return outer.length === 0 ? [target] : [outer[0]!, ...outer.slice(1), target];
}

/** Resolves relative references against the paths that exist. */
export function resolveLinks(references: readonly Reference[], exists: (path: EntryPath) => boolean): Links {
  const from = new Map<string, Link>();
  const dangling: Reference[] = [];
  for (const reference of references) {
    const { path, line = Number.POSITIVE_INFINITY } = reference.location;
    const target = resolveUrl(path, reference.url);
    if (target && exists(target)) {
      if (!from.has(pathKey(target))) from.set(pathKey(target), { path, line });
    } else if (reference.certain) dangling.push(reference);
  }
  return { from, dangling };
}
