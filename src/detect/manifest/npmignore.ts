/** npm reads .gitignore only where there is no .npmignore: what the one forbids and the other forgets, ships. */
import type { Project } from '../../base/project.ts';

/** A line of the .gitignore, counted from 1. */
interface IgnoreLine {
  readonly line: number;
  readonly pattern: string;
}

/** What npm never packs from the root of a package. */
const NEVER =
  /^(?:\.git|\.npmrc|\.ds_store|node_modules|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|npm-debug\.log\*?|.*\.tgz)$/i;

/** Lines of .gitignore that .npmignore has no counterpart of, without build outputs: those are meant to ship. */
export function forgotten(files: Project['files'], entryPoints: readonly string[]): readonly IgnoreLine[] {
  const repeated = new Set(linesOf(files.get('.npmignore') ?? '').map(({ pattern }) => plain(pattern)));
  if (repeated.has('*') || repeated.has('**')) return [];
  const outputs = new Set(entryPoints.flatMap((path) => [path, path.split('/', 1)[0]!]));
  return linesOf(files.get('.gitignore') ?? '').filter(({ pattern }) => {
    const name = plain(pattern);
    return !repeated.has(name) && !NEVER.test(name) && !outputs.has(name) && !pattern.startsWith('!');
  });
}

function linesOf(text: string): IgnoreLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + 1, pattern: line.trim() }))
    .filter(({ pattern }) => pattern !== '' && !pattern.startsWith('#'));
}

function plain(pattern: string): string {
  return pattern.replace(/^(?:\*\*\/|\/)/, '').replace(/\/(?:\*\*?)?$/, '');
}
