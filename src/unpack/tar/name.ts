/** Names in tar headers: what npm makes of them on disk, and what is wrong with them. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ArchiveFact } from '../../base/entry.ts';
import { detached } from '../../base/detached.ts';
import { hideInName } from '../../base/hidden.ts';

export interface InstalledName {
  /** Path inside the package, `/` separators, first folder removed; `.` for that folder itself. */
  readonly path: string;
  /** False for what npm does not write: a file without a folder, a path that climbs or is too deep. */
  readonly installed: boolean;
}

export interface NameProblem {
  readonly rule: ArchiveFact['rule'];
  readonly detail: string;
  /** A packer may write it, because the file had that name. */
  readonly benign: boolean;
}

const RESERVED = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
const CONTROL = /\p{Cc}/u;
const INVISIBLE = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const ROOT = /^(?:[a-z]:|[/\\])/i;
const DRIVE = /^(?:[^/]{0,255}\/)?[a-z]:/i;
/** What a plain name never holds; only names with one of these are looked at more closely. */
const SUSPECT = /[^ -[\]-~]|:|^\/|\/[/.]|^\.|[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:[./]|$)/i;
const MAX_COMPONENT = 255;
const MAX_DEPTH = 1_024;
/** Longer paths fit on no disk. They are cut, or a few names could fill the memory. */
const MAX_PATH = 4_096;

/** Removes what node-tar removes from the front of a path: any number of slashes and drive letters. */
function withoutRoot(path: string): string {
  let rest = path;
  for (let root = ROOT.exec(rest); root; root = ROOT.exec(rest)) rest = rest.slice(root[0].length);
  return rest;
}

function cut(path: string): string {
  if (path.length <= MAX_PATH) return path;
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return detached(`${path.slice(0, MAX_PATH / 4)}…${digest}…${path.slice(-MAX_PATH / 4)}`);
}

/** Our own `<…>` names cannot be forged: a leading `<` is escaped. */
function unforged(path: string): string {
  return path.startsWith('<') ? `\\u{3c}${path.slice(1)}` : path;
}

/** The name of a member of a nested archive: in full, without `./` and slashes in front. */
export function memberName(name: string): string {
  hideInName(name);
  return unforged(cut(name.replace(/^(?:\.?\/){1,64}/, ''))) || '<unnamed>';
}

/** A string of its own: a slice would keep the whole name in memory as well, and paths are kept to the end. */
function copyOf(ascii: string): string {
  return Buffer.from(ascii, 'latin1').toString('latin1');
}

/** Removes the first folder as npm does, whatever its name, and resolves empty and `.` segments. */
export function installedName(name: string): InstalledName {
  hideInName(name);
  const slash = name.indexOf('/');
  if (slash < 0 || name.length > MAX_PATH) return { path: `<not installed> ${cut(name)}`, installed: false };
  const raw = name.slice(slash + 1);
  const plain = raw !== '' && raw.length <= MAX_COMPONENT && !raw.endsWith('/') && !SUSPECT.test(raw);
  if (plain) return { path: unforged(copyOf(raw)), installed: true };
  const segments = withoutRoot(raw).split('/');
  if (segments.length > MAX_DEPTH || raw.split(/[/\\]/).includes('..')) {
    return { path: `<not installed> ${raw}`, installed: false };
  }
  const path = segments.filter((segment) => segment !== '' && segment !== '.').join('/');
  return { path: unforged(path) || '.', installed: path !== '' };
}

function pathProblem(name: string): NameProblem | null {
  const rule = 'archive-unsafe-path';
  const parts = name.split(/[/\\]/);
  if (name.startsWith('/')) return { rule, detail: 'the path is absolute', benign: false };
  if (DRIVE.test(name)) return { rule, detail: 'the path names a drive', benign: false };
  if (parts.includes('..')) return { rule, detail: 'the path climbs with ".."', benign: false };
  if (parts.length > MAX_DEPTH) return { rule, detail: `deeper than ${MAX_DEPTH} folders`, benign: false };
  if (parts.some((part) => part.length > MAX_COMPONENT))
    return { rule, detail: `a name longer than ${MAX_COMPONENT}`, benign: false };
  if (name.includes('\\')) return { rule, detail: 'a backslash separates folders on Windows', benign: true };
  if (parts.some((part) => Buffer.byteLength(part) > MAX_COMPONENT))
    return { rule, detail: `a name longer than ${MAX_COMPONENT} bytes`, benign: true };
  if (parts.some((part) => RESERVED.test(part))) return { rule, detail: 'a name is reserved on Windows', benign: true };
  if (parts.some((part) => /[^.][. ]$/.test(part)))
    return { rule, detail: 'a name ends in a dot or a blank, which Windows drops', benign: true };
  return null;
}

/** Everything odd about a raw name, worst first. */
export function nameProblems(name: string): readonly NameProblem[] {
  if (name.length <= MAX_COMPONENT && !SUSPECT.test(name)) return [];
  if (name.length > MAX_PATH)
    return [{ rule: 'archive-unsafe-path', detail: `a path longer than ${MAX_PATH}`, benign: false }];
  const problems: NameProblem[] = [];
  const unsafe = pathProblem(name);
  if (unsafe) problems.push(unsafe);
  const rule = 'archive-deceptive-name';
  if (CONTROL.test(name)) problems.push({ rule, detail: 'the name holds control characters', benign: true });
  if (INVISIBLE.test(name))
    problems.push({ rule, detail: 'the name holds invisible or reordering characters', benign: true });
  if (name.includes('\uFFFD')) problems.push({ rule, detail: 'the name is not valid UTF-8', benign: true });
  return problems;
}

/** Equal for names that are one file on a disk that folds case or composes accents. */
export function collisionKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
