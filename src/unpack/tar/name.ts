/** Names in tar headers: what npm makes of them on disk, and what is wrong with them. */
import type { ArchiveFact } from '../../base/entry.ts';

export interface InstalledName {
  /** Path inside the package, `/` separators, first folder removed. */
  readonly path: string;
  /** False for a file without a folder: npm does not write it. */
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
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const MAX_COMPONENT = 255;
const MAX_DEPTH = 1_024;

/** Removes the first folder as npm does. Our own `<…>` names cannot be forged: a leading `<` is escaped. */
export function installedName(name: string): InstalledName {
  const plain = name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
  const slash = plain.indexOf('/');
  const path = slash < 0 ? plain : plain.slice(slash + 1).replace(/^\/+/, '');
  const safe = path.startsWith('<') ? `\\u{3c}${path.slice(1)}` : path;
  return slash < 0 ? { path: `<not installed> ${safe}`, installed: false } : { path: safe, installed: true };
}

function pathProblem(name: string): NameProblem | null {
  const rule = 'archive-unsafe-path';
  const parts = name.split(/[/\\]/);
  if (name.startsWith('/')) return { rule, detail: 'the path is absolute', benign: false };
  if (/^[a-z]:/i.test(name)) return { rule, detail: 'the path names a drive', benign: false };
  if (parts.includes('..')) return { rule, detail: 'the path climbs with ".."', benign: false };
  if (name.includes('\\')) return { rule, detail: 'a backslash separates folders on Windows', benign: true };
  if (parts.some((part) => part.length > MAX_COMPONENT))
    return { rule, detail: 'a name is longer than 255', benign: true };
  if (parts.length > MAX_DEPTH) return { rule, detail: `deeper than ${MAX_DEPTH} folders`, benign: true };
  if (parts.some((part) => RESERVED.test(part))) return { rule, detail: 'a name is reserved on Windows', benign: true };
  return null;
}

/** Everything odd about a raw name, worst first. */
export function nameProblems(name: string): NameProblem[] {
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
