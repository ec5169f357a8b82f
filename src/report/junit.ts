/** The report as JUnit XML: a suite per artifact, a case per rule that ran; what was not checked is an error. */
import { plural } from '../base/numbers.ts';
import { RULE_IDS } from '../base/rule-ids.ts';
import type { Incomplete, Judged, Report } from '../base/types.ts';
import { escapeName, escapeText } from './escape.ts';
import { inert } from './github-command.ts';
import type { FormatOptions, Unjudged } from './options.ts';
import { what } from './pretty/block.ts';
import { fixes } from './pretty/fix.ts';
import { title } from './pretty/header.ts';
import { PLAIN } from './pretty/look.ts';
import { showPath, showPlace } from './pretty/place.ts';

/** Places of one finding that the reader of a build log gets to see. */
const MAX_PLACES = 10;

type State = 'passed' | 'failure' | 'error' | 'skipped';

interface Case {
  readonly name: string;
  readonly state: State;
  /** One line each; those of a case that passed are warnings and notes. */
  readonly lines: readonly string[];
}

/** One `testsuites` document. A failing finding fails the case of its rule; gaps and unjudged targets are errors. */
export function junit(reports: readonly Report[], options: FormatOptions): string {
  const suites = [...reports.map((report) => reportSuite(report, options)), ...options.unjudged.map(unjudgedSuite)];
  return inert(
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="leakcheck">\n${suites.join('')}</testsuites>\n`,
  );
}

function reportSuite({ subject, policy, verdict, incomplete, stats }: Report, options: FormatOptions): string {
  const found = new Map<string, Judged[]>();
  for (const finding of verdict.findings) {
    const known = found.get(finding.ruleId);
    if (known) known.push(finding);
    else found.set(finding.ruleId, [finding]);
  }
  const ran = RULE_IDS.filter((id) => options.explain(id) !== undefined && !policy.rulesOff.includes(id));
  const gaps = incomplete.map((gap) => gapCase(gap, verdict.outcome === 'pass'));
  const cases = ran.flatMap((id) =>
    id === 'scan-incomplete' && gaps.length > 0 ? gaps : [ruleCase(id, found.get(id) ?? [], options)],
  );
  return suite(title(subject, PLAIN), cases, stats.ms);
}

function unjudgedSuite({ target, message, hint }: Unjudged): string {
  const lines = hint === undefined ? [message] : [message, hint];
  return suite(target, [{ name: 'scan-incomplete', state: 'error', lines }], 0);
}

function ruleCase(name: string, findings: readonly Judged[], options: FormatOptions): Case {
  const failing = findings.filter(({ status }) => status === 'failing');
  if (failing.length > 0) return { name, state: 'failure', lines: failing.flatMap((one) => linesOf(one, options)) };
  const accepted = findings.filter(({ status }) => status === 'accepted' || status === 'baseline');
  const state = findings.length > 0 && accepted.length === findings.length ? 'skipped' : 'passed';
  return { name, state, lines: findings.flatMap((one) => linesOf(one, options)) };
}

/** A gap that the policy waived has passed, and says what it is. */
function gapCase({ path, detail }: Incomplete, waived: boolean): Case {
  const line = path === undefined ? detail : `${showPath(path, PLAIN)}: ${detail}`;
  return { name: 'scan-incomplete', state: waived ? 'passed' : 'error', lines: [line] };
}

function linesOf(finding: Judged, { explain }: FormatOptions): string[] {
  const { effective, status, ruleId, locations, locationCount, acceptedBy, fingerprint } = finding;
  const shown = locations.slice(0, MAX_PLACES).map((location) => `  at ${showPlace(location, PLAIN)}`);
  const left = locationCount - shown.length;
  return [
    `${status}, ${effective}: ${what(finding, PLAIN)}`,
    ...shown,
    ...(left > 0 ? [`  and ${plural(left, 'more place')}`] : []),
    ...(acceptedBy === undefined ? fixes(finding, explain(ruleId)) : [acceptedBy.reason]).map((text) => `  ${text}`),
    `  ${fingerprint}`,
  ];
}

function suite(name: string, cases: readonly Case[], ms: number): string {
  const count = (wanted: State): number => cases.filter(({ state }) => state === wanted).length;
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
  const inner = cases.map((one) => testcase(name, one)).join('');
  return `  <testsuite name="${xml(name)}" ${counts} time="${(ms / 1000).toFixed(3)}">\n${inner}  </testsuite>\n`;
}

function testcase(suiteName: string, { name, state, lines }: Case): string {
  const head = `    <testcase classname="${xml(suiteName)}" name="${xml(name)}"`;
  if (lines.length === 0) return `${head}/>\n`;
  const body = lines.map(xml).join('\n');
  const inner =
    state === 'passed'
      ? `<system-out>${body}</system-out>`
      : `<${state} message="${xml(escapeName(lines[0]!))}">${body}</${state}>`;
  return `${head}>${inner}</testcase>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Shown as on a terminal; what XML 1.0 still forbids then are two code points that are no characters. */
function xml(text: string): string {
  return escapeText(text).replace(/[&<>"\ufffe\uffff]/g, (found) => ENTITIES[found] ?? '\ufffd');
}
