/** Tables of a Markdown report: what fails and warns in the open, notes and accepted findings folded. */
import { plural, thousands } from '../base/numbers.ts';
import type { AllowRef, FindingStatus, Judged, Report } from '../base/types.ts';
import { code, folded, sentence } from './markdown-text.ts';
import type { FormatOptions } from './options.ts';
import { what } from './pretty/block.ts';
import { fixes } from './pretty/fix.ts';
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
  return [lines.join('\n'), ...leftOut(left)].join('\n\n');
}

/** What the reader does not see here, and where it is. */
export function leftOut(findings: number): string[] {
  return findings > 0 ? [`${plural(findings, 'finding')} left out; the JSON report has all.`] : [];
}

/** Findings that are worth a row if there is room. */
export function visible({ verdict }: Report): readonly Judged[] {
  return verdict.findings.filter(({ status }) => status !== 'off');
}

function row(finding: Judged, { explain }: FormatOptions): string {
  const { status, effective, ruleId, locations, locationCount, acceptedBy } = finding;
  const [first] = locations;
  const others = locationCount - 1;
  const where = first === undefined ? '' : code(showPlace(first, PLAIN)) + (others > 0 ? ` +${thousands(others)}` : '');
  const lines = acceptedBy === undefined ? fixes(finding, explain(ruleId)) : [acceptance(acceptedBy)];
  const cure = lines.map(sentence).join('<br>');
  const cells = [
    severityTag(PLAIN, status, effective).trimEnd(),
    code(ruleId),
    where,
    sentence(what(finding, PLAIN)),
    cure,
  ];
  return `| ${cells.join(' | ')} |`;
}

function acceptance({ reason, expires }: AllowRef): string {
  return `accepted: ${reason} (${expires === 'never' ? 'does not expire' : `until ${expires}`})`;
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
