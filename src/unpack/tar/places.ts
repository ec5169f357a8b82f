/** Which paths of a package are taken: finds contents that end up in one place on disk. */
import { collisionKey } from './name.ts';

export type Clash = 'same' | 'folded' | 'folder';

/** What remembering one more path costs besides its characters. */
const OVERHEAD = 64;
/** Honest packages stay below 20 MB. */
const MAX_COST = 128 * 1024 * 1024;

export class Places {
  /** Collision keys. */
  readonly #files = new Set<string>();
  /** Collision key → the path that came first, where the two differ. */
  readonly #spelled = new Map<string, string>();
  readonly #folders = new Set<string>(['']);
  #lastFolder = '';
  #cost = 0;

  /** True when remembering more could fill the memory. */
  get full(): boolean {
    return this.#cost > MAX_COST;
  }

  /**
   * Takes the place of a file: `same` if it is taken, `folded` if by a name that differs in case or accents only, `folder` if
   * a folder lies there or a file lies where one of its folders must be.
   */
  addFile(path: string): Clash | null {
    const key = collisionKey(path);
    const first = this.#first(key);
    if (first === undefined) {
      this.#files.add(key);
      if (key !== path) this.#spelled.set(key, path);
      this.#cost += path.length + OVERHEAD;
    }
    const slash = path.lastIndexOf('/');
    if ((slash >= 0 && this.addFolder(path.slice(0, slash))) || this.#folders.has(path)) return 'folder';
    if (first === undefined) return null;
    return first === path ? 'same' : 'folded';
  }

  /** True if a file lies at the folder or above it. */
  addFolder(path: string): boolean {
    if (path === this.#lastFolder) return false;
    let clash = false;
    for (
      let folder = path;
      !this.#folders.has(folder);
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    ) {
      this.#folders.add(folder);
      this.#cost += folder.length + OVERHEAD;
      clash ||= this.#first(collisionKey(folder)) === folder;
    }
    this.#lastFolder = path;
    return clash;
  }

  /** The first file with this key. */
  #first(key: string): string | undefined {
    return this.#files.has(key) ? (this.#spelled.get(key) ?? key) : undefined;
  }
}
