/** Compares the contents of two releases. Pure: what was read is given. */
import type { ReleaseDelta } from '../base/comparison.ts';
import { compareText } from '../base/sort.ts';
import type { ManifestFacts, MapRecord, SizedFile } from '../base/types.ts';

export interface ReleaseContents {
  /** Sizes by path. */
  readonly files: ReadonlyMap<string, number>;
  readonly manifest: ManifestFacts | null;
  readonly maps: readonly MapRecord[];
  /** Files that begin like a program. */
  readonly binaries: readonly string[];
  /** What a registry says; null if it says nothing. */
  readonly publisher: string | null;
  readonly hasProvenance: boolean | null;
}

const LARGEST = 5;

export function compareReleases(before: ReleaseContents, now: ReleaseContents): ReleaseDelta {
  const paths = [...now.files.keys()].toSorted(compareText);
  const fresh = paths.filter((path) => !before.files.has(path));
  const largestNew = fresh
    .map((path): SizedFile => ({ path, bytes: now.files.get(path) ?? 0 }))
    .toSorted((a, b) => b.bytes - a.bytes || compareText(a.path, b.path));
  return {
    bytes: { before: sum(before.files), now: sum(now.files) },
    files: { before: before.files.size, now: now.files.size },
    largestNew: largestNew.slice(0, LARGEST),
    firstMaps: firstMaps(before.maps, now.maps),
    newExtensions: newExtensions([...before.files.keys()], fresh),
    newEntries: newEntries([...before.files.keys()], fresh),
    newBinaries: newBinaries(before, now),
    installScripts: installScripts(before, now),
    newDependencies: newDependencies(before.manifest, now.manifest),
    publisher: bothNamed(before.publisher, now.publisher),
    provenanceLost: before.hasProvenance === true && now.hasProvenance === false,
  };
}

function sum(files: ReadonlyMap<string, number>): number {
  let bytes = 0;
  for (const size of files.values()) bytes += size;
  return bytes;
}

function firstMaps(before: readonly MapRecord[], now: readonly MapRecord[]): readonly string[] {
  const withText = (maps: readonly MapRecord[]): readonly MapRecord[] =>
    maps.filter(({ sourcesWithContent }) => sourcesWithContent > 0);
  const first = before.length === 0 ? now : withText(before).length === 0 ? withText(now) : [];
  return [...new Set(first.map(({ path }) => path[0]))].toSorted(compareText);
}

/** Empty for names without one; `.map` for `a.js.map`. */
function extensionOf(path: string): string {
  return /[^/](\.[A-Za-z0-9_]{1,20})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function newExtensions(before: readonly string[], fresh: readonly string[]): ReleaseDelta['newExtensions'] {
  const known = new Set(['', ...before.map(extensionOf)]);
  const found: { extension: string; path: string }[] = [];
  for (const path of fresh) {
    const extension = extensionOf(path);
    if (known.has(extension)) continue;
    known.add(extension);
    found.push({ extension, path });
  }
  return found;
}

/** Of a path: its name in the root, and what leads to each name with a leading dot. A folder ends with `/`. */
function entriesOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.flatMap((name, index) => {
    if (index > 0 && !name.startsWith('.')) return [];
    const isFile = index === names.length - 1;
    return [names.slice(0, index + 1).join('/') + (isFile ? '' : '/')];
  });
}

function newEntries(before: readonly string[], fresh: readonly string[]): readonly string[] {
  const known = new Set(before.flatMap(entriesOf));
  const added = [...new Set(fresh.flatMap(entriesOf))].filter((entry) => !known.has(entry));
  // What lies in a new folder is no news of its own.
  return added.filter(
    (entry) => !added.some((other) => other.endsWith('/') && other !== entry && entry.startsWith(other)),
  );
}

function newBinaries(before: ReleaseContents, now: ReleaseContents): readonly string[] {
  const known = new Set(before.binaries);
  return now.binaries.filter((path) => !known.has(path)).toSorted(compareText);
}

const INSTALL = ['preinstall', 'install', 'postinstall'] as const;

/** npm builds a package with a binding.gyp and no script of its own. */
function installScriptsOf({ manifest, files }: ReleaseContents): ReadonlyMap<string, string> {
  const scripts = manifest?.scripts ?? {};
  const found = new Map<string, string>();
  for (const name of INSTALL) if (scripts[name] !== undefined) found.set(name, scripts[name]);
  const implied = files.has('binding.gyp') && !found.has('install') && !found.has('preinstall');
  return implied ? found.set('install', 'node-gyp rebuild') : found;
}

function installScripts(before: ReleaseContents, now: ReleaseContents): ReleaseDelta['installScripts'] {
  const old = installScriptsOf(before);
  return [...installScriptsOf(now)].flatMap(([name, command]) => {
    if (old.get(name) === command) return [];
    return [{ name, change: old.has(name) ? 'changed' : 'added', command } as const];
  });
}

function newDependencies(before: ManifestFacts | null, now: ManifestFacts | null): ReleaseDelta['newDependencies'] {
  const known = { ...before?.optionalDependencies, ...before?.dependencies };
  return Object.entries({ ...now?.optionalDependencies, ...now?.dependencies })
    .filter(([name]) => !Object.hasOwn(known, name))
    .map(([name, spec]) => ({ name, spec }))
    .toSorted((a, b) => compareText(a.name, b.name));
}

function bothNamed(before: string | null, now: string | null): ReleaseDelta['publisher'] {
  return before === null || now === null ? null : { before, now };
}
