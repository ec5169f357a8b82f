/** Text in a JSON document besides the lists of a map: under keys that no map has, and in reports that list files. */
import type { EntryInfo, NamedText, Sink } from '../../../base/entry.ts';
import { displayName } from './display-name.ts';
import { hasKey, type Frame } from './map-frame.ts';

/** `vendor`: under an unknown key of a map. `module`: of a file that a report lists. */
export type OtherText = 'vendor' | 'module';

/** Keys of the standard and its proposals. Their strings are short, or positions. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'version file sourceRoot sources sourcesContent names mappings sections offset map url ignoreList debugId debug_id ' +
    'x_google_ignoreList rangeMappings sourcesHash scopes originalScopes generatedRanges'
  ).split(' '),
);
const MAX_NAMES = 1_000_000;

function isVendorOf(map: Frame | undefined): boolean {
  return map?.part != null && map.isObject && !KNOWN.has(map.key);
}

/** How a report that lists files shows one of them: an object with its name, its text, and a key that nothing else has beside them. */
interface Report {
  /** In words. */
  readonly format: string;
  /** Key of the list or object that holds the files; null for any list. */
  readonly within: string | null;
  /** Null if each file stands under its name. */
  readonly name: string | null;
  readonly text: string;
  readonly mark: string;
  /** Entries without a text are something else than files. */
  readonly isMixed?: true;
  /** Keys of the objects inside it that hold the two. */
  readonly inside?: { readonly name: string; readonly text: string };
}

const REPORTS: readonly Report[] = [
  { format: 'webpack statistics', within: 'modules', name: 'name', text: 'source', mark: 'identifier' },
  { format: 'rollup cache', within: 'modules', name: 'id', text: 'originalCode', mark: 'code' },
  { format: 'lint report', within: null, name: 'filePath', text: 'source', mark: 'messages' },
  { format: 'coverage upload', within: 'source_files', name: 'name', text: 'source', mark: 'coverage' },
  { format: 'coverage report', within: 'files', name: 'sourcePath', text: 'source', mark: 'summary' },
  { format: 'coverage data', within: null, name: 'url', text: 'source', mark: 'scriptId' },
  { format: 'index of ESDoc', within: null, name: 'name', text: 'content', mark: '__docId__', isMixed: true },
  { format: 'export of Compodoc', within: null, name: 'file', text: 'sourceCode', mark: 'id', isMixed: true },
  {
    format: 'SARIF report',
    within: 'artifacts',
    name: 'uri',
    text: 'text',
    mark: 'contents',
    inside: { name: 'location', text: 'contents' },
  },
  { format: 'mutation test report', within: 'files', name: null, text: 'source', mark: 'mutants' },
];
const NAMES: ReadonlySet<string> = new Set(REPORTS.flatMap(({ name }) => name ?? []));
const TEXTS: ReadonlySet<string> = new Set(REPORTS.map(({ text }) => text));

/** Keys whose short strings are kept. */
export const COLLECTED: ReadonlySet<string> = new Set(['file', 'sourceRoot', 'debugId', 'debug_id', 'url']);
/** Keys whose strings may matter in an object that is no map so far. */
export const MATTERS: ReadonlySet<string> = new Set([...COLLECTED, ...NAMES, ...TEXTS, 'sourcesContent', 'mappings']);

/** True for a member of an object that means nothing to a map and to no report. */
export function isPlain({ isObject, part, role, isForeign }: Frame): boolean {
  return isForeign && isObject && part === null && role === 'other';
}

/** True if the object at that depth stands where the report has its files. */
function isFileOf({ within, name }: Report, frames: readonly Frame[], depth: number): boolean {
  const [owner, holder, member] = [frames[depth - 3], frames[depth - 2], frames[depth - 1]];
  if (depth < 2 || !member!.isObject || holder!.isObject !== (name === null)) return false;
  return within === null || (depth >= 3 && owner!.isObject && owner!.key === within);
}

/** Depth of the object that stands for the file whose name or text is at hand, 0 if there is none. */
function fileDepth({ inside }: Report, part: 'name' | 'text', frames: readonly Frame[], depth: number): number {
  if (!inside) return depth;
  return frames[depth - 1]!.isObject && frames[depth - 2]?.key === inside[part] ? depth - 1 : 0;
}

/** True for a list under an unknown key of a map, when it opens in `parent`. */
export function isVendorList(parent: Frame, isObject: boolean): boolean {
  return !isObject && isVendorOf(parent);
}

/** What the string at hand is; null for most. */
export function otherText(frames: readonly Frame[], depth: number): OtherText | null {
  const frame = frames[depth - 1]!;
  if (!frame.isObject) return frame.role === 'other' && depth > 1 && isVendorOf(frames[depth - 2]) ? 'vendor' : null;
  if (isVendorOf(frame)) return 'vendor';
  return TEXTS.has(frame.key) && REPORTS.some((report) => isTextOf(report, frames, depth)) ? 'module' : null;
}

/** Where any list may be meant, the name and the mark must have come before. */
function isTextOf(report: Report, frames: readonly Frame[], depth: number): boolean {
  const member = frames[depth - 1]!;
  if (report.text !== member.key || !isFileOf(report, frames, fileDepth(report, 'text', frames, depth))) return false;
  return report.within !== null || (member.names.has(report.name!) && hasKey(member, report.mark));
}

/** True for strings that name a file. */
export function isModuleName(frames: readonly Frame[], depth: number): boolean {
  const { key } = frames[depth - 1]!;
  return NAMES.has(key) && REPORTS.some((report) => report.name === key && isNameIn(report, frames, depth));
}

function isNameIn(report: Report, frames: readonly Frame[], depth: number): boolean {
  return isFileOf(report, frames, fileDepth(report, 'name', frames, depth));
}

/** What a report lists. */
interface Listed {
  readonly names: Set<string>;
  readonly texts: Map<string, NamedText>;
}

/** Name and text of a file go from the objects that hold them to the one that stands for it. */
function handUp({ inside, name, text }: Report, from: Frame, to: Frame): void {
  const named = name === null ? undefined : from.names.get(name);
  if (!to.isObject) return;
  if (to.key === inside!.name && named !== undefined) to.names.set(name!, named);
  if (to.key !== inside!.text || from.textKey !== text || !from.text) return;
  to.text = from.text;
  to.textKey = text;
}

/** What one document lists as statistics. */
export class BuildStats {
  readonly #listed = new Map<Report, Listed>();
  #inputs = 0;

  /** An object at that depth is complete: a file of a report, or an input of esbuild's. */
  leave(frame: Frame, frames: readonly Frame[], depth: number): void {
    if (!frame.isObject) return;
    if (depth === 2 && frames[1]!.isObject && frames[0]!.key === 'inputs') {
      if (hasKey(frame, 'bytes') && hasKey(frame, 'imports')) this.#inputs++;
    }
    if (frame.names.size === 0 && !frame.text) return;
    for (const report of REPORTS) {
      if (report.inside && depth > 0) handUp(report, frame, frames[depth - 1]!);
      if (!hasKey(frame, report.mark) || !isFileOf(report, frames, depth + 1)) continue;
      if (report.isMixed && frame.textKey !== report.text) continue;
      const name = report.name === null ? frames[depth - 1]!.key : frame.names.get(report.name);
      if (name !== undefined) this.#add(report, name, frame);
    }
  }

  #add(report: Report, name: string, frame: Frame): void {
    const { text, textKey } = frame;
    let listed = this.#listed.get(report);
    if (!listed) this.#listed.set(report, (listed = { names: new Set(), texts: new Map() }));
    if (listed.names.size >= MAX_NAMES) return;
    listed.names.add(name);
    if (!text || text.content.bytes === 0 || textKey !== report.text) return;
    text.path[text.path.length - 1] = displayName(name, null, 0);
    const { bytes, lines, digest } = text.content;
    if (!listed.texts.has(name)) listed.texts.set(name, { name, bytes, lines, digest });
  }

  /** The document is over. `keys` are those of its outermost object. */
  report({ path }: EntryInfo, keys: readonly string[], sink: Sink): void {
    const common = { kind: 'source-carrier', path, carrier: 'build-stats', recorded: false } as const;
    for (const [{ format }, { names, texts }] of this.#listed) {
      if (texts.size > 0) sink.fact({ ...common, format, files: names.size, texts: [...texts.values()] });
    }
    if (this.#inputs > 0 && keys.includes('outputs')) {
      sink.fact({ ...common, format: 'esbuild metafile', files: this.#inputs, texts: [] });
    }
    this.#listed.clear();
    this.#inputs = 0;
  }
}
