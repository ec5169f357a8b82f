/** `leakcheck baseline`: accepts what fails and warns today, so that only what is new or grows fails from now on. */
import { baselinePlace } from '../../config.ts';
import { LeakcheckError } from '../../base/errors.ts';
import { plural } from '../../base/numbers.ts';
import type { Report } from '../../base/types.ts';
import { findFile } from '../../fetch/config-file.ts';
import { mayBeBaselined, type BaselineEntry } from '../../policy/baseline.ts';
import { baselineText, parseBaseline, rewriteBaseline } from '../../policy/baseline-file.ts';
import { escapeText } from '../../report/escape.ts';
import { DONE, UNDECIDED } from '../exit-code.ts';
import { configOptions, policyOf, today } from '../policy-of.ts';
import type { BaselineFlags } from '../program.ts';
import { writeChanges } from '../write-files.ts';
import { jobsOf, judgeAll, type Judging, type ScanContext } from './scan.ts';

/** Resolves to the exit code: 2 if something could not be judged, then nothing is written. Throws as a scan does. */
export async function baselineCommand(
  targets: readonly string[],
  flags: BaselineFlags,
  context: ScanContext,
): Promise<number> {
  const { terminal } = context;
  const { prune = false } = flags;
  const place = await baselinePlace(targets[0] ?? '.', configOptions(flags, terminal));
  const file = await findFile(place.path);
  const old = file === null ? [] : parseBaseline({ name: place.name, text: file.text, form: 'json' }).entries;
  if (prune && file === null) {
    throw new LeakcheckError('EUSAGE', `there is no ${place.name} to prune`, {
      hint: '`leakcheck baseline` writes it',
    });
  }
  const judgings: Judging[] = [];
  for (const job of await jobsOf(targets, flags, terminal)) {
    judgings.push({ ...job, policy: await policyOf(job.target, { ...flags, baseline: false }, terminal) });
  }
  const { reports, unjudged } = await judgeAll(judgings, flags, context);
  if (unjudged.length > 0) return UNDECIDED;
  const { entries, added, removed } = rewriteBaseline(old, reports, { today: today(), prune });
  const after = baselineText(entries);
  const before = file === null ? null : file.text;
  if (after !== before) await writeChanges([{ path: place.path, name: place.name, before, after }]);
  const counts = `${plural(entries.length, 'finding')}, ${added} new, ${removed} removed`;
  const lines = [
    `${place.name}: ${after === before ? 'nothing to change' : counts}`,
    ...whatStays(reports, entries),
    ...(place.isNamed || entries.length === 0
      ? []
      : [`next: add "baseline": "./${baseName(place.name)}" to the configuration`]),
  ];
  await terminal.write('stdout', `${lines.map((line) => escapeText(line)).join('\n')}\n`);
  return DONE;
}

/** What a baseline cannot accept, and what is left out of one that is only pruned. */
function whatStays(reports: readonly Report[], entries: readonly BaselineEntry[]): readonly string[] {
  const accepted = new Set(entries.map(({ fingerprint }) => fingerprint));
  const failing = reports
    .flatMap(({ verdict }) => verdict.findings)
    .filter(({ status, fingerprint }) => status === 'failing' && !accepted.has(fingerprint));
  const gaps = reports.some(({ incomplete }) => incomplete.length > 0);
  return [
    ...failing.map((finding) => {
      const why = mayBeBaselined(finding) ? 'is not in it' : 'cannot be in a baseline';
      return `still fails: ${finding.ruleId} ${why}: ${finding.fingerprint}`;
    }),
    ...(gaps ? ['the check was incomplete: its outcome stays undecided, and nothing was removed'] : []),
  ];
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
