/** `leakcheck [targets…]`: judges every target, prints and writes the reports, answers with the worst outcome. */
import { LeakcheckError } from '../../base/errors.ts';
import type { Report } from '../../base/types.ts';
import { defaultPolicy, type Policy } from '../../policy/policy.ts';
import { parseRuleOption } from '../../policy/rule-option.ts';
import { FORMATTERS } from '../../report/index.ts';
import { totalOutcome, type FormatOptions, type Unjudged } from '../../report/options.ts';
import type { ScanOptions } from '../../scan.ts';
import { errorText } from '../error-text.ts';
import { exitCodeOf, UNDECIDED } from '../exit-code.ts';
import { openOutputs, writeOutput, type OutputFile } from '../output-files.ts';
import type { ScanFlags } from '../program.ts';
import { DEFAULT_WIDTH, isInHook, type Terminal } from '../terminal.ts';

export interface ScanContext {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

interface Judgement {
  readonly reports: readonly Report[];
  readonly unjudged: readonly Unjudged[];
}

/** Resolves to the exit code. Throws EUSAGE and EWRITE before anything is scanned, EABORT when interrupted. */
export async function scanCommand(targets: readonly string[], flags: ScanFlags, context: ScanContext): Promise<number> {
  const policy = policyOf(flags);
  const outputs = await openOutputs(flags.output, context.terminal.cwd);
  const specs = targets.length === 0 ? ['.'] : targets;
  if (specs.filter((spec) => spec === '-').length > 1) throw usage('stdin can be read only once', 'give - once');
  const judgement = await judgeAll(specs, policy, flags, context);
  const written = await present(judgement, outputs, flags, context.terminal);
  const code = exitCodeOf(totalOutcome(judgement.reports, judgement.unjudged));
  return written || code !== 0 ? code : UNDECIDED;
}

function policyOf({ failOn, strict = false, rule, allowIncomplete = false }: ScanFlags): Policy {
  if (strict && failOn === 'never') {
    throw usage('--strict and --fail-on never contradict each other', 'leave one of them out');
  }
  const policy = { ...defaultPolicy(), strict, allowIncomplete, rules: new Map(rule.map(parseRuleOption)) };
  return failOn === undefined ? policy : { ...policy, failOn };
}

/** One after the other: an error on one target is told at once and does not stop the others. */
async function judgeAll(
  specs: readonly string[],
  policy: Policy,
  flags: ScanFlags,
  { terminal, signal }: ScanContext,
): Promise<Judgement> {
  const { scan } = await import('../../scan.ts');
  const reports: Report[] = [];
  const unjudged: Unjudged[] = [];
  for (const spec of specs) {
    try {
      reports.push(await scan(spec, scanOptions(spec, policy, flags, { terminal, signal })));
    } catch (error) {
      if (signal.aborted) throw new LeakcheckError('EABORT', 'interrupted', { cause: error });
      const target = withoutCredentials(spec);
      await terminal.write('stderr', errorText(error, flags.debug === true, specs.length > 1 ? target : undefined));
      unjudged.push(unjudgedTarget(target, error));
    }
  }
  return { reports, unjudged };
}

function scanOptions(spec: string, policy: Policy, flags: ScanFlags, { terminal, signal }: ScanContext): ScanOptions {
  const { registry, offline, timeout, visibility } = flags;
  const fingerprintKey = terminal.env['LEAKCHECK_KEY'];
  return {
    policy,
    ...(visibility === undefined ? {} : { visibility }),
    fetch: {
      cwd: terminal.cwd,
      env: terminal.env,
      userAgent: `leakcheck/${__LEAKCHECK_VERSION__}`,
      signal,
      ...(registry === undefined ? {} : { registry }),
      ...(offline === undefined ? {} : { offline }),
      ...(timeout === undefined ? {} : { timeoutSeconds: timeout }),
      ...(spec === '-' ? { stdin: terminal.stdin() } : {}),
    },
    ...(fingerprintKey ? { fingerprintKey } : {}),
    signal,
    now: Date.now,
  };
}

/** Files first: the last line on the terminal is the verdict. False if a file could not be written. */
async function present(
  { reports, unjudged }: Judgement,
  outputs: readonly OutputFile[],
  flags: ScanFlags,
  terminal: Terminal,
): Promise<boolean> {
  const explain = await explainer(reports);
  const { verbose = false, quiet = false } = flags;
  const plain: FormatOptions = {
    color: false,
    width: DEFAULT_WIDTH,
    unicode: true,
    verbose,
    quiet: false,
    explain,
    folderOf: () => null,
    version: __LEAKCHECK_VERSION__,
    unjudged,
  };
  let written = true;
  for (const output of outputs) {
    try {
      await writeOutput(output, FORMATTERS[output.format](reports, plain));
    } catch (error) {
      written = false;
      await terminal.write('stderr', errorText(error, flags.debug === true));
    }
  }
  const stream = flags.format === 'pretty' && isInHook(terminal.env) ? 'stderr' : 'stdout';
  const options = { ...plain, ...terminal.abilities(stream, flags.color), quiet };
  await terminal.write(stream, FORMATTERS[flags.format](reports, options));
  return written;
}

/** The texts of the rules are loaded only if there is something to explain. */
async function explainer(reports: readonly Report[]): Promise<FormatOptions['explain']> {
  const silent = reports.every(({ verdict, incomplete }) => verdict.findings.length === 0 && incomplete.length === 0);
  if (silent) return () => undefined;
  const { RULES } = await import('../../rules/index.ts');
  return (ruleId) => RULES.get(ruleId);
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
