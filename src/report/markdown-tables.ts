/** Tables of a Markdown report: what fails and warns in the open, notes and accepted findings folded. */
import { plural } from '../base/numbers.ts';
import type { FindingStatus, Judged, Report } from '../base/types.ts';
import { code, folded, sentence } from './markdown-text.ts';
import type { FormatOptions } from './options.ts';
import { fixes, what } from './pretty/block.ts';
import { PLAIN, severityTag } from './pretty/look.ts';
import { showPath, showPlace } from './pretty/place.ts';

const HEAD = '| severity | rule | where | what | fix |\n|---|---|---|---|---|';

export function findingTables({ verdict }: Report, rows: number, options: FormatOptions): string[] {
  const of = (...wanted: FindingStatus[]): Judged[] => verdict.findings.filter(({ status }) => wanted.includes(status));
  const open = of('failing', 'warning');
  const notes = of('note');
  const accepted = of('accepted', 'baseline');
  return [
    ...(open.length === 0 ? [] : [table(open, rows, options)]),
    ...(notes.length === 0 ? [] : [folded(plural(notes.length, 'note'), table(notes, rows, options))]),
    ...(accepted.length === 0 ? [] : [folded(`${accepted.length} accepted`, table(accepted, rows, options))]),
  ];
}

function table(findings: readonly Judged[], rows: number, options: FormatOptions): string {
  const left = findings.length - rows;
  const lines = [HEAD, ...findings.slice(0, rows).map((finding) => row(finding, options))];
  const more = left > 0 ? `\n\n${plural(left, 'more finding')} left out; the JSON report has all.` : '';
  return lines.join('\n') + more;
}

function row(finding: Judged, { explain }: FormatOptions): string {
  const { status, effective, ruleId, locations, locationCount } = finding;
  const [first] = locations;
  const others = locationCount - 1;
  const where = first === undefined ? '' : code(showPlace(first, PLAIN)) + (others > 0 ? ` +${others}` : '');
  const cure = fixes(finding, explain(ruleId)).map(sentence).join('<br>');
  const cells = [
    severityTag(PLAIN, status, effective).trimEnd(),
    code(ruleId),
    where,
    sentence(what(finding, PLAIN)),
    cure,
  ];
  return `| ${cells.join(' | ')} |`;
}

export function gapList({ incomplete, verdict }: Report, rows: number): string[] {
  if (incomplete.length === 0) return [];
  const left = incomplete.length - rows;
  const lines = incomplete.slice(0, rows).map(({ path, detail }) => {
    const where = path === undefined ? '' : `${code(showPath(path, PLAIN))}: `;
    return `- ${where}${sentence(detail)}`;
  });
  const more = left > 0 ? [`- ${plural(left, 'more gap')} left out; the JSON report has all.`] : [];
  const title = verdict.outcome === 'pass' ? '**Not checked, and accepted**' : '**Not checked**';
  return [[title, '', ...lines, ...more].join('\n')];
}
