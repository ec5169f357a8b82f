/** Gives every text a place of its own in one tree, also where a file system takes different names for the same. */
import { safeSegments } from './safe-path.ts';

interface Node {
  readonly isFolder: boolean;
  readonly path: string;
}

/** Equal for names that some file system takes for one: case and compatible forms make no difference. */
function folded(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

/** `a.d.ts` as `a-2.d.ts`. */
function numbered(path: string, number: number): string {
  const start = path.lastIndexOf('/') + 1;
  const dot = path.indexOf('.', start + 1);
  const end = dot < 0 ? path.length : dot;
  return `${path.slice(0, end)}-${number}${path.slice(end)}`;
}

/** Answers depend on the order of the questions alone. */
export class Places {
  readonly #nodes = new Map<string, Node>();
  /** Where the texts of a name went, by name and digest; and where a folder went whose name was a file's. */
  readonly #files = new Map<string, string>();
  readonly #folders = new Map<string, string>();
  readonly #numbers = new Map<string, number>();

  /** `reserved`: names at the top that no text may have. */
  constructor(reserved: readonly string[] = []) {
    for (const path of reserved) this.#nodes.set(folded(path), { isFolder: false, path });
  }

  /** The relative path for a text; the same one again for the same text under the same name. */
  place(name: string, sha256: string): string {
    const segments = safeSegments(name);
    let parent = '';
    for (const folder of segments.slice(0, -1)) parent = `${this.#folder(parent + folder)}/`;
    return this.#file(parent + segments.at(-1)!, sha256);
  }

  #folder(wish: string): string {
    const key = folded(wish);
    const node = this.#nodes.get(key);
    if (node?.isFolder) return node.path;
    const known = this.#folders.get(key);
    if (known !== undefined) return known;
    const path = this.#claim(wish, true);
    this.#folders.set(key, path);
    return path;
  }

  #file(wish: string, sha256: string): string {
    const key = `${folded(wish)}\0${sha256}`;
    const known = this.#files.get(key);
    if (known !== undefined) return known;
    const path = this.#claim(wish, false);
    this.#files.set(key, path);
    return path;
  }

  #claim(wish: string, isFolder: boolean): string {
    const key = folded(wish);
    let path = wish;
    let number = this.#numbers.get(key) ?? 2;
    while (this.#nodes.has(folded(path))) path = numbered(wish, number++);
    this.#numbers.set(key, number);
    this.#nodes.set(folded(path), { isFolder, path });
    return path;
  }
}
