/** One report as one run: results, the rules they are of, gaps as notifications, nested files. */
import { severityRank } from '../../base/sort.ts';
import type { Judged, Report } from '../../base/types.ts';
import type { FormatOptions } from '../options.ts';
import { artifactsOf } from './artifacts.ts';
import { baseOf } from './location.ts';
import type { ReportingDescriptor, Run } from './log.ts';
import {
  gapNotification,
  leftOutNotification,
  notificationDescriptors,
  placesLeftOutNotification,
  unjudgedNotification,
} from './notification.ts';
import { isSuppressed, placed, resultsOf, type Placed, type Reduction } from './result.ts';
import { rulesOf } from './rule.ts';

type Options = Pick<FormatOptions, 'explain' | 'folderOf'>;

export function runOf(report: Report, id: string, reduction: Reduction, options: Options): Run {
  const { verdict, incomplete, subject, tool } = report;
  const base = baseOf(report, options);
  const all = candidates(report);
  const isGrave = ({ finding }: Placed): boolean => severityRank(finding.effective) <= severityRank(reduction.least);
  const grave = all.filter(isGrave);
  const kept = grave.slice(0, reduction.maxResults);
  const left = [...all.filter((one) => !isGrave(one)), ...grave.slice(reduction.maxResults)];
  const rules = rulesOf([...new Set(kept.map(({ finding }) => finding))], options.explain);
  const ruleIndex = new Map(rules.map((rule, index) => [rule.id, index]));
  return {
    ...head(tool.version, id, rules, options),
    invocations: [
      {
        executionSuccessful: verdict.outcome === 'pass' || incomplete.length === 0,
        toolExecutionNotifications: [
          ...incomplete.map((gap) => gapNotification(gap, verdict.outcome === 'pass', base)),
          ...leftOutNotification(left.map(({ finding }) => finding.ruleId)),
          ...(reduction.onlyFirstPlace ? [placesLeftOutNotification()] : []),
        ],
      },
    ],
    ...artifactsOf(
      report,
      kept.map(({ places }) => places[0].path),
    ),
    results: resultsOf(kept, ruleIndex, base, reduction),
    properties: { outcome: verdict.outcome, package: subject.purl, integrity: subject.integrity },
  };
}

/** All that could become a result, in the order in which a limit keeps them. */
export function candidates({ verdict }: Report): readonly Placed[] {
  return placed(verdict.findings.filter(({ status }) => status !== 'off').toSorted(worstFirst));
}

/** What is suppressed comes last: it is the first to be cut. */
function worstFirst(a: Judged, b: Judged): number {
  return Number(isSuppressed(a)) - Number(isSuppressed(b)) || severityRank(a.effective) - severityRank(b.effective);
}

/** Targets that could not be judged: a run of their own, which closes no alert of a package. */
export function unjudgedRun(options: Options & Pick<FormatOptions, 'unjudged' | 'version'>): Run {
  return {
    ...head(options.version, 'leakcheck/not-judged/', [], options),
    invocations: [
      { executionSuccessful: false, toolExecutionNotifications: options.unjudged.map(unjudgedNotification) },
    ],
    results: [],
  };
}

function head(
  version: string,
  id: string,
  rules: readonly ReportingDescriptor[],
  { explain }: Options,
): Pick<Run, 'tool' | 'automationDetails' | 'columnKind'> {
  const notifications = notificationDescriptors(explain);
  return {
    tool: { driver: { name: 'leakcheck', version, semanticVersion: version, rules, notifications } },
    automationDetails: { id },
    columnKind: 'utf16CodeUnits',
  };
}
