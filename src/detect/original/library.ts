/**
 * Looks places up with the `source-map` library, which is loaded for that alone. It takes several times the size of the map in
 * memory and refuses damaged maps, so that `MappingsLookup` has to stand in.
 */
import type { Buffer } from 'node:buffer';
import type { NullableMappedPosition } from 'source-map';
import type { MapBody, Position } from '../../base/map-positions.ts';
import type { Segment } from './mappings.ts';

/** More sources or names cost more than the positions. */
const MAX_NAMES = 1_000_000;

/** Indices as names: the library merges equal names, and changes those that it takes for addresses. */
function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index));
}

/** One answer per question; null for all of it if the library does not take the map. */
export async function askLibrary(
  mappings: Buffer,
  { sources, names }: MapBody,
  questions: readonly Position[],
): Promise<(Segment | null)[] | null> {
  if (sources.length + names > MAX_NAMES) return null;
  const map = {
    version: 3,
    file: '',
    sources: numbered(sources.length),
    names: numbered(names),
    mappings: mappings.toString('latin1'),
  };
  try {
    // Of a CommonJS package, bundled or not, only this is sure to be there.
    const { default: library } = await import('source-map');
    return await library.SourceMapConsumer.with(map, null, (consumer) =>
      questions.map(({ line, column }) => segmentOf(consumer.originalPositionFor({ line: line + 1, column }))),
    );
  } catch {
    return null;
  }
}

function segmentOf({ source, line, column, name }: NullableMappedPosition): Segment | null {
  if (source === null || line === null || column === null) return null;
  return { source: Number(source), line: line - 1, column, name: name === null ? -1 : Number(name) };
}
