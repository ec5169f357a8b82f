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

function folderLines(texts: readonly Text[]): string[] {
  const folders = new Map<string, Text[]>();
  for (const text of texts) {
    const folder = text.firstParty ? topFolder(cleanSourceName(text.name)) : 'node_modules/';
    const list = folders.get(folder);
    if (list) list.push(text);
    else folders.set(folder, [text]);
  }
  const rows = [...folders].map(([folder, list]) => ({ folder, list, concern: concern(list), ...tally(list) }));
  rows.sort((a, b) => b.concern - a.concern || b.bytes - a.bytes || compareText(a.folder, b.folder));
  const shown = rows.slice(0, MAX_FOLDERS);
  const width = Math.max(...shown.map(({ folder }) => Math.min(folder.length, 40)));
  const lines = shown.map(({ folder, list, sources, bytes }) => {
    const count = `${thousands(sources)} ${sources === 1 ? 'file ' : 'files'}`;
    return `${folder.padEnd(width)}  ${count.padStart(12)}  ${size(bytes).padStart(8)}  ${owner(list)}`;
  });
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `and ${plural(left, 'more folder')}`] : lines;
}

/** What is not published otherwise comes first, third parties last. */
function concern(texts: readonly Text[]): number {
  if (texts.some(isNovel)) return 2;
  return texts.some((text) => text.firstParty) ? 1 : 0;
}

function owner(texts: readonly Text[]): string {
  if (texts.every((text) => !text.firstParty)) return 'third-party';
  const novel = texts.filter(isNovel).length;
  if (novel === 0) return 'also shipped as files';
  return novel === texts.length ? 'not published otherwise' : `${thousands(novel)} of them not published otherwise`;
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
  const folders = [...new Set(novel.map((text) => topFolder(cleanSourceName(text.name))))].toSorted(compareText);
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
  const severity = severityOf(distinctTexts(groups.map(({ novel }) => novel)), manifest);
  for (const group of groups) {
    emitGroup(group, severity, group.maps.filter(({ facts }) => isUnlinked(facts)).length, emit);
  }
}
