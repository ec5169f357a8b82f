/** The way of every artifact through fetch, unpack and a pass, whatever is looked for in it. */
import type { Expander } from './base/entry.ts';
import { Budget, DEFAULT_LIMITS, type Limits } from './base/limits.ts';
import type { Project } from './base/project.ts';
import type { Incomplete, Target } from './base/types.ts';
import type { Detector } from './detect/define.ts';
import { Pass, type PassResult } from './detect/pass.ts';
import { makePlan } from './detect/plan.ts';
import type { ArtifactSource, FetchFacts } from './fetch/artifact.ts';
import { createSpool } from './fetch/spool.ts';
import { unpackArtifact } from './unpack/artifact.ts';
import { findContainers } from './unpack/containers/containers.ts';
import { textExpanders } from './unpack/expand/index.ts';

/** Who looks at the artifact. */
export interface Watch {
  readonly detectors: readonly Detector[];
  /** Stands before all decoders and sees every byte of the entries that it takes. */
  readonly first?: Expander;
}

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
  /** Key of fingerprints and ids; the public one if absent. */
  readonly fingerprintKey?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface ReadResult {
  readonly passed: PassResult;
  /** Undefined for what is no folder of a project, and for those who do not ask. */
  readonly project: Project | undefined;
  readonly archiveEntries: number;
  readonly facts: FetchFacts;
}

/** Reads the project that the package was packed from; `packed` are the paths of its files. */
export type AskProject = (facts: FetchFacts, packed: readonly string[]) => Promise<Project | undefined>;

/** The last part of what the user typed, without what servers are asked for. */
function nameOf(target: Target): string {
  const typed = 'spec' in target ? target.spec : target.label;
  return (
    typed
      .replace(/[?#][^]*$/, '')
      .split(/[/\\]/)
      .findLast((part) => part !== '') ?? typed
  );
}

/** `begin` is called for every attempt: a retry of the download starts again. */
export async function readArtifact(
  source: ArtifactSource,
  begin: () => Watch,
  { limits, fingerprintKey, signal, now }: ReadOptions,
  askProject?: AskProject,
): Promise<ReadResult> {
  let spool = createSpool();
  try {
    const { result, facts } = await source.read(async (chunks) => {
      spool.close();
      spool = createSpool();
      const { detectors, first } = begin();
      const budget = new Budget({ ...DEFAULT_LIMITS, ...limits }, now);
      const containers = findContainers(budget, spool);
      const expanders = [...(first ? [first] : []), containers.expander, ...textExpanders(budget)];
      const pass = new Pass(makePlan(detectors, expanders), budget, fingerprintKey);
      const { entries } = await unpackArtifact(chunks, pass, budget, nameOf(source.target), signal);
      return { pass, entries, containers };
    });
    await result.containers.drain(result.pass, signal);
    const project = await askProject?.(facts, result.pass.paths);
    const passed = result.pass.finish(facts.packedBytes, source.target.kind, project);
    return { passed, project, archiveEntries: result.entries, facts };
  } finally {
    spool.close();
  }
}

/** Null if nobody declared other bytes than those that were read. */
export function integrityGap({ mismatch }: FetchFacts): Incomplete | null {
  if (!mismatch) return null;
  const { detail = 'the registry served other bytes than it declares: the integrity does not match' } = mismatch;
  return { code: 'integrity', detail, waivable: false };
}
