/** The types that flow through the product: Target → Artifact → Entry → Finding → Verdict → Report. JSON-safe and readonly. */
import type { Cause } from './cause.ts';
import type { Comparison } from './comparison.ts';
import type { Evidence } from './evidence.ts';
import type { RuleId } from './rule-ids.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const CONFIDENCES = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const LEVELS = ['error', 'warn', 'info', 'off'] as const;
export type Level = (typeof LEVELS)[number];

/** What the user typed, classified without looking at the disk. */
export type Target =
  | { readonly kind: 'directory' | 'tarball' | 'registry' | 'remote'; readonly spec: string }
  | { readonly kind: 'bytes' | 'files'; readonly label: string };

/** What was judged. `integrity` is the SRI string `sha512-<base64>` computed over the packed bytes by leakcheck itself. */
export interface Subject {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly source: Target['kind'];
  readonly integrity: string;
  /** `verified`: equal to the registry's declaration. `weak`: only a SHA-1 was declared. `none`: nothing was declared. */
  readonly declaredIntegrity: 'verified' | 'weak' | 'none';
  readonly packedBytes: number;
  readonly packedBy?: string;
  readonly sameBytes?: 'proven' | 'unknown';
  /** Lifecycle scripts that run at publish and did not run before this scan. */
  readonly scriptsNotRun?: readonly string[];
  /** For an alias: the name the user typed. */
  readonly requestedAs?: string;
}

/** Path from the outermost file inwards: `['dist/cli.js.map', 'src/auth.ts']`. */
export type EntryPath = readonly [string, ...string[]];

/** A place in an entry. `line` and `column` are 1-based, columns count UTF-16 units; `offset` is in bytes from 0. */
export interface Location {
  readonly path: EntryPath;
  readonly rawName?: string;
  readonly offset?: number;
  readonly line?: number;
  readonly column?: number;
  readonly original?: { readonly path: string; readonly line: number; readonly column: number };
}

export type Fingerprint = `lc1:${RuleId}:${string}`;

/** One cause with all its places. `locations` is capped, `locationCount` is exact. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** Replaces `severity` for open packages; `off`: no concern there unless the policy asks. */
  readonly severityIfOpen?: Severity | 'off';
  readonly confidence: Confidence;
  readonly message: string;
  /** Further lines for a reader, already free of artifact bytes other than names. */
  readonly details?: readonly string[];
  readonly data: JsonObject;
  readonly evidence?: Evidence;
  /** The exact fix for this finding, when it is better than the rule's general one. */
  readonly fix?: readonly string[];
  /** For a folder: where its configuration let this in, the best place to change first. */
  readonly causes?: readonly Cause[];
  readonly locations: readonly Location[];
  readonly locationCount: number;
  /** The release that this one was compared with did not have it. */
  readonly newInRelease?: true;
  readonly fingerprint: Fingerprint;
}

export const INCOMPLETE_CODES = [
  'truncated',
  'corrupt',
  'checksum',
  'integrity',
  'unsupported-container',
  'encrypted',
  'limit',
  'odd-archive',
  'not-built',
  'no-manifest',
  'empty',
  'detector-error',
  'unchecked-condition',
  'not-asked',
] as const;
export type IncompleteCode = (typeof INCOMPLETE_CODES)[number];

/** Something that was not or could not be looked at; any unwaived record makes the outcome undecided. */
export interface Incomplete {
  readonly code: IncompleteCode;
  readonly path?: EntryPath;
  readonly detail: string;
  readonly waivable: boolean;
}

export type FindingStatus = 'failing' | 'warning' | 'note' | 'accepted' | 'baseline' | 'off';

/** A reviewed exception in a configuration, by its place there. `expires`: ISO date of its last day, or `never`. */
export interface AllowRef {
  readonly source: string;
  readonly line: number;
  readonly reason: string;
  readonly expires: string;
  readonly owner?: string;
}

export interface Judged extends Finding {
  readonly effective: Severity;
  readonly level: Level;
  readonly status: FindingStatus;
  /** For `accepted`: of several exceptions together the one that expires first. */
  readonly acceptedBy?: AllowRef;
  /** Why exceptions or a baseline that are about it do not hold. */
  readonly objections?: readonly string[];
}

export type Outcome = 'pass' | 'fail' | 'undecided';

export interface Totals {
  readonly failing: number;
  readonly warning: number;
  readonly note: number;
  readonly accepted: number;
  readonly baseline: number;
  readonly off: number;
}

export interface Verdict {
  readonly outcome: Outcome;
  readonly findings: readonly Judged[];
  /** Exceptions that do nothing any more: expired, or matching nothing. */
  readonly stale: readonly AllowRef[];
  /** What the policy asks for without insisting, and could not be checked. */
  readonly notes: readonly string[];
  readonly totals: Totals;
}

/** `open`: the source is public anyway. `unproven` is judged as closed, one step milder for source exposure. */
export interface Visibility {
  readonly value: 'open' | 'closed';
  readonly proven: boolean;
  readonly source: 'flag' | 'config' | 'detected';
  readonly reasons: readonly string[];
}

export type MapForm = 'file' | 'inline' | 'embedded' | 'executable';

/** One record per top-level map object; sections are summed into it. Bytes are UTF-8 bytes of the unescaped text. */
export interface MapRecord {
  readonly path: EntryPath;
  readonly form: MapForm;
  /** Size of the map itself, decoded if it is inline; of the texts alone where they stand in something else than a map. */
  readonly bytes: number;
  readonly sources: number;
  readonly sourcesWithContent: number;
  readonly contentBytes: number;
  readonly contentLines: number;
  readonly firstParty: { readonly sources: number; readonly bytes: number };
  readonly novel: { readonly sources: number; readonly bytes: number };
  readonly linkedFrom?: EntryPath;
  /**
   * Whether it is the map of a file in the artifact. `proven`: a file refers to it or holds it, and its positions fit. `likely`:
   * one has its name and room for its positions, or there are no positions to compare. `mismatched`: its positions cannot be
   * those of the file that refers to it. `unlinked`: of no file. Absent for maps inside other documents.
   */
  readonly ownership?: 'proven' | 'likely' | 'mismatched' | 'unlinked';
}

export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

/** What policy judges besides findings. */
export interface Facts {
  readonly unpackedBytes: number;
  readonly largestFile: number;
  /** The five largest, largest first. */
  readonly largestFiles: readonly SizedFile[];
  readonly files: number;
  /** Whether git was asked which packed files it tracks: only for folders in a checkout. */
  readonly git: boolean;
  /** With an earlier release; null unless that was asked for. */
  readonly comparison: Comparison | null;
  readonly manifest: ManifestFacts | null;
}

/** The fields of the artifact's own package.json that a judgement may use; absent or ill-typed fields are null. */
export interface ManifestFacts {
  readonly name: string | null;
  readonly version: string | null;
  readonly private: boolean;
  readonly license: string | null;
  readonly repository: string | null;
  readonly access: string | null;
  readonly publishRegistry: string | null;
  readonly files: readonly string[] | null;
  readonly scripts: { readonly [name: string]: string };
  readonly dependencies: { readonly [name: string]: string };
  readonly optionalDependencies: { readonly [name: string]: string };
  readonly entryPoints: readonly string[];
}

export interface Stats {
  /** Files of the artifact (archive entries that hold a file). */
  readonly entries: number;
  /** Entries decoded from other entries: map contents, inline maps, members of nested archives. */
  readonly virtualEntries: number;
  /** Bytes of the files of the artifact. */
  readonly bytes: number;
  readonly maps: number;
  readonly skipped: number;
  /** Candidates dropped as placeholders. */
  readonly suppressed: number;
  readonly startedAt: string;
  readonly ms: number;
}

export interface PolicySummary {
  readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  readonly failOn: Severity | 'never';
  readonly strict: boolean;
  readonly rulesOff: readonly RuleId[];
  /** Rules that run only if they are asked for, and did. */
  readonly optionalRules: readonly RuleId[];
  readonly visibility: Visibility;
}

export interface Report {
  readonly tool: { readonly name: 'leakcheck'; readonly version: string };
  readonly subject: Subject;
  readonly policy: PolicySummary;
  readonly verdict: Verdict;
  readonly inventory: { readonly sourceMaps: readonly MapRecord[] };
  readonly facts: Facts;
  readonly incomplete: readonly Incomplete[];
  readonly stats: Stats;
}
