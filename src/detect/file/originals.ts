/** Original sources that ship beside what was built from them. Decided from the list of files when all are known. */
import { pathClass } from '../../base/path-class.ts';
import { plural, size } from '../../base/numbers.ts';
import { splitPath } from '../../base/glob.ts';
import type { Hooks } from '../define.ts';

const SOURCE = /\.(?:ts|tsx|mts|cts|jsx|vue|svelte)$/;
const DECLARATION = /\.d\.(?:ts|mts|cts)$/;
const BUILT = /\.(?:js|mjs|cjs)$/;
/** Files that are meant to be copied, not run. */
const TEMPLATE_FOLDER: ReadonlySet<string> = new Set(['template', 'templates', 'stubs', 'schematics', 'node_modules']);

const FOLDERS_SHOWN = 3;
const MANY_FILES = 20;

export function originals(): Hooks {
  return {
    finish({ files }, emit) {
      const sources: string[] = [];
      for (const path of files.keys()) if (isSource(path)) sources.push(path);
      if (sources.length === 0) return;
      const built = new Set<string>();
      for (const path of files.keys()) if (isBuilt(path)) for (const name of moduleNames(path)) built.add(name);
      const tops = new Set(sources.filter((path) => moduleNames(path).some((name) => built.has(name))).map(topOf));
      const exposed = sources.filter((path) => tops.has(topOf(path)));
      if (exposed.length === 0) return;
      let bytes = 0;
      for (const path of exposed) bytes += files.get(path) ?? 0;
      const folders = [...tops].toSorted();
      for (const path of exposed) {
        emit({
          ruleId: 'source-original-files',
          severity: exposed.length >= MANY_FILES ? 'critical' : 'high',
          severityIfOpen: 'off',
          confidence: 'likely',
          identity: 'originals beside the build',
          message: describe(exposed.length, bytes, folders),
          data: { files: exposed.length, bytes, folders: folders.slice(0, FOLDERS_SHOWN) },
          location: { path: [path] },
        });
      }
    },
  };
}

function isSource(path: string): boolean {
  const lower = path.toLowerCase();
  return SOURCE.test(lower) && !DECLARATION.test(lower) && isOurs(path);
}

function isBuilt(path: string): boolean {
  return BUILT.test(path.toLowerCase()) && isOurs(path);
}

function isOurs(path: string): boolean {
  return pathClass(path) === 'product' && !splitPath(path).some((segment) => TEMPLATE_FOLDER.has(segment));
}

/** A module's path without extension, and without the folder that tells source from build: `src/a/b`, `a/b`, and for `dist/esm/a/b` also `a/b`. */
function moduleNames(path: string): string[] {
  const segments = path.replace(/\.[^./]{1,8}$/, '').split('/');
  return [0, 1, 2].filter((drop) => drop < segments.length).map((drop) => segments.slice(drop).join('/'));
}

function topOf(path: string): string {
  const slash = path.indexOf('/');
  return slash === -1 ? '.' : path.slice(0, slash);
}

function describe(count: number, bytes: number, folders: readonly string[]): string {
  const where = folders.slice(0, FOLDERS_SHOWN).map((folder) => (folder === '.' ? 'the top folder' : `${folder}/`));
  return `${plural(count, 'original source file')} (${size(bytes)}) in ${where.join(', ')} beside the modules built from them`;
}
