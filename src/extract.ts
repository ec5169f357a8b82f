/** Rebuilds what anybody could rebuild from the maps of an artifact: fetch → unpack → texts with safe names. Nothing is judged. */
import type { SourceCarrier, SourceMapFacts, UndecodableMap } from './base/entry.ts';
import { plural } from './base/numbers.ts';
import { comparePath, compareText } from './base/sort.ts';
import type { RecoveredText } from './base/recovered.ts';
import type { EntryPath, Incomplete } from './base/types.ts';
import { defineDetector, type Detector, type KnownTexts } from './detect/define.ts';
import { originsOf } from './extract/origins.ts';
import { Places } from './extract/places.ts';
import { recorder, type RecordedText, type TextStore } from './extract/recorder.ts';
import type { FetchOptions } from './fetch/artifact.ts';
import { openTarget } from './fetch/index.ts';
import { maskSecrets } from './mask.ts';
import { integrityGap, readArtifact, type ReadOptions, type Watch } from './read-artifact.ts';

export interface ExtractOptions extends ReadOptions {
  readonly fetch: FetchOptions;
  /** Takes the texts; without it they are only counted. */
  readonly store?: TextStore;
  /** Names at the top of the tree that no text may have. */
  readonly reserved?: readonly string[];
}

export interface StoredText extends RecoveredText {
  /** Its number in the store. */
  readonly id: number;
}

export interface Extraction {
  /** Sorted by file, map and source. */
  readonly texts: readonly StoredText[];
  readonly incomplete: readonly Incomplete[];
}

/** What was read of one artifact. */
interface Read {
  readonly texts: RecordedText[];
  readonly maps: SourceMapFacts[];
  readonly carriers: SourceCarrier[];
  readonly broken: UndecodableMap[];
  shipped: KnownTexts;
}

function newRead(): Read {
  return { texts: [], maps: [], carriers: [], broken: [], shipped: new Set() };
}

/** Hears what the decoders report of maps; looks for nothing. */
function listener(read: Read): Detector {
  return defineDetector({
    name: 'extract',
    rules: [],
    start: () => ({
      fact(fact) {
        if (fact.kind === 'source-map') read.maps.push(fact);
        else if (fact.kind === 'source-carrier') read.carriers.push(fact);
        else if (fact.kind === 'undecodable-map') read.broken.push(fact);
      },
      finish({ shipped }) {
        read.shipped = shipped;
      },
    }),
  });
}

/** What could not be read of maps: their texts may be cut off or missing. */
function mapGaps({ maps, broken }: Read): Incomplete[] {
  const defects = maps.flatMap(({ path, malformed }) => (malformed ? [{ path, ...malformed }] : []));
  return [...defects, ...broken].map(({ path, offset, reason }) => ({
    code: 'corrupt',
    path,
    detail: `the map is malformed at byte ${offset}: ${reason}; what was readable of it was taken`,
    waivable: true,
  }));
}

/** `<source 3>` as a name for a file. */
function fileName(path: EntryPath): string {
  return path.at(-1)!.replace(/^<source (\d{1,16})>$/, 'source-$1');
}

/** Texts outside of maps that the decoders only count. */
function carrierGaps({ carriers, texts }: Read): Incomplete[] {
  const read = new Set(texts.map(({ info }) => info.path.slice(0, -1).join('\0')));
  return carriers
    .filter((carrier) => !carrier.recorded && carrier.texts.length > 0 && !read.has(carrier.path.join('\0')))
    .map(({ path, format, texts: { length } }) => ({
      code: 'unsupported-container',
      path,
      detail: `${plural(length, 'text')} in this ${format}: counted, not extracted`,
      waivable: true,
    }));
}

function placeTexts(read: Read, reserved: readonly string[]): StoredText[] {
  const originOf = originsOf(read.maps, read.carriers, read.shipped);
  const sorted = read.texts.toSorted(
    (a, b) => comparePath(a.info.path, b.info.path) || compareText(a.sha256, b.sha256) || a.id - b.id,
  );
  const places = new Places(reserved);
  const placed: StoredText[] = [];
  for (const text of sorted) {
    const origin = originOf(text);
    if (!origin) continue;
    const { id, bytes, lines, sha256, info } = text;
    const [outermost, ...inner] = info.path.slice(0, -1);
    const file = places.place(maskSecrets(fileName(info.path)), sha256);
    placed.push({ id, file, map: [outermost!, ...inner], bytes, lines, sha256, ...origin });
  }
  return placed.toSorted(
    (a, b) => compareText(a.file, b.file) || comparePath(a.map, b.map) || compareText(a.source ?? '', b.source ?? ''),
  );
}

/**
 * Reads every text of every map of a target: files, inline maps, maps in other text and in nested archives. What cannot be
 * read is in `incomplete`. Throws a LeakcheckError when nothing can be read at all, or what the store throws.
 */
export async function extractSources(spec: string, options: ExtractOptions): Promise<Extraction> {
  const source = await openTarget(spec, options.fetch);
  let read = newRead();
  const begin = (): Watch => {
    options.store?.restart();
    read = newRead();
    return { detectors: [listener(read)], first: recorder(read.texts, options.store) };
  };
  const { passed, facts } = await readArtifact(source, begin, options);
  const mismatch = integrityGap(facts);
  return {
    texts: placeTexts(read, options.reserved ?? []),
    incomplete: [...passed.incomplete, ...(mismatch ? [mismatch] : []), ...mapGaps(read), ...carrierGaps(read)],
  };
}
