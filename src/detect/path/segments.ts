/** The small grammar of paths in text: separators, segments, drives, and what may stand before a path. */

/** One separator as tools write it: escaped up to twice, or percent-encoded. */
export const SEPARATOR = '(?:[\\\\/]{1,4}|%2[Ff]|%5[Cc])';

const SEGMENT = new RegExp(`([A-Za-z0-9\\x80-\\xff._@+~-]{1,100})(${SEPARATOR})?`, 'y');
const MAX_SEGMENTS = 6;
const DRIVE = /[A-Za-z](?::|%3[Aa])[\\/]{0,3}$/;

/** Segments from `from` on, at most six. */
export function readSegments(text: string, from: number): readonly string[] {
  const found: string[] = [];
  SEGMENT.lastIndex = from;
  while (found.length < MAX_SEGMENTS) {
    const match = SEGMENT.exec(text);
    if (match === null) break;
    found.push(match[1]!);
    if (match[2] === undefined) break;
  }
  return found;
}

/** The drive in front of a path, with the separators between them, or nothing. In `plugin:/path` the colon ends a name. */
export function driveBefore(text: string, at: number): string {
  const drive = DRIVE.exec(text.slice(Math.max(0, at - 8), at))?.[0] ?? '';
  const before = text[at - drive.length - 1] ?? '';
  return text[at] === '/' && /[A-Za-z0-9_-]/.test(before) ? '' : drive;
}

/** True behind `file:` and its slashes: then the path is a URL that was built in. */
export function isFileUrl(text: string, start: number): boolean {
  return /file:\/{2,3}$/.test(text.slice(Math.max(0, start - 8), start));
}

/** A path begins here: nothing before it that would make it the tail of a URL, of another path or of a pattern. */
export function beginsPath(text: string, start: number): boolean {
  if (start === 0 || isFileUrl(text, start)) return true;
  const before = text.slice(Math.max(0, start - 32), start);
  if (/[~.$})\]\-/%*^_@+]$/.test(before)) return false;
  return !/[A-Za-z0-9\\]$/.test(before) || /\\[nrt]$|\\u00[0-9A-Fa-f]{2}$|%[0-9A-Fa-f]{2}$/.test(before);
}

/**
 * True inside a comment that explains something. A comment or string that holds nothing but the path, or a module id such
 * as `plugin:/path`, is a bundler's.
 */
export function isExplained(text: string, start: number): boolean {
  const line = text
    .slice(0, start)
    .split(/[\n\r]|\\n/)
    .at(-1)!
    .trimStart();
  if (/[\w-]:$/.test(line) && !/\s\S{0,64}$/.test(line.replace(/^\/\/\s/, ''))) return false;
  if (/^(?:\/\/|#|\/\*)[\s*]{0,4}$/.test(line)) return false;
  return /^(?:\*|\/\/|#|\/\*|<!--)/.test(line) || /\s(?:\/\/|\/\*)\s/.test(line);
}

/** Masks the user's name wherever it stands in the path; bytes that are no plain ASCII become dots. */
export function masked(root: string, rest: readonly string[], user: string): string {
  const path = [root.slice(0, root.length - user.length) + '<user>', ...rest]
    .join('/')
    .replaceAll(/[^\x20-\x7e]/g, '.');
  return user.length < 3 ? path : replaceName(path, user);
}

function replaceName(path: string, user: string): string {
  const [head, ...tail] = path.split('<user>');
  const rest = tail.join('<user>');
  let text = '';
  let from = 0;
  const lower = rest.toLowerCase();
  for (let at = lower.indexOf(user.toLowerCase()); at !== -1; at = lower.indexOf(user.toLowerCase(), from)) {
    text += `${rest.slice(from, at)}<user>`;
    from = at + user.length;
  }
  return `${head}<user>${text}${rest.slice(from)}`;
}
