/**
 * Which tool wrote a map: a hint for the fix, never proof. The order of the keys and the form of the names tell a family of
 * tools that share one writer; which of them it was, the scripts of the package say, which are published with it.
 */
import type { SourceMapFacts } from '../../base/entry.ts';
import type { ManifestFacts } from '../../base/types.ts';

/** The first is the one to name if no script calls any of them. */
type Family = readonly [string, ...string[]];

const WEBPACK: Family = ['webpack', 'rspack', 'next', 'ncc'];
const ROLLDOWN: Family = ['rolldown', 'tsdown', 'vite', 'babel', 'terser'];
const ROLLUP: Family = ['rollup', 'vite', 'tsup', 'rspack', 'microbundle', 'pkgroll', 'unbuild'];
/** Writers of the library `source-map` and its copies, told apart by what they compile. */
const LIBRARY: readonly (readonly [RegExp, Family])[] = [
  [/\.less(?:\?|$)/, ['less']],
  [/\.styl(?:\?|$)/, ['stylus']],
  [/\.(?:css|pcss|scss|sass)(?:\?|$)/, ['postcss', 'vite']],
  [/\.[cm]?[jt]sx?(?:\?|$)/, ['browserify']],
];
const ORDERS: ReadonlyMap<string, Family> = new Map<string, Family>([
  ['version,sources,mappings,names', ['esbuild', 'tsup', 'vite']],
  ['version,sources,sourceRoot,mappings,names', ['esbuild', 'tsup']],
  ['version,sources,mappings', ['esbuild', 'tsup']],
  ['version,file,sourceRoot,sources,names,mappings', ['tsc']],
  ['version,file,sources,names,mappings', ROLLUP],
  ['version,file,names,sources,mappings', ROLLDOWN],
  ['version,sourceRoot,sources,names,mappings,file', ['sass']],
  ['version,sourceRoot,sources,names,mappings', ['sass']],
  ['version,sourceRoot,mappings,sources,names', ['lightningcss']],
  ['version,sources,names,mappings', ['swc', 'uglify-js', 'next']],
  ['version,file,names,sources,mappings,ignoreList', ['babel', ...ROLLDOWN]],
  ['version,names,sources,mappings,ignoreList', ['babel', ...ROLLDOWN]],
  ['version,names,sourceRoot,sources,mappings,ignoreList', ['terser', 'babel']],
  ['version,names,sources,mappings', ROLLDOWN],
  ['version,file,mappings,sources,names,sourceRoot', WEBPACK],
  ['version,file,lineCount,mappings,sources,names', ['closure-compiler']],
  ['version,sources,names,mappings,sourceRoot', ['assemblyscript']],
  ['mappings,names,sources,version', ['vite']],
  ['version,mappings,names,ignoreList,sources,file', ['vite']],
  ['version,mappings,names,ignoreList,sources', ['vite']],
]);
const LIBRARY_ORDER = /^version,sources,names,mappings,file(?:,sourceRoot)?$/;
/** So many names tell as much as all of them. */
const ENOUGH_NAMES = 1_000;
/** Where the texts stand differs between versions and options; vendor keys and debug ids are added afterwards. */
const ANYWHERE = /^(?:sourcesContent|x_.*|debug_?[iI]d)$/;
/** Commands that are not called like their tool. */
const COMMANDS: ReadonlyMap<string, string> = new Map([
  ['asc', 'assemblyscript'],
  ['coffee', 'coffeescript'],
  ['google-closure-compiler', 'closure-compiler'],
  ['lessc', 'less'],
  ['uglifyjs', 'uglify-js'],
]);

function familyOf({ names, keyOrder, debugId, sources }: SourceMapFacts): Family | null {
  const some = names.slice(0, ENOUGH_NAMES);
  const has = (pattern: RegExp): boolean => some.some((name) => name !== null && pattern.test(name));
  if (has(/^turbopack:\/\//)) return ['next'];
  if (has(/^webpack:\/\//)) return WEBPACK;
  if (has(/\.(?:lit)?coffee$/)) return ['coffeescript'];
  if (keyOrder.some((key) => /^x_(?:facebook|metro)_/.test(key))) return ['metro'];
  const order = keyOrder.filter((key) => !ANYWHERE.test(key)).join(',');
  if (LIBRARY_ORDER.test(order)) return LIBRARY.find(([pattern]) => has(pattern))?.[1] ?? null;
  if (keyOrder[0] === 'mappings' && keyOrder[1] === 'sources') return ['parcel'];
  const family = ORDERS.get(order) ?? null;
  if (debugId && family?.[0] === 'esbuild') return ['bun', ...family];
  // Babel compiles file by file, and its list of ignored sources is always there.
  return family?.[0] === 'babel' && sources !== 1 ? ROLLDOWN : family;
}

/** Names that a script calls, without folders and version ranges. */
function calledBy(manifest: ManifestFacts | null): ReadonlySet<string> {
  const scripts = Object.values(manifest?.scripts ?? {});
  const words = scripts.flatMap((script) => script.split(/[\s/;&|"'()]+/).map((word) => word.replace(/@.*$/, '')));
  return new Set(words.map((word) => COMMANDS.get(word) ?? word));
}

/** The tool's name as rule texts use it, or null. */
export function recognizeTool(facts: SourceMapFacts, manifest: ManifestFacts | null): string | null {
  const family = familyOf(facts);
  if (!family) return null;
  const called = calledBy(manifest);
  return family.find((tool) => called.has(tool)) ?? family[0];
}
