/** Text in a JSON document besides the lists of a map: under keys that no map has, and in the statistics of bundlers. */
import type { EntryInfo, NamedText, Sink, SourceCarrier } from '../../../base/entry.ts';
import { displayName } from './display-name.ts';
import type { Frame } from './map-frame.ts';

/** `vendor`: under an unknown key of a map. `module`: of a module that webpack lists. */
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

/** A member of a list under that key. */
function isMemberOf(frames: readonly Frame[], depth: number, key: string): boolean {
  const [owner, list, member] = [frames[depth - 3], frames[depth - 2], frames[depth - 1]];
  return depth >= 3 && member!.isObject && !list!.isObject && owner!.isObject && owner!.key === key;
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
  return frame.key === 'source' && isMemberOf(frames, depth, 'modules') ? 'module' : null;
}

/** True for strings that name a module. */
export function isModuleName(frames: readonly Frame[], depth: number): boolean {
  const { key } = frames[depth - 1]!;
  return (key === 'name' || key === 'identifier') && isMemberOf(frames, depth, 'modules');
}

/** What one document lists as statistics. */
export class BuildStats {
  readonly #names = new Set<string>();
  readonly #texts = new Map<string, NamedText>();
  #inputs = 0;

  /** An object at that depth is complete: a module of webpack's statistics, or an input of esbuild's. */
  leave(frame: Frame, frames: readonly Frame[], depth: number): void {
    if (depth === 2 && frame.isObject && frames[1]!.isObject && frames[0]!.key === 'inputs') {
      if (frame.keys.includes('bytes') && frame.keys.includes('imports')) this.#inputs++;
    }
    const { moduleName, moduleId, text } = frame;
    if (moduleName === null || moduleId === null || this.#names.size >= MAX_NAMES) return;
    this.#names.add(moduleName);
    if (!text || text.content.bytes === 0) return;
    text.path[text.path.length - 1] = displayName(moduleName, null, 0);
    const { bytes, lines, digest } = text.content;
    if (!this.#texts.has(moduleName)) this.#texts.set(moduleName, { name: moduleName, bytes, lines, digest });
  }

  /** The document is over. `keys` are those of its outermost object. */
  report({ path }: EntryInfo, keys: readonly string[], sink: Sink): void {
    const common = { kind: 'source-carrier', path, carrier: 'build-stats', recorded: false } as const;
    let fact: SourceCarrier | null = null;
    if (this.#texts.size > 0) {
      fact = { ...common, format: 'webpack statistics', files: this.#names.size, texts: [...this.#texts.values()] };
    } else if (this.#inputs > 0 && keys.includes('outputs')) {
      fact = { ...common, format: 'esbuild metafile', files: this.#inputs, texts: [] };
    }
    if (fact) sink.fact(fact);
    this.#names.clear();
    this.#texts.clear();
    this.#inputs = 0;
  }
}
