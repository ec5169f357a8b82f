/**
 * Whether a map is that of a file in the package: by what refers to it, and by whether its positions fit there. It sets words and
 * confidence, and takes nothing away: a map without a file gives away as much as one with.
 */
import type { SourceMapFacts } from '../../base/entry.ts';
import { plural } from '../../base/numbers.ts';
import type { EntryPath, MapRecord } from '../../base/types.ts';
import { pathKey, type Link, type Links } from './links.ts';

export type Ownership = NonNullable<MapRecord['ownership']>;

/** Size of a file; undefined if there is none. */
type SizeOf = (path: EntryPath) => number | undefined;

/** True if the positions can be those of a text with that many lines, or more. */
function fits({ positions }: SourceMapFacts, lines: number): boolean {
  return positions !== null && positions.isSound && positions.lastLine < lines;
}

function besides(path: EntryPath, name: string): EntryPath {
  const [first, ...inner] = path.slice(0, -1);
  return first === undefined ? [name] : [first, ...inner, name];
}

/** The files that a map may be for, by its own name and by the one it gives. */
function candidates({ path, file }: SourceMapFacts): EntryPath[] {
  const name = path.at(-1)!;
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const names = [name.replace(/\.map$/, ''), ...(file ? [folder + file.replace(/^.*[\\/]/, '')] : [])];
  return names.filter((one) => one !== name).map((one) => besides(path, one));
}

/** Every byte may be a line: more is not known of a file that nothing in it located. */
function fitsByName(map: SourceMapFacts, sizeOf: SizeOf): boolean {
  return candidates(map).some((path) => {
    const size = sizeOf(path);
    return size !== undefined && fits(map, size + 1);
  });
}

function ofLinked(map: SourceMapFacts, { line }: Link): Ownership {
  if (map.positions === null) return 'likely';
  // Behind the reference there may be one more line, if only an empty one.
  return fits(map, line + 1) ? 'proven' : 'mismatched';
}

/** Undefined for maps that are parts of other texts: they have no file of their own. */
export function ownershipOf(map: SourceMapFacts, links: Links, sizeOf: SizeOf): Ownership | undefined {
  if (map.form === 'inline') return ofLinked(map, { path: map.path, line: Number.POSITIVE_INFINITY });
  if (map.form !== 'file') return undefined;
  const link = links.from.get(pathKey(map.path));
  if (link) return ofLinked(map, link);
  return fitsByName(map, sizeOf) ? 'likely' : 'unlinked';
}

/** How many maps there are of each kind; kinds without one are left out. */
export function countOwnership(kinds: readonly (Ownership | undefined)[]): Partial<Record<Ownership, number>> {
  const counts: Partial<Record<Ownership, number>> = {};
  for (const kind of kinds) if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** In words, for those that are not simply the maps of their files. */
export function describeOwnership({ likely, mismatched, unlinked }: Partial<Record<Ownership, number>>): string[] {
  return [
    ...(likely ? [`${plural(likely, 'map')} likely of a file here: by the name, or without positions to compare`] : []),
    ...(mismatched
      ? [`${plural(mismatched, 'map')} with positions that do not fit the file, perhaps of another build`]
      : []),
    ...(unlinked ? [`${plural(unlinked, 'map')} of no file here; the text can be read all the same`] : []),
  ];
}
