/** The only file that knows all stages: fetch → unpack → detect → judge → report. */
import type {
  EntryPath,
  Finding,
  Incomplete,
  Report,
  Stats,
  Subject,
  Target,
  Verdict,
  Visibility,
} from './base/types.ts';
import type { Comparison } from './base/comparison.ts';
import { LeakcheckError } from './base/errors.ts';
import type { Project } from './base/project.ts';
import { watchBinaries } from './detect/binary/watch.ts';
import type { Detector } from './detect/define.ts';
import { enabledDetectors } from './detect/optional.ts';
import type { PassResult } from './detect/pass.ts';
import type { ArtifactSource, FetchFacts, FetchOptions } from './fetch/artifact.ts';
import { factsOf } from './facts.ts';
import { maskReport } from './mask.ts';
import { openTarget } from './fetch/index.ts';
import { keepPacked } from './fetch/keep.ts';
import { replayable, type Replay } from './fetch/replay.ts';
import { traceOriginals } from './original/trace.ts';
import { checkConditions } from './policy/conditions.ts';
import { judge } from './policy/judge.ts';
import { isMinor } from './policy/level.ts';
import { summarizePolicy, type Policy } from './policy/policy.ts';
import { notBuilt } from './policy/not-built.ts';
import { subjectOf } from './subject.ts';
import { detectVisibility, type ChosenVisibility } from './policy/visibility.ts';
import { integrityGap, readArtifact, type ReadOptions, type Watch } from './read-artifact.ts';

export interface ScanOptions extends ReadOptions {
  readonly policy: Policy;
  readonly visibility?: 'open' | 'closed';
  readonly fetch: FetchOptions;
  /** Whether folders and tarballs come from a repository that is known to be private. */
  readonly privateRepository?: boolean;
  /** Names that must not get out; they are searched in all bytes and paths, and never repeated. */
  readonly denyWords?: readonly string[];
  /** A folder to leave the packed bytes in that were judged; see `keptName`. */
  readonly keepIn?: string;
}

interface Scanned extends PassResult {
  readonly archiveEntries: number;
}

function detectorsFor({ policy, denyWords }: ScanOptions): readonly Detector[] {
  try {
    return enabledDetectors(policy.rules, denyWords);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new LeakcheckError('ECONFIG', error.message, { hint: 'shorten the list or the word', cause: error });
  }
}

interface Detected {
  readonly scanned: Scanned;
  readonly subject: Subject;
  /** Null unless that was asked for. */
  readonly comparison: Comparison | null;
  readonly project: Project | undefined;
  readonly facts: FetchFacts;
}

/** Only folders that were packed have a project, and only for them its reader is loaded. */
async function askProject(
  packedFrom: FetchFacts['packedFrom'],
  packed: readonly string[],
  { fetch }: ScanOptions,
): Promise<Project | undefined> {
  if (packedFrom === undefined) return undefined;
  const { readProject } = await import('./fetch/project/read.ts');
  return readProject({ ...packedFrom, packed }, fetch);
}

async function detect(source: ArtifactSource, options: ScanOptions): Promise<Detected> {
  const replay = replayable(source, options);
  try {
    return await detectIn(replay, options);
  } finally {
    replay.close();
  }
}

async function detectIn({ source, again }: Replay, options: ScanOptions): Promise<Detected> {
  const detectors = detectorsFor(options);
  const { compare, limits } = options.policy;
  const reading = { ...options, limits: { ...limits, ...options.limits } };
  let binaries = watchBinaries();
  const begin = (): Watch => {
    binaries = watchBinaries();
    return { detectors: compare === null ? detectors : [...detectors, binaries.detector] };
  };
  const { project, archiveEntries, facts, ...read } = await readArtifact(
    source,
    begin,
    reading,
    ({ packedFrom }, packed) => askProject(packedFrom, packed, options),
  );
  const { integrity } = facts;
  const visibility = visibilityOf(source, read.passed.manifest, options);
  const isNote = (finding: Finding): boolean => isMinor(finding, visibility, options.policy);
  const traced = await traceOriginals({ ...read.passed, integrity, again, isNote }, reading);
  const passed = { ...read.passed, findings: traced };
  const subject = subjectOf(source.target.kind, facts, passed.manifest);
  const scanned = { ...passed, archiveEntries };
  if (compare === null) return { scanned, subject, comparison: null, project, facts };
  const { compareWithPrevious } = await import('./compare.ts');
  const checkout = project?.git ? facts.packedFrom?.folder : undefined;
  const judging = { subject, passed, binaries, checkout };
  const compared = await compareWithPrevious(judging, { ...reading, detectors, with: compare.with });
  return {
    scanned: { ...scanned, findings: compared.findings },
    subject,
    comparison: compared.comparison,
    project,
    facts,
  };
}

async function withCauses(verdict: Verdict, project: Project, { files }: Scanned): Promise<Verdict> {
  const { explainCauses } = await import('./detect/cause/index.ts');
  return { ...verdict, findings: explainCauses(verdict.findings, project, [...files.keys()]) };
}

/** Gaps that only the whole run can see. */
function gaps(scanned: Scanned, facts: FetchFacts, kind: Target['kind']): Incomplete[] {
  const found = [...scanned.incomplete];
  const mismatch = integrityGap(facts);
  if (mismatch) found.push(mismatch);
  if (scanned.archiveEntries === 0)
    found.push({ code: 'empty', detail: 'the archive holds no entries', waivable: false });
  else if (!scanned.manifest && kind !== 'files' && !cutShort(scanned.incomplete)) {
    const path: EntryPath = ['package.json'];
    found.push({ code: 'no-manifest', path, detail: 'missing or no JSON: this is no npm package', waivable: false });
  }
  const unbuilt = scanned.manifest && kind === 'directory' ? notBuilt(scanned.manifest, scanned.files) : null;
  if (unbuilt) found.push(unbuilt);
  return found;
}

/** A missing package.json says nothing where the rest of the archive is missing too. */
function cutShort(incomplete: readonly Incomplete[]): boolean {
  return incomplete.some(({ code, path }) => path === undefined && (code === 'truncated' || code === 'limit'));
}

/** What was made where leakcheck runs, not fetched from elsewhere. */
const LOCAL_KINDS: ReadonlySet<Target['kind']> = new Set(['directory', 'tarball', 'bytes', 'files']);

/** A flag, then the configuration; undefined leaves it to the manifest. */
function chosenVisibility({ visibility, policy }: ScanOptions): ChosenVisibility | undefined {
  if (visibility !== undefined) return { value: visibility, source: 'flag' };
  return policy.visibility === 'auto' ? undefined : { value: policy.visibility, source: 'config' };
}

function visibilityOf({ target }: ArtifactSource, manifest: Scanned['manifest'], options: ScanOptions): Visibility {
  const fromHere = LOCAL_KINDS.has(target.kind) && options.privateRepository === true;
  return detectVisibility(manifest, chosenVisibility(options), fromHere);
}

function shown({ target }: ArtifactSource): string {
  return 'spec' in target ? target.spec : target.label;
}

/**
 * Judges one target. Never throws for a finding or an unreadable part; throws a LeakcheckError when nothing can be judged:
 * not found, no access, no network, not a tarball, interrupted.
 */
export async function scan(spec: string, options: ScanOptions): Promise<Report> {
  const startedAt = options.now();
  return scanSource(await openTarget(spec, options.fetch), options, startedAt);
}

/** What the policy has somebody judge, or wants nobody to, is no news. */
function expected(findings: Scanned['findings'], { platformPackages }: Policy): Scanned['findings'] {
  if (platformPackages === 'note') return findings;
  return findings.filter(({ ruleId }) => ruleId !== 'package-platform-not-scanned');
}

/** As `scan`, for what is open already. */
export async function scanSource(
  source: ArtifactSource,
  options: ScanOptions,
  startedAt: number = options.now(),
): Promise<Report> {
  const kept = options.keepIn === undefined ? source : keepPacked(source, options.keepIn);
  const { scanned, subject, project, facts, comparison } = await detect(kept, options);
  const unread = gaps(scanned, facts, source.target.kind);
  if (scanned.archiveEntries === 0 && scanned.findings.length === 0 && !facts.mismatch) {
    throw new LeakcheckError('EEMPTY', `${shown(source)} is an archive without entries`, {
      hint: 'pack again and look inside',
    });
  }
  const visibility = visibilityOf(source, scanned.manifest, options);
  const measured = { subject, facts: factsOf(scanned, project, comparison), sourceMaps: scanned.maps };
  const { incomplete } = checkConditions(measured, unread, options.policy);
  const judged = judge({
    findings: expected(scanned.findings, options.policy),
    incomplete,
    policy: options.policy,
    visibility,
    today: new Date(startedAt).toISOString().slice(0, 10),
    measured,
  });
  const verdict = project === undefined ? judged : await withCauses(judged, project, scanned);
  const stats: Stats = {
    entries: scanned.entries,
    virtualEntries: scanned.virtualEntries,
    bytes: scanned.bytes,
    maps: scanned.maps.length,
    skipped: incomplete.length,
    suppressed: scanned.suppressed,
    startedAt: new Date(startedAt).toISOString(),
    ms: options.now() - startedAt,
  };
  return maskReport({
    tool: { name: 'leakcheck', version: __LEAKCHECK_VERSION__ },
    subject,
    policy: summarizePolicy(options.policy, visibility),
    verdict,
    inventory: { sourceMaps: scanned.maps },
    facts: measured.facts,
    incomplete,
    stats,
  });
}
