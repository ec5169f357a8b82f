/** A folder that was not built before it was packed: what its package.json points to is not there. */
import type { Incomplete, ManifestFacts } from '../base/types.ts';

/** What Node and TypeScript add to a path that names no file. */
const COMPLETIONS = [
  '',
  '.js',
  '.json',
  '.node',
  '.mjs',
  '.cjs',
  '.d.ts',
  '/index.js',
  '/index.json',
  '/index.node',
  '/index.d.ts',
];
/** Source that some `exports` offer to tools of the same repository; nothing that a build makes. */
const SOURCE = /(?<!\.d)\.[cm]?tsx?$/;
const NAMED = 2;

/** The gap that unbuilt entry points leave; null if every one of them is among `files`. */
export function notBuilt(manifest: ManifestFacts, files: ReadonlyMap<string, unknown>): Incomplete | null {
  const missing = manifest.entryPoints
    .filter((path) => !SOURCE.test(path))
    .filter((path) => !COMPLETIONS.some((completion) => files.has(path.replace(/\/+$/, '') + completion)));
  if (missing.length === 0) return null;
  const rest = missing.length - NAMED;
  const named = missing.slice(0, NAMED).join(rest > 0 ? ', ' : ' and ') + (rest > 0 ? ` and ${rest} more` : '');
  const detail = `not built: ${named} ${missing.length === 1 ? 'is' : 'are'} missing; build first`;
  return { code: 'not-built', detail, waivable: false };
}
