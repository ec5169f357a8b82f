/** Source maps: collects what the walker found and which files refer to it, judges when everything is known. */
import type { EntryInfo, SourceCarrier, SourceMapFacts, UndecodableMap } from '../../base/entry.ts';
import { defineDetector, isRealFile, type Detector } from '../define.ts';
import { emitCarriers, recordOf } from './carriers.ts';
import { emitEmbedded } from './embedded.ts';
import { pathKey, resolveLinks } from './links.ts';
import { ownershipOf } from './ownership.ts';
import { isRemote, KEYWORD, readReference, type Reference } from './reference.ts';
import {
  emitAbsolutePaths,
  emitDangling,
  emitDefects,
  emitPathsOnly,
  emitRemote,
  emitUnlinked,
  emitVendorTexts,
} from './remarks.ts';
import { describeMap, toRecord } from './texts.ts';

/** Files that explain source maps instead of linking them. */
const PROSE = /\.(?:md|mdx|markdown|txt|rst|html?)$/i;
/** A file names one map; a package with more references than this is hostile, and a link more proves nothing. */
const MAX_REFERENCES = 200_000;

/** A map without any text in another file that names nothing, or in documentation: somebody shows what a map looks like. */
function isSample({ form, withContent, names, path }: SourceMapFacts): boolean {
  if (form === 'file' || withContent > 0) return false;
  const isNameless = form === 'inline' && names.every((name) => name === null || name === '');
  return isNameless || path.some((name) => PROSE.test(name));
}

/** The section of a WebAssembly module that names its map is shown as an entry of its own. */
const SECTION = '<section sourceMappingURL>';

function isSection({ via, path }: EntryInfo): boolean {
  return via === 'residue' && path.at(-1) === SECTION;
}

/** A reference in a section is one of its module, which has no lines. */
function ofModule(reference: Reference, entry: EntryInfo): Reference {
  const [first, ...inner] = entry.path.slice(0, -1);
  return isSection(entry) && first !== undefined ? { ...reference, location: { path: [first, ...inner] } } : reference;
}

export const detector: Detector = defineDetector({
  name: 'source-map',
  rules: [
    'source-build-stats',
    'source-in-executable',
    'source-map-absolute-path',
    'source-map-dangling-reference',
    'source-map-duplicate-key',
    'source-map-embedded-source',
    'source-map-eval-build',
    'source-map-inline-source',
    'source-map-malformed',
    'source-map-paths-only',
    'source-map-remote-reference',
    'source-map-unlinked',
  ],
  keywords: [KEYWORD],
  start(context) {
    const maps: SourceMapFacts[] = [];
    const undecodable: UndecodableMap[] = [];
    const carriers: SourceCarrier[] = [];
    const references: Reference[] = [];
    const nested = new Set<string>();
    return {
      entry(info) {
        if (info.path.length > 1 && isRealFile(info)) nested.add(pathKey(info.path));
      },
      hit(window) {
        const { entry } = window;
        if (references.length >= MAX_REFERENCES || !(isRealFile(entry) || isSection(entry))) return;
        const reference = readReference(window);
        if (reference && !PROSE.test(entry.path.at(-1)!)) references.push(ofModule(reference, entry));
      },
      fact(fact) {
        if (fact.kind === 'source-map' && !isSample(fact)) maps.push(fact);
        else if (fact.kind === 'undecodable-map') undecodable.push(fact);
        else if (fact.kind === 'source-carrier') carriers.push(fact);
      },
      finish({ files, shipped, manifest }, emit) {
        const relative = references.filter(({ url }) => !isRemote(url));
        const exists = (path: readonly string[]): boolean =>
          path.length === 1 ? files.has(path[0]!) : nested.has(path.join('\0'));
        const links = resolveLinks(relative, exists);
        // Of a file in an archive nobody noted the size.
        const sizeOf = (path: readonly string[]): number | undefined =>
          path.length === 1 ? files.get(path[0]!) : exists(path) ? Number.POSITIVE_INFINITY : undefined;
        const described = maps.map((map) => describeMap(map, shipped, ownershipOf(map, links, sizeOf)));
        for (const map of described) {
          const link = links.from.get(pathKey(map.facts.path));
          context.record({ ...toRecord(map), ...(link ? { linkedFrom: link.path } : {}) });
        }
        for (const carrier of carriers) {
          const record = recordOf(carrier, shipped);
          if (record) context.record(record);
        }
        const isUnlinked = (map: SourceMapFacts): boolean => map.form === 'file' && !links.from.has(pathKey(map.path));
        emitEmbedded(described, manifest, isUnlinked, emit);
        emitPathsOnly(
          maps.filter((map) => map.withContent === 0),
          emit,
        );
        emitVendorTexts(maps, emit);
        emitAbsolutePaths(maps, emit);
        emitRemote(maps, references, emit);
        emitDangling(links.dangling, emit);
        emitUnlinked(maps.filter(isUnlinked), emit);
        emitCarriers(carriers, shipped, manifest, emit);
        emitDefects(maps, undecodable, emit);
      },
    };
  },
});
