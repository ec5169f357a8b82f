/** The folder that a package was packed from, as text: what fetch/ reads and detect/ explains findings with. */

/** A packed file that git ignores, and the line that says so. */
export interface IgnoredFile {
  readonly path: string;
  /** Relative to the folder of the package as git spells it; may be absolute for the user's own excludes. */
  readonly source: string;
  readonly line: number;
  readonly pattern: string;
}

/** Packed files that are in no commit; nothing is known of other files. */
export interface GitState {
  readonly ignored: readonly IgnoredFile[];
  readonly untracked: readonly string[];
}

export interface Project {
  /** The package manager that packed. */
  readonly client: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Texts of configuration files by their path from the folder of the package, with `/`; `../` for those above it. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of what lies in the folder itself. */
  readonly names: readonly string[];
  /** For each tsconfig the files that it extends, as far as they were found, the strongest last. */
  readonly extended: ReadonlyMap<string, readonly string[]>;
  /** Null without git, without a repository, and where the package itself is in none. */
  readonly git: GitState | null;
}
