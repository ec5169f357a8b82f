/** The end of a run over several targets: a table, then one verdict over all. */
import type { Outcome, Report } from '../../base/types.ts';
import { plural } from '../../base/numbers.ts';
import { totalOutcome, type Unjudged } from '../options.ts';
import { title } from './header.ts';
import { outcomeTag, type Look } from './look.ts';
import { summary } from './verdict.ts';

interface Row {
  readonly name: string;
  readonly outcome: Outcome;
  readonly text: string;
}

const MAX_NAME_COLUMNS = 48;

export function total(reports: readonly Report[], unjudged: readonly Unjudged[], look: Look): string[] {
  const rows: Row[] = [
    ...reports.map((report) => ({
      name: title(report.subject, look),
      outcome: report.verdict.outcome,
      text: summary(report),
    })),
    ...unjudged.map(({ target, message }) => ({
      name: look.name(target),
      outcome: 'undecided' as const,
      text: look.text(message),
    })),
  ];
  const columns = Math.min(MAX_NAME_COLUMNS, Math.max(...rows.map(({ name }) => name.length)));
  const table = rows.map(({ name, outcome, text }) => {
    const gap = ' '.repeat('undecided'.length - outcome.length);
    return `  ${name.padEnd(columns)}  ${outcomeTag(look, outcome)}${gap}  ${text}`;
  });
  const of = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  const counts = [
    [of('fail'), 'failed'],
    [of('undecided'), 'undecided'],
    [of('pass'), 'passed'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const verdict = `${outcomeTag(look, totalOutcome(reports, unjudged))}  ${plural(rows.length, 'target')}: ${said.join(', ')}`;
  return [...table, '', verdict];
}
