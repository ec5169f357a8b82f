/** Drives one detector over files in memory: keyword windows by indexOf, no automaton and no unpacking. */
import { Buffer } from 'node:buffer';
import type { EntryInfo, Fact, Via } from '../../src/base/entry.ts';
import type { Secret } from '../../src/base/evidence.ts';
import type { EntryPath, ManifestFacts } from '../../src/base/types.ts';
import type { Context, Detector, Emitted, Hooks, Window } from '../../src/detect/define.ts';

export interface SampleFile {
  readonly path: string | EntryPath;
  readonly bytes?: Uint8Array | string;
  readonly via?: Via;
}

export interface Detected {
  readonly found: readonly Emitted[];
  readonly suppressed: number;
}

export const NO_MANIFEST: ManifestFacts = {
  name: 'sample',
  version: '1.2.3',
  private: false,
  license: 'MIT',
  repository: null,
  access: null,
  publishRegistry: null,
  files: ['dist'],
  scripts: {},
  dependencies: {},
  optionalDependencies: {},
  entryPoints: [],
};

/** Runs all hooks in the order of the real pass: entry, hits, content, finish. */
export function detect(
  detector: Detector,
  files: readonly SampleFile[],
  manifest: ManifestFacts | null = NO_MANIFEST,
  facts: readonly Fact[] = [],
): Detected {
  const found: Emitted[] = [];
  let suppressed = 0;
  const context: Context = {
    digest: (secret: Secret) => secret.digest(),
    redact: (secret, kind, prefix, check) => secret.redact(kind, prefix, check),
    record: () => undefined,
    suppress: () => void suppressed++,
    undecided: () => undefined,
  };
  const hooks = detector.start(context);
  const emit = (emitted: Emitted): void => void found.push(emitted);
  const sizes = new Map<string, number>();
  for (const file of files) {
    const bytes = typeof file.bytes === 'string' ? Buffer.from(file.bytes) : (file.bytes ?? new Uint8Array());
    const path: EntryPath = typeof file.path === 'string' ? [file.path] : file.path;
    const info: EntryInfo = { path, type: 'file', via: file.via ?? 'tar', size: bytes.length };
    if (path.length === 1) sizes.set(path[0], bytes.length);
    feed(detector, hooks, info, bytes, emit);
  }
  for (const fact of facts) hooks.fact?.(fact, emit);
  let packedBytes = 0;
  for (const size of sizes.values()) packedBytes += size;
  hooks.finish?.(
    { manifest, files: sizes, shipped: new Set(), rewritten: new Set(), packedBytes, source: 'bytes' },
    emit,
  );
  return { found, suppressed };
}

function feed(
  detector: Detector,
  hooks: Hooks,
  info: EntryInfo,
  bytes: Uint8Array,
  emit: (found: Emitted) => void,
): void {
  hooks.entry?.(info, emit);
  const all = Buffer.from(bytes);
  for (const keyword of detector.keywords ?? []) {
    for (let at = all.indexOf(keyword.text, 0, 'latin1'); at !== -1; at = all.indexOf(keyword.text, at + 1, 'latin1')) {
      const from = Math.max(0, at - keyword.before);
      const window = bytes.slice(from, at + keyword.text.length + keyword.after);
      hooks.hit?.(new SampleWindow(info, all, from, window, at - from, keyword.text), emit);
    }
  }
  const wanted = hooks.wants?.(info) ?? 0;
  if (wanted > 0) hooks.content?.(info, { bytes: bytes.slice(0, wanted), whole: bytes.length <= wanted }, emit);
}

/** A class like the real one: `locate` must be called on the window. */
class SampleWindow implements Window {
  readonly entry: EntryInfo;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly keyword: string;
  readonly #all: Buffer;
  readonly #from: number;

  constructor(entry: EntryInfo, all: Buffer, from: number, bytes: Uint8Array, at: number, keyword: string) {
    this.entry = entry;
    this.bytes = bytes;
    this.at = at;
    this.keyword = keyword;
    this.#all = all;
    this.#from = from;
  }

  locate(index: number): Emitted['location'] {
    return locateIn(this.entry.path, this.#all, this.#from + index);
  }
}

function locateIn(path: EntryPath, bytes: Buffer, offset: number): Emitted['location'] {
  const before = bytes.toString('utf8', 0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { path, offset, line: before.split('\n').length, column: before.length - lineStart + 1 };
}

/** `rule severity/severityIfOpen confidence` of every finding, for compact expectations. */
export function summary(detected: Detected): string[] {
  return detected.found.map(
    (one) => `${one.ruleId} ${one.severity}/${one.severityIfOpen ?? one.severity} ${one.confidence}`,
  );
}
