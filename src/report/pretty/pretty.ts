/** The report for people. The most important line is the last one; a pass with nothing to say is two lines. */
import type { Judged, Report } from '../../base/types.ts';
import type { FormatOptions } from '../options.ts';
import { plural } from '../../base/numbers.ts';
import { accepted } from './accepted.ts';
import { block, type Rendered } from './block.ts';
import { gaps, remarks } from './gaps.ts';
import { folded, group, totalPlaces } from './group.ts';
import { header, particulars } from './header.ts';
import { createLook, type Look } from './look.ts';
import { quietReport } from './quiet.ts';
import { total } from './total.ts';
import { verdictLine } from './verdict.ts';

type Options = Pick<FormatOptions, 'explain' | 'verbose'>;

export function pretty(reports: readonly Report[], options: FormatOptions): string {
  const look = createLook(options);
  const parts = reports.map((report) => (options.quiet ? quietReport(report, look) : one(report, options, look)));
  const several = reports.length + options.unjudged.length > 1;
  if (several && !options.quiet) parts.push(total(reports, options.unjudged, look));
  const separator = options.quiet ? '\n' : '\n\n';
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join(separator);
  return text === '' ? '' : `${text}\n`;
}

function one(report: Report, options: Options, look: Look): string[] {
  const visible = report.verdict.findings.filter(isVisible);
  const sections = findingSections(visible, options, look);
  let shown = 0;
  for (const section of sections) shown += section.shown;
  const rest = [accepted(report, options.verbose, look), remarks(report, look), gaps(report, options.verbose, look)];
  const body = [...sections.map(({ lines }) => lines), ...rest]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'));
  const top = [header(report, look), ...(options.verbose ? particulars(report, look) : [])].join('\n');
  const places = totalPlaces(visible);
  const last = verdictLine(report, options.verbose || shown >= places ? 0 : places, look);
  return body.length === 0 ? [top, last] : [[top, ...body, last].join('\n\n')];
}

function isVisible({ status }: Judged): boolean {
  return status === 'failing' || status === 'warning' || status === 'note';
}

/** Blocks for what fails or is grave, then groups. Notes are left to the verdict line if there is nothing else. */
function findingSections(visible: readonly Judged[], options: Options, look: Look): Rendered[] {
  const blocks = byRule(visible.filter(isGrave)).flatMap((findings) => ruleBlocks(findings, options, look));
  const warnings = byRule(visible.filter((finding) => finding.status === 'warning' && !isGrave(finding)));
  const notes = byRule(visible.filter(({ status }) => status === 'note'));
  const alone = blocks.length === 0 && warnings.length === 0;
  const groups = [
    ...warnings.map((findings) => group(findings, options.verbose, look)),
    ...(options.verbose ? notes.map((findings) => group(findings, true, look)) : []),
    ...(options.verbose || alone ? [] : notes.map((findings) => folded(findings, look))),
  ];
  return groups.length === 0 ? blocks : [...blocks, joined(groups)];
}

function isGrave({ status, effective }: Judged): boolean {
  return status === 'failing' || (status === 'warning' && (effective === 'critical' || effective === 'high'));
}

/** Keeps the order of the first finding of each rule. */
function byRule(findings: readonly Judged[]): (readonly [Judged, ...Judged[]])[] {
  const rules = new Map<string, [Judged, ...Judged[]]>();
  for (const finding of findings) {
    const key = `${finding.status} ${finding.ruleId}`;
    const known = rules.get(key);
    if (known === undefined) rules.set(key, [finding]);
    else known.push(finding);
  }
  return [...rules.values()];
}

const MAX_BLOCKS_PER_RULE = 5;

function ruleBlocks(findings: readonly Judged[], options: Options, look: Look): Rendered[] {
  const shown = options.verbose ? findings : findings.slice(0, MAX_BLOCKS_PER_RULE);
  const blocks = shown.map((finding) => block(finding, options, look));
  const left = findings.length - shown.length;
  if (left === 0) return blocks;
  const more = `  and ${plural(left, 'more finding')} of ${findings[0]?.ruleId ?? ''}, --verbose lists all`;
  return [...blocks, { lines: [look.dim(more)], shown: 0 }];
}

function joined(parts: readonly Rendered[]): Rendered {
  let shown = 0;
  for (const part of parts) shown += part.shown;
  return { lines: parts.flatMap(({ lines }) => lines), shown };
}
