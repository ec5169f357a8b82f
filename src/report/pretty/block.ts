/** One finding in full: where, what, why, how to fix it, and the id to refer to it by. */
import type { Evidence } from '../../base/evidence.ts';
import type { Judged } from '../../base/types.ts';
import { plural } from '../../base/numbers.ts';
import type { FormatOptions } from '../options.ts';
import { fixes } from './fix.ts';
import { severityTag, TAG_WIDTH, type Look } from './look.ts';
import { placesInLine, showPlace } from './place.ts';
import { hang } from './wrap.ts';

/** Rendered lines, and how many places of the findings they show. */
export interface Rendered {
  readonly lines: readonly string[];
  readonly shown: number;
}

const MAX_PLACES = 5;

export function block(finding: Judged, options: Pick<FormatOptions, 'explain' | 'verbose'>, look: Look): Rendered {
  const [first, ...others] = finding.locations;
  const also = otherPlaces(others, finding.locationCount - 1, options.verbose, look);
  const rule = options.explain(finding.ruleId);
  const lines = [
    ...titleLines(finding, first === undefined ? '' : showPlace(first, look), look),
    ...hang('  ', what(finding, look), look.width),
    ...[...(finding.details ?? []), ...(finding.objections ?? [])].flatMap((line) =>
      hang('    ', look.text(line), look.width),
    ),
    ...original(finding, look),
    ...also.lines,
    ...labelled('new', finding.newInRelease ? ['not in the release that this one was compared with'] : [], look),
    ...labelled('why', rule === undefined ? [] : [rule.why], look),
    ...labelled('fix', fixes(finding, rule).map(withoutMarks), look),
    ...labelled('id', [finding.fingerprint], look, look.dim),
  ];
  return { lines, shown: (first === undefined ? 0 : 1) + also.shown };
}

/** `✖ critical  dist/cli.js.map        source-map-embedded-source`; the rule goes below a place that is too long. */
function titleLines({ status, effective, ruleId }: Judged, place: string, look: Look): string[] {
  const tag = `${severityTag(look, status, effective)}  `;
  const gap = look.width - TAG_WIDTH - 2 - place.length - ruleId.length;
  if (gap >= 2) return [`${tag}${look.bold(place)}${' '.repeat(gap)}${look.cyan(ruleId)}`];
  return [`${tag}${look.bold(place)}`, `${' '.repeat(TAG_WIDTH + 2)}${look.cyan(ruleId)}`];
}

/** Rule texts mark code for Markdown; a terminal shows it as it is. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '');
}

/** The message, and what may be told of a secret. */
export function what({ message, evidence }: Judged, look: Look): string {
  return evidence === undefined ? look.text(message) : `${look.text(message)}  ${describe(evidence, look)}`;
}

/** `npm_…  40 characters, checksum valid, id 1f3a9c` */
function describe({ prefix, length, check, id }: Evidence, look: Look): string {
  const facts = [plural(length, 'character')];
  if (check !== undefined) facts.push(`checksum ${check}`);
  facts.push(`id ${look.name(id)}`);
  const start = prefix === '' ? '' : `${look.name(prefix)}${look.mark.ellipsis}  `;
  return start + facts.join(', ');
}

function original({ locations }: Judged, look: Look): string[] {
  const place = locations[0]?.original;
  return place === undefined ? [] : [`  original  ${look.name(place.path)}:${place.line}:${place.column}`];
}

function otherPlaces(others: Judged['locations'], total: number, verbose: boolean, look: Look): Rendered {
  if (total <= 0 || others.length === 0) return { lines: [], shown: 0 };
  if (!verbose) {
    const { text, shown } = placesInLine(others, total, { columns: look.width - 8, places: MAX_PLACES - 1 }, look);
    return { lines: [`  also  ${text}`], shown };
  }
  const lines = others.map((location, index) => `  ${index === 0 ? 'also' : '    '}  ${showPlace(location, look)}`);
  const left = total - others.length;
  return { lines: left > 0 ? [...lines, `        and ${plural(left, 'more place')}`] : lines, shown: others.length };
}

function labelled(
  label: string,
  texts: readonly string[],
  look: Look,
  paint = (text: string): string => text,
): string[] {
  const width = 8;
  return texts.flatMap((text, index) => {
    const prefix = `  ${(index === 0 ? label : '').padEnd(width - 2)}`;
    const [head = '', ...rest] = hang('', look.text(text), look.width - width);
    return [look.dim(prefix) + paint(head), ...rest.map((line) => ' '.repeat(width) + paint(line))];
  });
}
