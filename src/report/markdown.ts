/** The report as GitHub-flavoured Markdown, for a comment or a job summary: verdict, what matters, the rest folded. */
import { Buffer } from 'node:buffer';
import { plural } from '../base/numbers.ts';
import type { Report } from '../base/types.ts';
import { inert } from './github-command.ts';
import { findingTables, gapList, leftOut, visible } from './markdown-tables.ts';
import { code, folded, sentence, text } from './markdown-text.ts';
import { totalOutcome, type FormatOptions } from './options.ts';
import { header } from './pretty/header.ts';
import { outcomeTag, PLAIN } from './pretty/look.ts';
import { receipt, summary } from './pretty/verdict.ts';

/** GitHub takes 65,536 characters for a comment; the caller may want to say something, too. */
const COMMENT_BYTES = 60_000;
/** GitHub takes 1 MiB for the summary of a step, and drops a larger one. */
const SUMMARY_BYTES = 1_000_000;

/** Rows of a table: fewer and fewer, until the whole is short enough. */
const ROWS = [Infinity, 100, 25, 5, 0] as const;

/** For a comment. */
export function markdown(reports: readonly Report[], options: FormatOptions): string {
  return within(COMMENT_BYTES, reports, options);
}

/** For the summary of a job. */
export function jobSummary(reports: readonly Report[], options: FormatOptions): string {
  return within(SUMMARY_BYTES, reports, options);
}

function within(maxBytes: number, reports: readonly Report[], options: FormatOptions): string {
  let output = '';
  for (const rows of ROWS) {
    output = inert(document(reports, rows, options));
    if (Buffer.byteLength(output) <= maxBytes) return output;
  }
  return cutLines(output, maxBytes);
}

function document(reports: readonly Report[], rows: number, options: FormatOptions): string {
  const targets = reports.length + options.unjudged.length;
  const total = `## ${outcomeTag(PLAIN, totalOutcome(reports, options.unjudged))}: ${plural(targets, 'target')}`;
  const unjudged = options.unjudged.map(({ target, message, hint }) => {
    const cure = hint === undefined ? '' : ` (${sentence(hint)})`;
    return `${outcomeTag(PLAIN, 'undecided')} ${code(target)}: ${sentence(message)}${cure}`;
  });
  const parts = [...reports.map((report) => section(report, rows, options)), ...unjudged];
  return `${[...(targets > 1 ? [total] : []), ...parts].join('\n\n')}\n`;
}

function section(report: Report, rows: number, options: FormatOptions): string {
  const { subject, verdict } = report;
  const heading = `### ${outcomeTag(PLAIN, verdict.outcome)} ${code(`${subject.name} ${subject.version}`)}`;
  const verdictLine = `${text(summary(report))} ${receipt(report)}`;
  if (rows === 0) return [heading, verdictLine, ...leftOut(visible(report).length)].join('\n\n');
  const parts = [
    heading,
    verdictLine,
    ...findingTables(report, rows, options),
    ...gapList(report, rows),
    folded('What was judged', [text(header(report, PLAIN)), code(subject.integrity)].join('<br>')),
  ];
  return parts.join('\n\n');
}

/** Whole lines from the start, and how many are missing. */
function cutLines(output: string, maxBytes: number): string {
  const lines = output.split('\n');
  let bytes = 100;
  const kept = lines.filter((line) => (bytes += Buffer.byteLength(line) + 1) <= maxBytes);
  return `${kept.join('\n')}\n\n${plural(lines.length - kept.length, 'line')} left out; the JSON report has all.\n`;
}
