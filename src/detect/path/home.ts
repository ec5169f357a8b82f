/** Reads a home directory around `/Users/`, `/home/` or `\Users\`, with any separators: doubled, mixed, percent-encoded. */
import { ownerOf, type Owner } from './users.ts';
import { driveBefore, readSegments, SEPARATOR } from './segments.ts';

export interface Home {
  readonly owner: Owner;
  readonly user: string;
  /** `/Users/<name>` with plain slashes; the name is not masked. */
  readonly root: string;
  /** Segments behind the user's name, at most six. */
  readonly rest: readonly string[];
  /** Index of the first character of the path. */
  readonly start: number;
}

/** Escaped backslashes leave some behind the keyword. */
const MORE = '\\\\{0,3}';
const POSIX_USER = new RegExp(`([A-Za-z0-9\\x80-\\xff][A-Za-z0-9\\x80-\\xff._@+-]{0,63})${SEPARATOR}`, 'y');
/** Windows allows blanks in names. */
const WINDOWS_USER = new RegExp(`${MORE}([A-Za-z0-9\\x80-\\xff][A-Za-z0-9\\x80-\\xff._@+ -]{0,63})${SEPARATOR}`, 'y');

/** `at` and `length` are those of the keyword in `text`. Null if no user name and separator follow. */
export function readHome(text: string, at: number, length: number): Home | null {
  const drive = driveBefore(text, at);
  const keyword = text.slice(at, at + length);
  if (drive === '' && keyword.startsWith('\\')) return null;
  const user = drive === '' ? POSIX_USER : WINDOWS_USER;
  user.lastIndex = at + length;
  const name = user.exec(text)?.[1];
  if (name === undefined) return null;
  const folder = keyword.toLowerCase().includes('users') ? 'Users' : 'home';
  return {
    owner: ownerOf(name),
    user: name,
    root: `${drive === '' ? '' : `${drive[0]!.toUpperCase()}:`}/${folder}/${name}`,
    rest: readSegments(text, user.lastIndex),
    start: at - drive.length,
  };
}
