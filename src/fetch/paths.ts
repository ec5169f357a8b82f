/** Paths as reports show them, with `/`, on every system. */
import * as system from 'node:path';

/** The rules of one kind of system: `path.win32` or `path.posix`. */
type Flavour = Pick<typeof system.posix, 'isAbsolute' | 'relative' | 'sep'>;

/** The way from a folder to a path, both absolute; null if there is none, from one drive to another. */
export function pathFrom(folder: string, path: string, flavour: Flavour = system): string | null {
  const way = flavour.relative(folder, path);
  return flavour.isAbsolute(way) ? null : way.replaceAll(flavour.sep, '/');
}

/** As `pathFrom`, and null for what does not lie in the folder; empty for the folder itself. */
export function pathInside(folder: string, path: string, flavour: Flavour = system): string | null {
  const way = pathFrom(folder, path, flavour);
  return way === '..' || way?.startsWith('../') === true ? null : way;
}
