/**
 * Which tool wrote a map: a hint for the fix, never proof. The order of the keys and the form of the names tell a family of
 * tools that share one writer; which of them it was, the scripts of the package say, which are published with it.
 */
import type { SourceMapFacts } from '../../base/entry.ts';
import type { ManifestFacts } from '../../base/types.ts';

/** The first is the one to name if no script calls any of them. */
type Family = readonly [string, ...string[]];

const WEBPACK: Family = ['webpack', 'rspack', 'next'];
const ROLLDOWN: Family = ['rolldown', 'tsdown', 'vite', 'babel'];
const ORDERS: ReadonlyMap<string, Family> = new Map<string, Family>([
  ['version,sources,mappings,names', ['esbuild', 'tsup', 'vite']],
  ['version,sources,mappings', ['esbuild', 'tsup']],
  ['version,file,sourceRoot,sources,names,mappings', ['tsc']],
  ['version,file,sources,names,mappings', ['rollup', 'vite', 'tsup']],
  ['version,file,names,sources,mappings', ROLLDOWN],
  ['version,sourceRoot,sources,names,mappings,file', ['sass']],
  ['version,sourceRoot,sources,names,mappings', ['sass']],
  ['version,sources,names,mappings', ['swc']],
  ['version,file,names,sources,mappings,ignoreList', ['babel', ...ROLLDOWN]],
  ['version,names,sources,mappings,ignoreList', ['babel', ...ROLLDOWN]],
  ['version,names,sources,mappings', ROLLDOWN],
]);
/** Where the texts stand differs between versions and options; vendor keys and debug ids are added afterwards. */
const ANYWHERE = /^(?:sourcesContent|x_.*|debug_?[iI]d)$/;

function familyOf({ names, keyOrder, debugId, sources }: SourceMapFacts): Family | null {
  const scheme = names
    .map((name) => /^(webpack|turbopack):\/\//.exec(name ?? '')?.[1])
    .find((one) => one !== undefined);
  if (scheme === 'turbopack') return ['next'];
  if (scheme === 'webpack') return WEBPACK;
  if (keyOrder[0] === 'mappings') return ['parcel'];
  const family = ORDERS.get(keyOrder.filter((key) => !ANYWHERE.test(key)).join(','));
  if (debugId && family?.[0] === 'esbuild') return ['bun', ...family];
  // Babel compiles file by file, and its list of ignored sources is always there.
  return family?.[0] === 'babel' && sources !== 1 ? ROLLDOWN : (family ?? null);
}

/** Names that a script calls, without folders and version ranges. */
function calledBy(manifest: ManifestFacts | null): ReadonlySet<string> {
  const scripts = Object.values(manifest?.scripts ?? {});
  return new Set(scripts.flatMap((script) => script.split(/[\s/;&|"'()]+/).map((word) => word.replace(/@.*$/, ''))));
}

/** The tool's name as rule texts use it, or null. */
export function recognizeTool(facts: SourceMapFacts, manifest: ManifestFacts | null): string | null {
  const family = familyOf(facts);
  if (!family) return null;
  const called = calledBy(manifest);
  return family.find((tool) => called.has(tool)) ?? family[0];
}
