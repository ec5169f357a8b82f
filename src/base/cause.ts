/** Where a project let something into its package, and the edit that keeps it out. */

/** Replaces `length` UTF-16 units of a file from `offset` on; a byte order mark counts. */
export interface Change {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A line of the project that let something into the package, and the edit there that keeps it out. */
export interface Cause {
  /** From the folder of the package, with `/`; `../` for what lies above it. */
  readonly file: string;
  readonly line: number;
  /** What stands there now; absent if nothing does, or if it is computed and cannot be read. */
  readonly value?: string;
  readonly edit: string;
  /** The edit itself; absent where it cannot be made without knowing more. */
  readonly changes?: readonly Change[];
  /** How it belongs to the causes before it: `or` is another way, `and` is needed as well. */
  readonly link?: 'or' | 'and';
}
