/** `leakcheck [targets…]`: judges every target, prints and writes the reports, answers with the worst outcome. */
import { LeakcheckError } from '../../base/errors.ts';
import { innerPackages, platformPackages } from '../../base/platform.ts';
import type { Report } from '../../base/types.ts';
import type { ArtifactSource, FetchOptions } from '../../fetch/artifact.ts';
import { expandTarget } from '../../fetch/workspaces.ts';
import { readWordList } from '../../fetch/word-list.ts';
import { runningClient } from '../../fetch/pack/client.ts';
import { printablePolicy } from '../../policy/print.ts';
import type { Policy } from '../../policy/policy.ts';
import { totalOutcome, type Unjudged } from '../../report/options.ts';
import { escapeText } from '../../report/escape.ts';
import { scan, scanSource, type ScanOptions } from '../../scan.ts';
import { checkoutFolder } from '../checkout.ts';
import { errorText } from '../error-text.ts';
import { DONE, exitCodeOf, tolerated, UNDECIDED } from '../exit-code.ts';
import { isPrivateRepository } from '../github-event.ts';
import { openOutputs } from '../output-files.ts';
import { policyOf } from '../policy-of.ts';
import { present, type Judgement } from '../present.ts';
import type { ScanFlags } from '../program.ts';
import { isInHook, type Terminal } from '../terminal.ts';

export interface ScanContext {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** A folder to leave the packed bytes in that were judged. */
  readonly keepIn?: string;
}

/** One thing to judge. */
export interface Job {
  /** As the user typed it. */
  readonly target: string;
  /** A source that is open already; without it, `target` is opened. */
  readonly open?: (options: FetchOptions) => Promise<ArtifactSource>;
  /** It lies as it was built, with nothing in it that speaks for the project: only the working directory configures. */
  readonly isOutput?: true;
}

/** Resolves to the exit code. Throws EUSAGE and EWRITE before anything is scanned, EABORT when interrupted. */
export async function scanCommand(targets: readonly string[], flags: ScanFlags, context: ScanContext): Promise<number> {
  if (targets.filter((target) => target === '-').length > 1) throw usage('stdin can be read only once', 'give - once');
  const { code } = await judgeJobs(await jobsOf(targets, flags, context.terminal), flags, context);
  return tolerated(code, flags);
}

/** The targets, workspaces as their packages, and the folder of `--folder`. */
export async function jobsOf(
  targets: readonly string[],
  flags: ScanFlags,
  terminal: Terminal,
): Promise<readonly Job[]> {
  const { folder, workspaces = false } = flags;
  const jobs: Job[] = [];
  for (const target of targets.length === 0 && folder === undefined ? ['.'] : targets) {
    const { specs, note } = await expandTarget(target, terminal, workspaces);
    if (note !== undefined) await terminal.write('stderr', `leakcheck: ${escapeText(note)}\n`);
    jobs.push(...specs.map((spec) => ({ target: spec })));
  }
  if (folder === undefined) return jobs;
  const { openFolder } = await import('../../fetch/folder.ts');
  return [...jobs, { target: folder, open: (options) => openFolder(folder, options), isOutput: true }];
}

/** Reads every configuration first; then judges, prints and writes the reports. The code is that of the worst outcome. */
export async function judgeJobs(
  jobs: readonly Job[],
  flags: ScanFlags,
  context: ScanContext,
): Promise<{ readonly code: number; readonly reports: readonly Report[] }> {
  const judgings: Judging[] = [];
  for (const job of jobs) {
    const configured = job.isOutput ? null : job.target;
    judgings.push({ ...job, policy: await policyOf(configured, flags, context.terminal) });
  }
  if (flags.printConfig) {
    const policies = judgings.map(({ target, policy }) => ({ target, policy: printablePolicy(policy) }));
    await context.terminal.write('stdout', `${JSON.stringify(policies, null, 2)}\n`);
    return { code: DONE, reports: [] };
  }
  const outputs = await openOutputs(flags.output, context.terminal.cwd);
  const judgement = await judgeAll(judgings, flags, context);
  const written = await present(judgement, outputs, flags, context.terminal);
  const code = exitCodeOf(totalOutcome(judgement.reports, judgement.unjudged));
  return { code: written || code !== 0 ? code : UNDECIDED, reports: judgement.reports };
}

export interface Judging extends Job {
  readonly policy: Policy;
  /** It was found in the manifest of another: as a package for one platform, or as one that may have such packages. */
  readonly foundAs?: 'platform' | 'inner';
}

/** The packages for single platforms of what was judged, under the same policy; those of a dependency if it has none. */
function platformJobs({ policy, foundAs }: Judging, { facts: { manifest } }: Report): readonly Judging[] {
  if (policy.platformPackages !== 'scan' || foundAs === 'platform' || manifest === null) return [];
  const job = (as: 'platform' | 'inner', [name, spec]: readonly [string, string]): Judging => ({
    target: `${name}@${spec}`,
    policy,
    foundAs: as,
  });
  const inner = foundAs === 'inner' ? [] : innerPackages(manifest);
  return [...platformPackages(manifest).map((one) => job('platform', one)), ...inner.map((one) => job('inner', one))];
}

/** One after the other: an error on one target is told at once and does not stop the others. */
export async function judgeAll(jobs: readonly Judging[], flags: ScanFlags, context: ScanContext): Promise<Judgement> {
  const { terminal, signal } = context;
  const privateRepository = await isPrivateRepository(terminal.env);
  const list = terminal.env['LEAKCHECK_DENY_WORDS'];
  const targets = jobs.map(({ target }) => target);
  const words = list ? { denyWords: await readWordList(list, terminal.cwd, targets) } : {};
  const reports: Report[] = [];
  const unjudged: Unjudged[] = [];
  const folders = new Map<Report, string>();
  const queue = [...jobs];
  for (const job of queue) {
    try {
      const options = { ...scanOptions(job, flags, context, privateRepository), ...words };
      const report = job.open
        ? await scanSource(await job.open(options.fetch), options)
        : await scan(job.target, options);
      reports.push(report);
      queue.push(...platformJobs(job, report));
      const folder = await checkoutFolder(job.target, report, terminal);
      if (folder !== null) folders.set(report, folder);
    } catch (error) {
      if (signal.aborted) throw new LeakcheckError('EABORT', 'interrupted', { cause: error });
      const target = withoutCredentials(job.target);
      await terminal.write('stderr', errorText(error, flags.debug === true, queue.length > 1 ? target : undefined));
      unjudged.push(unjudgedTarget(target, error));
    }
  }
  return { reports, unjudged, folders };
}

function scanOptions(
  { target, policy, foundAs }: Judging,
  flags: ScanFlags,
  context: ScanContext,
  privateRepository: boolean,
): ScanOptions {
  const { visibility } = flags;
  const { terminal, signal, keepIn } = context;
  const fingerprintKey = terminal.env['LEAKCHECK_KEY'];
  return {
    policy,
    ...(privateRepository ? { privateRepository } : {}),
    ...(keepIn === undefined || foundAs !== undefined ? {} : { keepIn }),
    ...(visibility === undefined ? {} : { visibility }),
    fetch: targetOptions(target, flags, context),
    ...(fingerprintKey ? { fingerprintKey } : {}),
    signal,
    now: Date.now,
  };
}

export function fetchOptions(flags: ScanFlags, { terminal, signal }: ScanContext): FetchOptions {
  const { registry, offline, timeout, pack = 'auto', runScripts } = flags;
  const running = isInHook(terminal.env) ? runningClient(terminal.env) : undefined;
  const packWith = pack === 'auto' ? running : pack;
  return {
    cwd: terminal.cwd,
    env: terminal.env,
    userAgent: `leakcheck/${__LEAKCHECK_VERSION__}`,
    signal,
    ...(registry === undefined ? {} : { registry }),
    ...(offline === undefined ? {} : { offline }),
    ...(timeout === undefined ? {} : { timeoutSeconds: timeout }),
    ...(packWith === undefined ? {} : { packWith }),
    ...(runScripts === undefined ? {} : { runScripts }),
  };
}

/** As `fetchOptions`, with standard input for `-`. */
export function targetOptions(spec: string, flags: ScanFlags, context: ScanContext): FetchOptions {
  const options = fetchOptions(flags, context);
  return spec === '-' ? { ...options, stdin: context.terminal.stdin() } : options;
}

function unjudgedTarget(target: string, error: unknown): Unjudged {
  if (!(error instanceof LeakcheckError)) return { target, code: 'EBUG', message: 'leakcheck failed, see above' };
  const { code, message, hint } = error;
  return hint === undefined ? { target, code, message } : { target, code, message, hint };
}

/** A URL may carry a password. */
function withoutCredentials(spec: string): string {
  return spec.replace(/(:\/\/)[^/@]{1,1000}@/, '$1');
}

function usage(message: string, hint: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', message, { hint });
}
