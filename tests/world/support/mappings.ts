/** The maps of a published package that are files of their own, parsed by JSON.parse. */
import { readFileSync } from 'node:fs';
import { SourceMapConsumer } from 'source-map';
import { Parser, type ReadEntry } from 'tar';
import type { Position } from '../../../src/base/map-positions.ts';
import type { Segment } from '../../../src/detect/original/mappings.ts';
import { cachedPath, type CorpusPackage } from './corpus.ts';

export interface PublishedMap {
  readonly path: string;
  readonly mappings: string;
  readonly sources: readonly (string | null)[];
  readonly names: readonly string[];
}

/** Index maps are left out. */
export function mappingsOf(wanted: CorpusPackage): PublishedMap[] {
  const found: PublishedMap[] = [];
  const parser = new Parser({
    onReadEntry(entry: ReadEntry) {
      const parts: Buffer[] = [];
      const isMap = entry.path.endsWith('.map');
      entry.on('data', (chunk: Buffer) => void (isMap && parts.push(chunk)));
      entry.on('end', () => {
        if (!isMap) return;
        const map = JSON.parse(Buffer.concat(parts).toString('utf8')) as Partial<PublishedMap>;
        const { mappings, sources = [], names = [] } = map;
        if (mappings !== undefined) found.push({ path: `${wanted.spec} ${entry.path}`, mappings, sources, names });
      });
    },
  });
  parser.end(readFileSync(cachedPath(wanted)));
  return found;
}

/** Every segment of a map by the library, with its place in the generated text; null for one that leads nowhere. */
export function segmentsOf(map: PublishedMap): Promise<(Position & { readonly segment: Segment | null })[]> {
  const numbered = (all: readonly unknown[]): string[] => all.map((_, index) => String(index));
  const { mappings, sources, names } = map;
  const document = { version: 3, file: '', sources: numbered(sources), names: numbered(names), mappings };
  return SourceMapConsumer.with(document, null, (consumer) => {
    const found: (Position & { readonly segment: Segment | null })[] = [];
    consumer.eachMapping(({ generatedLine, generatedColumn, source, originalLine, originalColumn, name }) => {
      const leads = source !== null && originalLine !== null && originalColumn !== null;
      const to = leads && { source: Number(source), line: originalLine - 1, column: originalColumn };
      const segment = to ? { ...to, name: name === null ? -1 : Number(name) } : null;
      found.push({ line: generatedLine - 1, column: generatedColumn, segment });
    });
    return found;
  });
}
