/** The main question: how much original source can anybody rebuild from the maps, and how bad is that. */
import type { SourceMapFacts } from '../../base/entry.ts';
import { plural, size, thousands } from '../../base/numbers.ts';
import type { RuleId } from '../../base/rule-ids.ts';
import { compareText } from '../../base/sort.ts';
import type { ManifestFacts, Severity } from '../../base/types.ts';
import type { Emit } from '../define.ts';
import { displayPath, isAbsolute, topFolder } from './source-name.ts';
import { distinctTexts, isNovel, tally, type Text } from './texts.ts';
import { recognizeTool } from './tool.ts';

/** From here on a closed package gives away more than a helper file. */
const MANY_SOURCES = 20;
const MANY_BYTES = 64 * 1024;
const MAX_FOLDERS = 6;
const MAX_EXAMPLES = 5;

export interface EmbeddedInput {
  readonly maps: readonly SourceMapFacts[];
  readonly shipped: ReadonlySet<string>;
  readonly manifest: ManifestFacts | null;
  /** Maps with content that no file refers to. */
  readonly unlinked: number;
}

function severityOf(novel: readonly Text[], manifest: ManifestFacts | null): Severity {
  if (novel.length === 0) return 'info';
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
    const folder = text.firstParty ? topFolder(displayPath(text.name)) : 'node_modules/';
    const list = folders.get(folder);
    if (list) list.push(text);
    else folders.set(folder, [text]);
  }
  const rows = [...folders].map(([folder, list]) => ({ folder, list, ...tally(list) }));
  rows.sort((a, b) => b.bytes - a.bytes || compareText(a.folder, b.folder));
  const shown = rows.slice(0, MAX_FOLDERS);
  const width = Math.max(...shown.map(({ folder }) => Math.min(folder.length, 40)));
  const lines = shown.map(({ folder, list, sources, bytes }) => {
    const count = `${thousands(sources)} ${sources === 1 ? 'file ' : 'files'}`;
    return `${folder.padEnd(width)}  ${count.padStart(12)}  ${size(bytes).padStart(8)}  ${owner(list)}`;
  });
  const left = rows.length - shown.length;
  return left > 0 ? [...lines, `and ${plural(left, 'more folder')}`] : lines;
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
      .map((text) => displayPath(text.name))
      .join(', ')}`,
  ];
}

function messageOf(all: Text[], novel: readonly Text[], maps: readonly SourceMapFacts[], inline: boolean): string {
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

/** One finding for all maps of a form: `inline` maps, or maps in files. */
export function emitEmbedded(ruleId: RuleId, input: EmbeddedInput, closedSeverity: Severity, emit: Emit): void {
  const { maps, shipped } = input;
  const all = distinctTexts(maps, shipped);
  const novel = all.filter(isNovel);
  const severity = novel.length === 0 ? 'info' : closedSeverity;
  const signals = novel.length === 0 ? [] : accidentSignals(maps, input.unlinked);
  const folders = [...new Set(novel.map((text) => topFolder(displayPath(text.name))))].toSorted(compareText);
  const tool = recognizeTool(maps[0]!);
  const common = {
    ruleId,
    severity,
    severityIfOpen: severity === 'info' || signals.length === 0 ? 'info' : 'medium',
    confidence: 'certain',
    identity: folders.slice(0, 50).join(' '),
    message: messageOf(all, novel, maps, ruleId === 'source-map-inline-source'),
    details: [...folderLines(all), ...examples(novel), ...signals.map((signal) => `sign of an accident: ${signal}`)],
    data: {
      maps: maps.length,
      files: all.length,
      bytes: tally(all).bytes,
      novelFiles: novel.length,
      novelBytes: tally(novel).bytes,
      signals,
      ...(tool === null ? {} : { tool }),
    },
  } as const;
  for (const map of maps) emit({ ...common, location: { path: map.path } });
}

/** Severity of all embedded source of a closed package together: ten small maps are one large leak. */
export function packageSeverity(input: EmbeddedInput): Severity {
  return severityOf(distinctTexts(input.maps, input.shipped).filter(isNovel), input.manifest);
}
