/** The main question: how much original source can anybody rebuild from the maps, and how bad is that. */
import type { SourceMapFacts } from '../../base/entry.ts';
import { plural, size, thousands } from '../../base/numbers.ts';
import type { RuleId } from '../../base/rule-ids.ts';
import { compareText } from '../../base/sort.ts';
import { cleanSourceName } from '../../base/source-name.ts';
import type { ManifestFacts, Severity } from '../../base/types.ts';
import type { Emit } from '../define.ts';
import { isAbsolute, topFolder } from './source-name.ts';
import { countOwnership, describeOwnership } from './ownership.ts';
import { distinctTexts, isNovel, tally, type DescribedMap, type Text } from './texts.ts';
import { recognizeTool } from './tool.ts';

/** From here on a closed package gives away more than a helper file. */
const MANY_SOURCES = 20;
const MANY_BYTES = 64 * 1024;
const MAX_FOLDERS = 6;
const MAX_EXAMPLES = 5;

/** Severity for a closed package of all it embeds, inline or not: ten small maps are one large leak. */
export function severityOf(novel: readonly Text[], manifest: ManifestFacts | null): Severity {
  const own = tally(novel.filter((text) => !text.runtime));
  if (own.sources === 0) return 'info';
  if (novel.every((text) => text.style || text.runtime)) return 'high';
  const declaredClosed = manifest?.private === true || manifest?.license === 'UNLICENSED';
  return own.bytes >= MANY_BYTES || own.sources >= MANY_SOURCES || declaredClosed ? 'critical' : 'high';
}

/** Signs that even an open package did not mean to publish these maps. */
function accidentSignals(maps: readonly SourceMapFacts[], unlinked: number): string[] {
  const signals: string[] = [];
  if (unlinked * 2 >= maps.length) signals.push('nothing in the package refers to most of these maps');
  if (maps.some((map) => map.names.some(isAbsolute))) signals.push('absolute paths of a build machine');
  if (maps.some((map) => map.debugId)) signals.push('debug ids: maps meant for an error tracker');
  return signals;
}

interface Folder {
  readonly name: string;
  sources: number;
  bytes: number;
  firstParty: number;
  novel: number;
}

function foldersOf(texts: readonly Text[]): Folder[] {
  const folders = new Map<string, Folder>();
  for (const text of texts) {
    const name = text.firstParty ? topFolder(cleanSourceName(text.name)) : 'node_modules/';
    const known = folders.get(name);
    const folder = known ?? { name, sources: 0, bytes: 0, firstParty: 0, novel: 0 };
    if (!known) folders.set(name, folder);
    folder.sources++;
    folder.bytes += text.bytes;
    if (text.firstParty) folder.firstParty++;
    if (isNovel(text)) folder.novel++;
  }
  return [...folders.values()];
}

function folderLines(texts: readonly Text[]): string[] {
  const rows = foldersOf(texts);
  rows.sort((a, b) => concern(b) - concern(a) || b.bytes - a.bytes || compareText(a.name, b.name));
  const shown = rows.slice(0, MAX_FOLDERS);
  const width = Math.max(...shown.map(({ name }) => Math.min(name.length, 40)));
  const lines = shown.map((folder) => {
    const count = `${thousands(folder.sources)} ${folder.sources === 1 ? 'file ' : 'files'}`;
    return `${folder.name.padEnd(width)}  ${count.padStart(12)}  ${size(folder.bytes).padStart(8)}  ${owner(folder)}`;
  });
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `and ${plural(left, 'more folder')}`] : lines;
}

/** What is not published otherwise comes first, third parties last. */
function concern({ novel, firstParty }: Folder): number {
  if (novel > 0) return 2;
  return firstParty > 0 ? 1 : 0;
}

function owner({ sources, novel, firstParty }: Folder): string {
  if (firstParty === 0) return 'third-party';
  if (novel === 0) return 'also shipped as files';
  return novel === sources ? 'not published otherwise' : `${thousands(novel)} of them not published otherwise`;
}

function examples(novel: readonly Text[]): string[] {
  const own = novel
    .filter((text) => !text.runtime)
    .toSorted((a, b) => b.bytes - a.bytes || compareText(a.name, b.name));
  if (own.length === 0) return [];
  return [
    `e.g. ${own
      .slice(0, MAX_EXAMPLES)
      .map((text) => cleanSourceName(text.name))
      .join(', ')}`,
  ];
}

function messageOf(
  all: readonly Text[],
  novel: readonly Text[],
  maps: readonly SourceMapFacts[],
  inline: boolean,
): string {
  const total = tally(all);
  const where =
    maps.length === 1
      ? inline
        ? 'this inline source map'
        : 'this source map'
      : plural(maps.length, inline ? 'inline source map' : 'source map');
  const rebuilt = `${plural(total.sources, 'original file')} (${size(total.bytes)}) can be rebuilt from ${where}`;
  if (novel.length === 0) return `${rebuilt}; all of them are third-party or shipped anyway`;
  if (novel.length === total.sources) return rebuilt;
  const part = tally(novel);
  return `${rebuilt}; ${thousands(part.sources)} of them (${size(part.bytes)}) are not published otherwise`;
}

interface Group {
  readonly ruleId: RuleId;
  readonly maps: readonly DescribedMap[];
  readonly all: readonly Text[];
  readonly novel: readonly Text[];
  readonly tool: string | null;
}

function groupOf(ruleId: RuleId, maps: readonly DescribedMap[], manifest: ManifestFacts | null): Group {
  const all = distinctTexts(maps.map(({ texts }) => texts));
  return { ruleId, maps, all, novel: all.filter(isNovel), tool: firstTool(maps, manifest) };
}

function firstTool(maps: readonly DescribedMap[], manifest: ManifestFacts | null): string | null {
  for (const { facts } of maps) {
    const tool = recognizeTool(facts, manifest);
    if (tool !== null) return tool;
  }
  return null;
}

function emitGroup({ ruleId, maps, all, novel, tool }: Group, closed: Severity, unlinked: number, emit: Emit): void {
  const facts = maps.map((map) => map.facts);
  const severity = novel.length === 0 ? 'info' : closed;
  const signals = novel.length === 0 ? [] : accidentSignals(facts, unlinked);
  const ownership = countOwnership(maps.map((map) => map.ownership));
  const isLoose = Object.keys(ownership).length > 0 && !ownership.proven;
  const folders = foldersOf(novel)
    .map(({ name }) => name)
    .toSorted(compareText);
  const common = {
    ruleId,
    severity,
    severityIfOpen: severity === 'info' || signals.length === 0 ? 'info' : 'medium',
    confidence: isLoose ? 'likely' : 'certain',
    identity: folders.slice(0, 50).join(' '),
    message: messageOf(all, novel, facts, ruleId === 'source-map-inline-source'),
    details: [
      ...folderLines(all),
      ...examples(novel),
      ...describeOwnership(ownership),
      ...signals.map((signal) => `sign of an accident: ${signal}`),
    ],
    data: {
      maps: maps.length,
      files: all.length,
      bytes: tally(all).bytes,
      novelFiles: novel.length,
      novelBytes: tally(novel).bytes,
      signals,
      ownership,
      ...(tool === null ? {} : { tool }),
    },
  } as const;
  for (const { path } of facts) emit({ ...common, location: { path } });
}

/** One finding for all maps in files, one for all inline maps. */
export function emitEmbedded(
  described: readonly DescribedMap[],
  manifest: ManifestFacts | null,
  isUnlinked: (map: SourceMapFacts) => boolean,
  emit: Emit,
): void {
  const withText = described.filter(({ texts }) => texts.length > 0);
  const isInline = ({ facts }: DescribedMap): boolean => facts.form === 'inline';
  const groups = [
    groupOf(
      'source-map-embedded-source',
      withText.filter((map) => !isInline(map)),
      manifest,
    ),
    groupOf('source-map-inline-source', withText.filter(isInline), manifest),
  ].filter(({ maps }) => maps.length > 0);
  const [first, second] = groups;
  const novel = second === undefined ? (first?.novel ?? []) : distinctTexts([first!.novel, second.novel]);
  const severity = severityOf(novel, manifest);
  for (const group of groups) {
    emitGroup(group, severity, group.maps.filter(({ facts }) => isUnlinked(facts)).length, emit);
  }
}
