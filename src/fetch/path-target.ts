/** Targets that are paths by their spelling: existence on disk never changes the answer. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Target } from '../base/types.ts';
import type { FetchOptions } from './artifact.ts';

export type Platform = 'posix' | 'win32';
export const PLATFORM: Platform = process.platform === 'win32' ? 'win32' : 'posix';

/** A path as typed, `~` included, as an absolute one. */
export function absolutePath(path: string, { cwd, env }: Pick<FetchOptions, 'cwd' | 'env'>): string {
  const home = env['HOME'] || env['USERPROFILE'] || homedir();
  return resolve(cwd, /^~(?=$|[\\/])/.test(path) ? home + path.slice(1) : path);
}

const TARBALL_NAME = /\.(?:tgz|tar\.gz|tar)$/i;
/** At least two letters: `c:` is a drive. */
const SCHEME = /^[a-z][a-z0-9+.-]{1,32}:/i;
/** `git@host.example:owner/repo`, which holds slashes and is no path. */
const SCP_GIT = /^[^@/\\]{1,64}@[^:./\\]{1,255}\.[^:/\\]{1,255}:/;

/** A path that names a tarball, or else a folder. */
export function fileTarget(path: string): Target {
  return { kind: TARBALL_NAME.test(path) ? 'tarball' : 'directory', spec: path };
}

/** `file:` has never followed the URL standard in npm: what comes after it is a path, however many slashes it starts with. */
function filePath(spec: string, platform: Platform): string {
  const path = spec.slice('file:'.length).replace(/^\/{2,16}/, '/');
  return (platform === 'win32' ? path.replace(/^\/([a-z]:)/i, '$1') : path) || '.';
}

function isPath(spec: string, platform: Platform): boolean {
  const slash = platform === 'win32' ? /[\\/]/ : /\//;
  if (spec.startsWith('.') || spec === '~' || /^[a-z]:/i.test(spec)) return true;
  if (SCHEME.test(spec) || SCP_GIT.test(spec)) return false;
  // A slash behind a name and an @ belongs to an alias, a URL or a named path, which npm-package-arg tells apart.
  const at = spec.indexOf('@', 1);
  const name = at > 0 ? spec.slice(0, at) : spec;
  if (TARBALL_NAME.test(spec) && !/[\\/:]/.test(spec.slice(name.length))) return true;
  return name.startsWith('@') ? name.split(slash).length > 2 : slash.test(name);
}

/** What is a path, or standard input, whatever it names; null for what may be a package. */
export function pathTarget(spec: string, platform: Platform): Target | null {
  if (spec === '-') return { kind: 'bytes', label: 'stdin' };
  if (spec === '') return { kind: 'directory', spec: '.' };
  if (/^file:/i.test(spec)) return fileTarget(filePath(spec, platform));
  return isPath(spec, platform) ? fileTarget(spec) : null;
}
