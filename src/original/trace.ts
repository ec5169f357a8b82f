/**
 * Where the findings in generated code come from, by the maps of the artifact. Nothing is kept for this while the artifact is
 * judged: the maps that are needed are read once more. What cannot be read has no original place; the findings stay as they are.
 */
import { LeakcheckError } from '../base/errors.ts';
import type { Position } from '../base/map-positions.ts';
import type { EntryPath, Finding, Location, MapRecord } from '../base/types.ts';
import { MapAnswers, type Original } from '../detect/original/answers.ts';
import { pathKey, resolveUrl } from '../detect/source-map/links.ts';
import { isRemote } from '../detect/source-map/reference.ts';
import type { ArtifactSource } from '../fetch/artifact.ts';
import { readArtifact, type ReadOptions, type Watch } from '../read-artifact.ts';
import { displayName } from '../unpack/expand/source-map/display-name.ts';
import { isInline, mapIndex, type Owned } from './map-index.ts';
import { picker, type Job, type Picker } from './picker.ts';

/** A bundle of compiled files that were bundled before. */
const GENERATIONS = 3;
/**
 * Bytes of positions that the library gets, of all maps that are read at once. It takes twenty times as much and keeps it: more
 * would not leave a scan within its memory. What is larger is looked up while it passes.
 */
const LIBRARY_BYTES = 64 * 1024;

/**
 * Artifacts of more inflated bytes are read once more for findings of weight only: a note is not worth the time, which is a
 * tenth of the scan.
 */
const NOTES_BYTES = 32 * 1024 * 1024;

/** One place of a finding on its way back. */
interface Trail {
  readonly location: Location;
  owned: Owned;
  position: Position;
  original: Location['original'];
  /** Texts it was in: a map may name its own text as source. */
  readonly seen: Set<string>;
}

export interface Artifact {
  readonly findings: readonly Finding[];
  readonly maps: readonly MapRecord[];
  readonly integrity: string;
  /** Inflated size of its files. */
  readonly bytes: number;
  /** True for findings that are remarks only. */
  isNote(finding: Finding): boolean;
  /** The same bytes once more, null if there are none. */
  again(): ArtifactSource | null;
}

type MapOf = (generated: EntryPath) => Owned | null;

function trailsOf(findings: readonly Finding[], mapOf: MapOf): Trail[] {
  const places = findings.flatMap(({ locations }) => locations);
  return places.flatMap((location) => {
    const { path, line, column } = location;
    if (line === undefined || column === undefined) return [];
    const owned = mapOf(path);
    if (!owned) return [];
    const position = { line: line - 1, column: column - 1 };
    return [{ location, owned, position, original: undefined, seen: new Set([pathKey(path)]) }];
  });
}

/** Ends the reading as soon as everything was seen. */
function readUntil(source: ArtifactSource, isDone: () => boolean): ArtifactSource {
  async function* part(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
    for await (const chunk of chunks) {
      yield chunk;
      if (isDone()) return undefined;
    }
    return undefined;
  }
  return { target: source.target, read: (consume) => source.read((chunks) => consume(part(chunks))) };
}

interface Asked extends Job {
  readonly trails: readonly Trail[];
}

function jobsFor(trails: readonly Trail[]): Asked[] {
  const byMap = new Map<string, Trail[]>();
  for (const trail of trails) {
    const key = pathKey(trail.owned.map);
    const known = byMap.get(key);
    if (known) known.push(trail);
    else byMap.set(key, [trail]);
  }
  const room = { left: LIBRARY_BYTES };
  return [...byMap.values()].map((asking) => ({
    owned: asking[0]!.owned,
    trails: asking,
    answers: new MapAnswers(
      asking.map(({ position }) => position),
      room,
    ),
    extent: { lastLine: 0, isOfficial: true },
  }));
}

/** Asks the maps of all trails in one reading. Trails without an answer are not in the result. */
async function askMaps(
  trails: readonly Trail[],
  source: ArtifactSource,
  integrity: string,
  options: ReadOptions,
): Promise<Map<Trail, Original>> {
  let jobs: Asked[] = [];
  let picked: Picker | null = null;
  // Called again after a retry.
  const begin = (): Watch => {
    jobs = jobsFor(trails);
    picked = picker(jobs);
    return { detectors: [], first: picked.expander };
  };
  const { facts } = await readArtifact(
    readUntil(source, () => picked?.isDone() === true),
    begin,
    options,
  );
  const found = new Map<Trail, Original>();
  if (facts.integrity !== integrity) return found;
  for (const job of jobs) {
    const { originals, lastLine, isSound } = await job.answers.finish();
    if (!isSound || lastLine > job.extent.lastLine || !job.extent.isOfficial) continue;
    for (const [index, trail] of job.trails.entries()) {
      const original = originals[index];
      if (original) found.set(trail, original);
    }
  }
  return found;
}

/** Takes a trail one generation back; true if the source it leads to was generated from another. */
function follow(trail: Trail, { source, line, column, body }: Original, mapOf: MapOf): boolean {
  const { map, generated } = trail.owned;
  const name = body.sources[source] ?? null;
  const path = displayName(name, body.sourceRoot, source);
  trail.original = { path, line: line + 1, column: column + 1 };
  const url = body.sourceRoot ? `${body.sourceRoot.replace(/\/$/, '')}/${name}` : name;
  const shipped = url === null || isRemote(url) ? null : resolveUrl(isInline(trail.owned) ? generated : map, url);
  const texts: (EntryPath | null)[] = [[...map, path], shipped];
  for (const text of texts) {
    const next = text && !trail.seen.has(pathKey(text)) ? mapOf(text) : null;
    if (!next) continue;
    trail.seen.add(pathKey(next.generated));
    trail.owned = next;
    trail.position = { line, column };
    return true;
  }
  return false;
}

async function followAll(
  trails: readonly Trail[],
  artifact: Artifact,
  mapOf: MapOf,
  options: ReadOptions,
): Promise<void> {
  let open = trails;
  for (let generation = 1; generation <= GENERATIONS && open.length > 0; generation++) {
    const source = artifact.again();
    if (!source) return;
    const found = await askMaps(open, source, artifact.integrity, options);
    open = [...found].flatMap(([trail, original]) => (follow(trail, original, mapOf) ? [trail] : []));
  }
}

/**
 * The same findings, with the original places of those in generated code. Throws EABORT when the signal fires, and nothing else.
 */
export async function traceOriginals(artifact: Artifact, options: ReadOptions): Promise<readonly Finding[]> {
  const { findings, maps, bytes } = artifact;
  const mapOf = mapIndex(maps);
  const worth = bytes <= NOTES_BYTES ? findings : findings.filter((finding) => !artifact.isNote(finding));
  const trails = trailsOf(worth, mapOf);
  if (trails.length === 0) return findings;
  try {
    await followAll(trails, artifact, mapOf, options);
  } catch (error) {
    if (error instanceof LeakcheckError && error.code === 'EABORT') throw error;
  }
  const traced = new Map(trails.flatMap(({ location, original }) => (original ? [[location, original] as const] : [])));
  return findings.map((finding) => ({
    ...finding,
    locations: finding.locations.map((location) => {
      const original = traced.get(location);
      return original ? { ...location, original } : location;
    }),
  }));
}
