/** What a run says about itself: gaps, targets that could not be judged, results that a size limit kept out. */
import { plural } from '../../base/numbers.ts';
import { compareText } from '../../base/sort.ts';
import type { Incomplete, Judged } from '../../base/types.ts';
import type { FormatOptions, Unjudged } from '../options.ts';
import { PLAIN } from '../pretty/look.ts';
import { showPath } from '../pretty/place.ts';
import { locate, type Base } from './location.ts';
import type { Notification, ReportingDescriptor } from './log.ts';
import { texts } from './rule.ts';
import { plain } from './text.ts';

const GAP = { id: 'scan-incomplete', index: 0 } as const;
const LEFT_OUT = { id: 'results-left-out', index: 1 } as const;

/** Descriptors of all notifications, at the indices that these refer to. */
export function notificationDescriptors(explain: FormatOptions['explain']): readonly ReportingDescriptor[] {
  const text = { text: 'Results were left out to stay within the limits of code scanning.' };
  return [
    { ...texts(GAP.id, explain(GAP.id)), defaultConfiguration: { level: 'error' } },
    {
      id: LEFT_OUT.id,
      name: 'ResultsLeftOut',
      shortDescription: text,
      fullDescription: text,
      help: { text: 'The JSON report holds all of them.' },
      defaultConfiguration: { level: 'warning' },
    },
  ];
}

export function gapNotification({ path, detail }: Incomplete, waived: boolean, base: Base): Notification {
  const where = path === undefined ? '' : `${showPath(path, PLAIN)}: `;
  return {
    descriptor: GAP,
    level: waived ? 'warning' : 'error',
    message: { text: plain(`${where}${detail}`) },
    ...(path === undefined ? {} : { locations: [locate({ path }, base)] }),
  };
}

export function unjudgedNotification({ target, message, hint }: Unjudged): Notification {
  const text = `${PLAIN.name(target)}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
  return { descriptor: GAP, level: 'error', message: { text: plain(text) } };
}

/** Names the rules of the findings that have no result, or fewer, with their numbers. */
export function leftOutNotification(rules: readonly Judged['ruleId'][]): readonly Notification[] {
  if (rules.length === 0) return [];
  const counts = new Map<string, number>();
  for (const ruleId of rules) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  const named = [...counts].toSorted(([a], [b]) => compareText(a, b)).map(([id, count]) => `${count} ${id}`);
  const text = `${plural(rules.length, 'result')} left out: ${named.join(', ')}. The JSON report holds all findings.`;
  return [{ descriptor: LEFT_OUT, level: 'warning', message: { text } }];
}

export function placesLeftOutNotification(): Notification {
  const text = 'Results give their first place only. The JSON report holds the others.';
  return { descriptor: LEFT_OUT, level: 'warning', message: { text } };
}
