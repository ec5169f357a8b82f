/** The last line of a report: outcome, counts, receipt, and what to read next. Always one line. */
import type { RuleId } from '../../base/rule-ids.ts';
import { SEVERITIES, type Incomplete, type Judged, type Report } from '../../base/types.ts';
import { duration, plural, thousands } from '../../base/numbers.ts';
import { outcomeTag, type Look } from './look.ts';

export function verdictLine(report: Report, hidden: number, look: Look): string {
  const next = nextStep(report, hidden);
  return [
    outcomeTag(look, report.verdict.outcome),
    summary(report) + firstNote(report, look),
    look.dim(receipt(report)) + (next === '' ? '' : ` ${look.dim(next)}`),
  ].join('  ');
}

/** `1 critical, 2 warnings`, `nothing leaks`, `no leak found, but the check is incomplete` … */
export function summary(report: Report): string {
  const off = report.policy.rulesOff.length;
  return `${conclusion(report)}${off === 0 ? '' : `, ${plural(off, 'rule')} off`}`;
}

function conclusion(report: Report): string {
  const { verdict, incomplete } = report;
  const graves = failingCounts(verdict.findings);
  const milds = mildCounts(report);
  if (verdict.outcome === 'fail') {
    const counts = [...graves, ...milds].join(', ');
    return incomplete.length === 0 ? counts : `${counts}; ${unchecked(incomplete)}`;
  }
  if (verdict.outcome === 'undecided') {
    const found = graves.length > 0 ? graves.join(', ') : 'no leak found';
    const wrong = incomplete.some(({ code }) => code === 'integrity');
    const but = wrong ? 'but these are not the declared bytes' : 'but the check is incomplete';
    return [`${found}, ${but}`, ...milds].join(', ');
  }
  const waived = incomplete.length === 0 ? [] : [`${plural(incomplete.length, 'gap')} accepted`];
  if (milds.length === 0) return ['nothing leaks', ...waived].join(', ');
  return [...milds, ...waived].join(', ');
}

function unchecked(incomplete: readonly Incomplete[]): string {
  const entries = incomplete.filter(({ path }) => path !== undefined).length;
  return entries === incomplete.length
    ? `${plural(entries, 'entry', 'entries')} not checked`
    : 'the check is incomplete';
}

function failingCounts(findings: readonly Judged[]): string[] {
  const failing = findings.filter(({ status }) => status === 'failing');
  return SEVERITIES.map((severity) => ({ severity, count: failing.filter((one) => one.effective === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${thousands(count)} ${severity}`);
}

function mildCounts({ verdict: { totals, findings } }: Report): string[] {
  const counts: string[] = [];
  if (totals.warning > 0) counts.push(countOf(totals.warning, 'warning', findings));
  if (totals.note > 0) counts.push(countOf(totals.note, 'note', findings));
  if (totals.accepted > 0) counts.push(`${thousands(totals.accepted)} accepted`);
  if (totals.baseline > 0) counts.push(`${thousands(totals.baseline)} in the baseline`);
  return counts;
}

/** Beyond a number of findings of one rule the rest of them are one finding. */
function countOf(count: number, status: 'warning' | 'note', findings: readonly Judged[]): string {
  const together = findings.filter((finding) => finding.status === status && finding.data['together'] === true).length;
  return `${together > 0 ? 'more than ' : ''}${plural(count - together, status)}`;
}

const MAX_NOTE = 100;

/** What a reader wants to know first: that the payload lies elsewhere, then how much source there is. */
const TELLING: readonly RuleId[] = [
  'package-platform-not-scanned',
  'source-map-embedded-source',
  'source-map-inline-source',
];

/** With nothing but notes, the one about source text or else the first tells what they are like: all of it or its first clause. */
function firstNote({ verdict: { findings } }: Report, look: Look): string {
  if (findings[0]?.status !== 'note') return '';
  const notes = findings.filter(({ status }) => status === 'note');
  const first = TELLING.map((id) => notes.find(({ ruleId }) => ruleId === id)).find(Boolean) ?? findings[0];
  const message = look.text(first.message).replace(/\.$/, '');
  const said = [message, ...message.split('; ', 1)].find((text) => text !== '' && text.length <= MAX_NOTE);
  return said === undefined ? '' : `: ${said}`;
}

/** What was looked at. A pass without it does not exist. A gap that is no file's own is no skipped file. */
export function receipt({ stats, incomplete }: Report): string {
  const general = incomplete.filter(({ path }) => path === undefined).length;
  const skipped = Math.max(0, stats.skipped - general);
  const read = stats.entries - Math.min(skipped, stats.entries);
  const files =
    skipped === 0 ? plural(stats.entries, 'file') : `${thousands(read)} of ${plural(stats.entries, 'file')}`;
  const maps = stats.maps === 0 ? [] : [`${plural(stats.maps, 'source map')} read`];
  return `(${[files, ...maps, `${thousands(skipped)} skipped`, duration(stats.ms)].join(', ')})`;
}

function nextStep(report: Report, hidden: number): string {
  const lie = asTheFilesLie(report);
  const explained = explanation(report, hidden);
  return (lie === '' ? '' : ` ${lie}`) + (explained === '' ? '' : `  ${explained}`);
}

/** A build that packing starts may still change everything. */
function asTheFilesLie({ subject: { scriptsNotRun = [] }, facts: { manifest } }: Report): string {
  if (scriptsNotRun.length === 0) return '';
  const { postpack = '', prepack = '' } = manifest?.scripts ?? {};
  const isHooked = [postpack, prepack].some((script) => script.includes('leakcheck hook'));
  const run = `${scriptsNotRun.join(' and ')} ${scriptsNotRun.length === 1 ? 'runs' : 'run'}`;
  return `as the files lie now; ${run} at publish: ${isHooked ? 'the hook judges the result' : 'use the hook or scan the tarball'}`;
}

function explanation({ verdict }: Report, hidden: number): string {
  const [worst] = verdict.findings;
  if (worst?.status === 'failing') return `leakcheck explain ${worst.ruleId}`;
  if (verdict.outcome === 'undecided') return 'leakcheck explain scan-incomplete';
  if (worst?.status === 'note' && hidden > 0) return `--verbose lists ${verdict.totals.note === 1 ? 'it' : 'them'}`;
  if (hidden > 0) return `--verbose lists all ${plural(hidden, 'place')}`;
  return worst?.status === 'warning' ? `leakcheck explain ${worst.ruleId}` : '';
}
