/** Which tool wrote a map, by the order of its keys and the form of its names: a hint for the fix, never proof. */
import type { SourceMapFacts } from '../../base/entry.ts';

const ORDERS: readonly (readonly [string, string])[] = [
  ['version,sources,sourcesContent,mappings,names', 'esbuild'],
  ['version,sources,sourcesContent,mappings', 'esbuild'],
  ['version,file,sourceRoot,sources,names,mappings', 'tsc'],
  ['version,file,sources,names,mappings', 'tsc'],
  ['version,file,sources,sourcesContent,names,mappings', 'rollup'],
  ['version,file,names,sources,sourcesContent,mappings', 'rolldown'],
  ['version,sourceRoot,sources,names,mappings,file', 'sass'],
  ['version,sources,names,mappings', 'swc'],
];

/** The tool's name as rule texts use it, or null. */
export function recognizeTool(facts: SourceMapFacts): string | null {
  const name = facts.names.find((one) => one !== null) ?? '';
  if (name.startsWith('webpack://')) return 'webpack';
  if (name.startsWith('turbopack://')) return 'next';
  if (facts.keyOrder[0] === 'mappings') return 'parcel';
  const order = facts.keyOrder.filter((key) => !key.startsWith('x_') && !key.startsWith('debug')).join(',');
  if (facts.debugId && order.startsWith('version,sources,sourcesContent,mappings')) return 'bun';
  return (
    ORDERS.find(
      ([keys]) => order === keys || order === `${keys},sourcesContent` || order === `${keys},ignoreList`,
    )?.[1] ?? null
  );
}
