/** What to do about a finding: the lines of the project to change where they are known, else what its rule says. */
import type { Cause } from '../../base/cause.ts';
import type { Judged } from '../../base/types.ts';
import type { Family, Rule } from '../../rules/define.ts';

/** A changed line keeps the next release clean; of these families the values themselves are out, too. */
const NOT_ENOUGH: ReadonlySet<Family> = new Set(['credential', 'key-material', 'personal-data', 'debug-info']);

/** The fix of this finding, or the first of its rule and that for the tool that the artifact betrays; then the places. */
export function fixes(finding: Judged, rule: Rule | undefined): readonly string[] {
  const places = causeLines(finding.causes ?? []);
  if (places.length === 0) return finding.fix ?? texts(finding, rule);
  const [general = ''] = finding.fix ?? texts(finding, rule);
  if (rule !== undefined && NOT_ENOUGH.has(rule.family)) return [general, ...places];
  return places.length === 1 ? [...places, ...texts(finding, rule).slice(1)] : places;
}

function texts({ data }: Judged, rule: Rule | undefined): readonly string[] {
  const [general, ...special] = rule?.fix ?? [];
  const own = special.find(({ tool }) => tool === data['tool']);
  const first = general === undefined ? [] : [general.text];
  return own === undefined ? first : [...first, `${own.tool}: ${own.text}`];
}

/** `package.json:14      add "!**\/*.map" to "files"`, places in one column. */
export function causeLines(causes: readonly Cause[]): readonly string[] {
  const places = causes.map(({ file, line }) => `${file}:${line}`);
  const width = Math.max(...places.map(({ length }) => length));
  return causes.map(({ edit, link }, index) => {
    const start = link === undefined ? '' : `${link} `;
    return `${places[index]!.padEnd(width)}  ${start}${edit}`;
  });
}
