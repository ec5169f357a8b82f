/** Patterns of paths in a package: `dist/**`, and `a > b` for what lies inside of `a`. */
import { compileGlob } from '../base/glob.ts';
import type { EntryPath } from '../base/types.ts';

export type PathPattern = (path: EntryPath) => boolean;

const INSIDE = ' > ';
const MAX_LENGTH = 1000;

/** What keeps a pattern from ever matching, as the rest of a sentence that begins with the pattern; null if it is fine. */
export function patternProblem(pattern: string): string | null {
  if (pattern.trim() === '') return 'is empty';
  if (pattern.length > MAX_LENGTH) return 'is too long';
  if (pattern.startsWith('!')) return 'starts with "!": there are no exceptions to a pattern, list what is meant';
  if (pattern.includes('\\')) return 'has a backslash: paths in a package have /';
  const problem = pattern
    .split(INSIDE)
    .map(partProblem)
    .find((found) => found !== null);
  if (problem !== undefined) return problem;
  try {
    compilePathPattern(pattern);
    return null;
  } catch {
    return 'stands for too many paths';
  }
}

function partProblem(part: string): string | null {
  if (part.trim() !== part || part === '') return 'has a part that is empty or has blanks around it';
  if (part.startsWith('/') || /^[a-z]:/i.test(part)) return 'is absolute: paths start at the root of the package';
  if (part.endsWith('/')) return 'ends with /: write ** behind it for all files of a folder';
  const names = part.split('/');
  if (names.includes('') || names.includes('.') || names.includes('..')) return 'has an empty segment, "." or ".."';
  return /\{[^}]{0,1000}\{/.test(part) || !/^[^{}]*(?:\{[^{}]*\}[^{}]*)*$/.test(part)
    ? 'has unbalanced or nested braces'
    : null;
}

/** Matches an entry and whatever was decoded from it. Throws RangeError for more than 256 alternatives. */
function compilePathPattern(pattern: string): PathPattern {
  const parts = pattern.split(INSIDE).map((part) => compileGlob(part));
  return (path) => parts.every((test, index) => path[index] !== undefined && test(path[index]));
}

export function compilePathPatterns(patterns: readonly string[]): PathPattern {
  const tests = patterns.map(compilePathPattern);
  return (path) => tests.some((test) => test(path));
}
