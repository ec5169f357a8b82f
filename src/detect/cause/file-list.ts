/** The `files` list that a package.json without one should have, made from what the package says it consists of. */
import { isJsonArray, isJsonObject } from '../../base/loose-json.ts';
import { compareText } from '../../base/sort.ts';
import type { JsonObject, JsonValue } from '../../base/types.ts';

/** Fields that name files of the package: a path, or paths at any depth. */
const FIELDS =
  'main module browser types typings exports imports bin man style sass unpkg jsdelivr react-native typesVersions svelte source-types'.split(
    ' ',
  );
const FOLDERS = ['bin', 'lib', 'man'];
/** Scripts that run where the package is installed. */
const INSTALL = ['preinstall', 'install', 'postinstall'];
const SCRIPT_FILE = /(?<=^|[\s/"'=])(?:\.\/)?[\w@-][\w@./-]{0,200}\.[cm]?js\b/g;
/** Folders that code at run time may read beside the build. */
const RUNTIME = new Set(
  `assets templates template locales locale lang i18n prebuilds public static vendor wasm data schema schemas themes
   styles css fonts icons types typings`.split(/\s+/),
);
/** Folders and files that a package without a build does not need at run time. */
const DEVELOPMENT =
  /^(?:\..*|tests?|__tests__|__mocks__|specs?|e2e|fixtures?|examples?|demos?|docs?|website|bench(?:marks?)?|coverage|scripts|tools|ci|node_modules|tmp|temp|logs?|.*\.config\.[cm]?[jt]s|(?:gulp|grunt)file\.js|.*\.(?:test|spec)\.[cm]?[jt]sx?)$/i;
const CODE = /\.(?:[cm]?js|json|node|wasm)$/;
const GENERATED = /^(?:package(?:-lock)?|npm-shrinkwrap|[tj]sconfig.*|.*\.config)\.json$/;

/**
 * Folders and files for `files`, entry points first; empty if nothing can be told. `packed` are the paths in the package,
 * `isUnwanted` says which of them must not be there.
 */
export function proposeFiles(
  manifest: JsonObject,
  packed: readonly string[],
  isUnwanted: (path: string) => boolean = () => false,
): readonly string[] {
  const wanted = packed.filter((path) => !isUnwanted(path));
  const entries = entryPaths(manifest, wanted);
  const found = new Set<string>();
  for (const entry of entries) {
    const top = packedTop(topOf(entry), wanted);
    if (top !== undefined) found.add(top);
  }
  if (found.size === 0) return [];
  const tops = [...new Set(wanted.map(topOf))].toSorted(compareText);
  const isFlat = [...found].some((top) => CODE.test(top) && wanted.includes(top));
  for (const top of tops) if (isFlat ? isProduct(top, wanted) : RUNTIME.has(top)) found.add(top);
  return [...found];
}

/** Code in the root may use anything beside it. */
function isProduct(top: string, wanted: readonly string[]): boolean {
  if (DEVELOPMENT.test(top) || GENERATED.test(top)) return false;
  return !wanted.includes(top) || CODE.test(top) || /\.d\.[cm]?ts$/.test(top);
}

/** Paths of the package that its package.json names, without `./`. */
export function entryPaths(manifest: JsonObject, packed: readonly string[]): readonly string[] {
  const found = FIELDS.flatMap((field) => pathsIn(manifest[field], field));
  const folders = manifest['directories'];
  if (isJsonObject(folders)) found.push(...FOLDERS.flatMap((name) => pathsIn(folders[name], name)));
  const scripts = manifest['scripts'];
  if (isJsonObject(scripts)) {
    for (const name of INSTALL)
      if (typeof scripts[name] === 'string') found.push(...(scripts[name].match(SCRIPT_FILE) ?? []));
  }
  if (manifest['main'] === undefined && packed.includes('index.js')) found.push('index.js');
  return [...new Set(found.map((path) => path.replace(/^(?:\.?\/)+/, '')))].filter((path) => path !== '');
}

function pathsIn(value: JsonValue | undefined, field: string): string[] {
  if (typeof value === 'string') return isPath(value, field) ? [value] : [];
  if (isJsonArray(value)) return value.flatMap((one) => pathsIn(one, field));
  return isJsonObject(value) ? Object.values(value).flatMap((one) => pathsIn(one, field)) : [];
}

/** Within `imports`, `exports` and `browser` other packages may be named too. */
function isPath(value: string, field: string): boolean {
  return field === 'imports' || field === 'exports' || field === 'browser' ? value.startsWith('./') : true;
}

/** The folder or file of the root that a path leads into. */
function topOf(path: string): string {
  return path.split('/', 1)[0]!;
}

/** Node finds `index.js` for `index`; `files` needs the name itself. */
function packedTop(top: string, packed: readonly string[]): string | undefined {
  if (packed.some((path) => path === top || path.startsWith(`${top}/`))) return top;
  return ['.js', '.json', '.node'].map((end) => top + end).find((name) => packed.includes(name));
}
