/** The contract of a detector: what it may see, and how it reports. A detector opens, reads and remembers no entry by itself. */
import type { Project } from '../base/project.ts';
import type { EntryInfo, Fact, Keyword } from '../base/entry.ts';
import type { Allowance } from '../base/file-quota.ts';
import type { Evidence, Secret } from '../base/evidence.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type {
  Confidence,
  EntryPath,
  Incomplete,
  JsonObject,
  Location,
  ManifestFacts,
  MapRecord,
  Severity,
  Target,
} from '../base/types.ts';

/** What a detector says about one place. Equal rule and identity make one finding with several places. */
export interface Emitted {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  readonly severityIfOpen?: Severity | 'off';
  readonly confidence: Confidence;
  /** What makes two places the same cause: the fingerprint is made of it. Digests only for secrets. */
  readonly identity: string;
  readonly message: string;
  readonly details?: readonly string[];
  readonly data?: JsonObject;
  readonly evidence?: Evidence;
  readonly fix?: readonly string[];
  readonly location: Location;
  /** Test, fixture, example and documentation paths cap this at low and possible. Not for values with a valid checksum. */
  readonly cappedByPath?: boolean;
}

export type Emit = (found: Emitted) => void;

/** A bounded look around a keyword. `bytes` is only valid during the call. */
export interface Window {
  readonly entry: EntryInfo;
  readonly bytes: Uint8Array;
  /** Index in `bytes` of the keyword's first byte. */
  readonly at: number;
  readonly keyword: string;
  /** Position of `bytes[index]` in the entry: offset, line and column. */
  locate(index: number): Location;
}

/** The first bytes of an entry, collected because `wants` asked for them. */
export interface Content {
  readonly bytes: Uint8Array;
  /** False if the entry is longer than asked for. */
  readonly whole: boolean;
}

/** Tells by its digest, in base64, whether a text is that of a file. */
export type KnownTexts = Pick<ReadonlySet<string>, 'has'>;

/** What is known when the last byte was read. */
export interface Summary {
  readonly manifest: ManifestFacts | null;
  /** Paths of the files of the artifact (first segment removed), in order of appearance. */
  readonly files: ReadonlyMap<string, number>;
  /** Digests of the normalised text of every file. */
  readonly shipped: KnownTexts;
  /** Paths that occur several times, with different texts. */
  readonly rewritten: ReadonlySet<string>;
  readonly packedBytes: number;
  /** What kind of target the artifact comes from: some advice is only for those who can still change it. */
  readonly source: Target['kind'];
  /** The folder that was packed, if there is one. */
  readonly project?: Project;
}

export interface Hooks {
  /** Once per entry: judged by path, type, size, mode. */
  entry?(info: EntryInfo, emit: Emit): void;
  /** How many bytes of this entry `content` wants to see, 0 for none. */
  wants?(info: EntryInfo): number;
  content?(info: EntryInfo, content: Content, emit: Emit): void;
  hit?(window: Window, emit: Emit): void;
  fact?(fact: Fact, emit: Emit): void;
  finish?(summary: Summary, emit: Emit): void;
}

/** What hooks may need from the run. */
export interface Context {
  /** Identity of a secret under the run's key. */
  digest(secret: Secret): string;
  redact(secret: Secret, kind: string, prefix: string, check?: 'valid' | 'invalid'): Evidence;
  /** Adds a record to the inventory. */
  record(map: MapRecord): void;
  /** Counts a candidate that was dropped as a placeholder. */
  suppress(): void;
  /** Says that something was not judged. */
  readonly undecided: (gap: Incomplete) => void;
}

export interface Detector {
  readonly name: string;
  readonly rules: readonly RuleId[];
  readonly keywords?: readonly Keyword[];
  /** For what its hits report, if that is costly. */
  readonly allowance?: Allowance;
  /** Called once per artifact; state lives in the closure. */
  start(context: Context): Hooks;
}

export function defineDetector(detector: Detector): Detector {
  return detector;
}

/** True for entries that are files of the artifact or of an archive in it, not texts decoded from a map. */
export function isRealFile(info: EntryInfo): boolean {
  return info.type === 'file' && (info.via === 'tar' || info.via === 'archive' || info.via === 'gzip');
}

/** The innermost path: what file rules look at. */
export function innerPath(path: EntryPath): string {
  return path[path.length - 1]!;
}
