/** The public conformance data for source maps (ECMA-426), and the library against the one-pass lookup on published maps. */
import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Position } from '../../src/base/map-positions.ts';
import { MapAnswers, type Original } from '../../src/detect/original/answers.ts';
import { askLibrary } from '../../src/detect/original/library.ts';
import { MappingsLookup } from '../../src/detect/original/mappings.ts';
import { PositionsReader } from '../../src/unpack/expand/source-map/positions-reader.ts';
import { makePackage } from '../support/tarball.ts';
import { seeded } from '../support/walk.ts';
import { judge, type MapTotals } from './support/bin.ts';
import { corpus, fetchCorpus } from './support/corpus.ts';
import { dataFile, hasPython, python } from './support/outside.ts';
import { mappingsOf, segmentsOf } from './support/mappings.ts';

interface Action {
  readonly actionType: string;
  readonly generatedLine: number;
  readonly generatedColumn: number;
  readonly originalSource: string | null;
  readonly originalLine: number | null;
  readonly originalColumn: number | null;
  readonly intermediateMaps?: readonly string[];
}

interface Case {
  readonly name: string;
  readonly sourceMapFile: string;
  readonly testActions?: readonly Action[];
}

const FOLDER = 'conformance/source-map-tests';
const list = dataFile(`${FOLDER}/source-map-spec-tests.json`);
const cases = list === null ? [] : (JSON.parse(readFileSync(list, 'utf8')) as { tests: Case[] }).tests;
const bytesOf = (file: string): Buffer => readFileSync(dataFile(`${FOLDER}/resources/${file}`)!);

async function lookUp(bytes: Uint8Array, question: Position, room: number): Promise<Original | null> {
  const answers = new MapAnswers([question], { left: room });
  const reader = new PositionsReader(answers);
  reader.push(bytes);
  reader.end();
  return (await answers.finish()).originals[0]!;
}

/** The source as the map names it, line and column; follows the maps from the generated file back to the original. */
async function trace(maps: readonly string[], start: Position, room: number): Promise<unknown> {
  let original: Original | null = null;
  for (const file of maps) {
    original = await lookUp(bytesOf(file), original ?? start, room);
    if (!original) return [null, null, null];
  }
  const { body, source, line, column } = original!;
  const name = body.sources[source]!;
  return [body.sourceRoot ? `${body.sourceRoot}/${name}` : name, line, column];
}

describe.skipIf(cases.length === 0)('conformance', () => {
  test.skipIf(!hasPython())('every map is read, with the counts of an independent script', () => {
    const files = cases.map(({ sourceMapFile }) => sourceMapFile);
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-conformance-')));
    const packed = join(folder, 'maps.tgz');
    try {
      writeFileSync(
        packed,
        makePackage('maps', '1.0.0', Object.fromEntries(files.map((file) => [file, bytesOf(file)]))),
      );
      const { status, report } = judge(packed);
      const truth = python('each.py', packed) as Readonly<Record<string, MapTotals>>;
      const found = new Map(report.inventory.sourceMaps.map((map) => [map.path.join('\0'), map]));
      const counts = (map: Pick<MapTotals, 'sources' | 'sourcesWithContent' | 'contentBytes'> | undefined): unknown => [
        map?.sources ?? 0,
        map?.sourcesWithContent ?? 0,
        map?.contentBytes ?? 0,
      ];
      expect(files.map((file) => [file, counts(found.get(file))])).toEqual(
        files.map((file) => [file, counts(truth[file])]),
      );
      expect(files).toHaveLength(99);
      // What is no map by its structure has nothing to count.
      expect(files.filter((file) => !found.has(file) && (truth[file]?.sources ?? 0) > 0)).toEqual([]);
      expect([0, 1]).toContain(status);
      expect(report.incomplete).toEqual([]);
      process.stdout.write(`conformance: ${files.length} files read, ${found.size} of them are maps\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['checkMapping', 'one pass', 0, 77],
    ['checkMapping', 'library', 2 ** 20, 77],
    ['checkMappingTransitive', 'one pass', 0, 16],
    ['checkMappingTransitive', 'library', 2 ** 20, 16],
  ] as const)('%s, %s', async (type, way, room, expected) => {
    let agreed = 0;
    for (const { name, sourceMapFile, testActions = [] } of cases) {
      for (const action of testActions.filter(({ actionType }) => actionType === type)) {
        const { generatedLine: line, generatedColumn: column, intermediateMaps = [] } = action;
        const found = await trace([sourceMapFile, ...intermediateMaps], { line, column }, room);
        const { originalSource, originalLine, originalColumn } = action;
        expect(found, `${name} ${line}:${column}`).toEqual([originalSource, originalLine, originalColumn]);
        agreed++;
      }
    }
    expect(agreed).toBe(expected);
    process.stdout.write(`conformance: ${agreed} of ${expected} ${type} by ${way}\n`);
  });
});

const POSITIONS = 10_000;
/** Many maps, or long ones. */
const packages = corpus().filter(({ maps, unpackedBytes }) => maps >= 6 && unpackedBytes < 40_000_000);

describe.skipIf(packages.length === 0)('published maps', () => {
  beforeAll(() => fetchCorpus(packages), 600_000);

  test('the library and the one-pass lookup agree', async () => {
    const random = seeded(426);
    const texts = packages
      .flatMap(mappingsOf)
      .filter(({ sources }) => sources.length > 0)
      .toSorted((a, b) => b.mappings.length - a.mappings.length)
      .slice(0, 400);
    let mapped = 0;
    let ambiguous = 0;
    let asked = 0;
    for (const [index, { path, mappings, sources, names }] of texts.entries()) {
      const share = Math.floor(((index + 1) * POSITIONS) / texts.length) - asked;
      asked += share;
      const lines = mappings.split(';').length;
      // Columns of all magnitudes: some texts are one line.
      const questions = Array.from({ length: share }, () => ({
        line: random(lines),
        column: random(2 ** (1 + random(lines > 100 ? 7 : 18))),
      }));
      const lookup = new MappingsLookup(questions);
      lookup.push(Buffer.from(mappings));
      const body = { offset: { line: 0, column: 0 }, sources, sourceRoot: null, names: names.length };
      const answers = lookup.end();
      const theirs = await askLibrary(Buffer.from(mappings), body, questions);
      expect(theirs, path).not.toBeNull();
      const differing = questions.flatMap((question, at) =>
        isDeepStrictEqual(answers[at], theirs![at]) ? [] : [{ question, pair: [answers[at]!, theirs![at]!] }],
      );
      mapped += answers.filter(Boolean).length;
      if (differing.length === 0) continue;
      // Two segments in one column: the library takes any of them, the lookup the last.
      const segments = await segmentsOf(texts[index]!);
      for (const { question, pair } of differing) {
        const before = segments.filter(({ line, column }) => line === question.line && column <= question.column);
        const nearest = Math.max(...before.map(({ column }) => column));
        const candidates = before.filter(({ column }) => column === nearest).map(({ segment }) => segment);
        expect(candidates.length, path).toBeGreaterThan(1);
        expect(candidates, path).toEqual(expect.arrayContaining(pair));
        ambiguous++;
      }
    }
    expect(asked).toBe(POSITIONS);
    expect(mapped).toBeGreaterThan(POSITIONS / 2);
    process.stdout.write(
      `published maps: ${asked} positions in ${texts.length} maps, ${mapped} of them mapped: ${asked - ambiguous} answers ` +
        `are equal, ${ambiguous} are two segments of one column\n`,
    );
  });
});
