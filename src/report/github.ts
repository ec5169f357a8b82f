/** Annotations for a GitHub workflow, then the report for its log. */
import { plural } from '../base/numbers.ts';
import { severityRank } from '../base/sort.ts';
import type { FindingStatus, Judged, Location, Report } from '../base/types.ts';
import { annotation, inert, type AnnotationKind, type AnnotationPlace } from './github-command.ts';
import type { FormatOptions } from './options.ts';
import { below } from './checkout-path.ts';
import { what } from './pretty/block.ts';
import { fixes } from './pretty/fix.ts';
import { PLAIN } from './pretty/look.ts';
import { showPath, showPlace } from './pretty/place.ts';
import { pretty } from './pretty/pretty.ts';

/** GitHub shows ten annotations of a kind per step and drops the others without a word. */
const MAX_OF_A_KIND = 10;

const KINDS: readonly AnnotationKind[] = ['error', 'warning', 'notice'];
const KIND_OF: Readonly<Partial<Record<FindingStatus, AnnotationKind>>> = {
  failing: 'error',
  warning: 'warning',
  note: 'notice',
};

interface Annotation {
  readonly kind: AnnotationKind;
  /** Smaller is worse. */
  readonly rank: number;
  readonly message: string;
  readonly place: AnnotationPlace & { readonly title: string };
}

export function github(reports: readonly Report[], options: FormatOptions): string {
  const all = [...reports.flatMap((report) => ofReport(report, options)), ...ofUnjudged(options)];
  const commands = KINDS.map((kind) => shown(all.filter((one) => one.kind === kind)));
  return commands.join('') + inert(pretty(reports, options));
}

/** At most ten, worst first; the tenth says how many there are besides. */
function shown(all: readonly Annotation[]): string {
  const sorted = inTurns(all).slice(0, MAX_OF_A_KIND);
  const left = all.length - sorted.length;
  return sorted
    .map(({ kind, message, place }, index) => {
      const more = left > 0 && index === MAX_OF_A_KIND - 1 ? `\n+${left} more, see the job summary` : '';
      return annotation(kind, message + more, place);
    })
    .join('');
}

/** Worst first; among equals every title has its first before any has its second, so that none takes all the room. */
function inTurns(all: readonly Annotation[]): readonly Annotation[] {
  const seen = new Map<string, number>();
  const turns = all.map((one) => {
    const { title } = one.place;
    const turn = seen.get(title) ?? 0;
    seen.set(title, turn + 1);
    return { one, turn };
  });
  return turns.toSorted((a, b) => a.one.rank - b.one.rank || a.turn - b.turn).map(({ one }) => one);
}

function ofReport(report: Report, { folderOf, explain }: FormatOptions): Annotation[] {
  const folder = folderOf(report);
  const waived = report.verdict.outcome === 'pass';
  const gaps = report.incomplete.map(({ path, detail }): Annotation => {
    const where = path === undefined ? PLAIN.name(report.subject.name) : showPath(path, PLAIN);
    const message = `${where}: ${detail}`;
    return { kind: waived ? 'warning' : 'error', rank: 0, message, place: { title: 'leakcheck: not checked' } };
  });
  return [
    ...gaps,
    ...perRuleAndFile(report.verdict.findings, (finding) => fixes(finding, explain(finding.ruleId))[0], folder),
  ];
}

/** One for every rule and file, or place of the fix: the first of its findings, which is the worst. */
function perRuleAndFile(
  findings: readonly Judged[],
  fix: (finding: Judged) => string | undefined,
  folder: string | null,
): Annotation[] {
  const groups = new Map<string, { readonly first: Annotation; readonly where: string; count: number }>();
  for (const finding of findings) {
    const kind = KIND_OF[finding.status];
    if (kind === undefined) continue;
    const fixed = causePlace(finding, folder);
    for (const location of finding.locations) {
      const key = `${finding.ruleId}\0${fixed === null ? location.path[0] : JSON.stringify(fixed)}`;
      const known = groups.get(key);
      if (known === undefined)
        groups.set(key, {
          first: annotate(finding, location, kind, fix(finding), fixed ?? filePlace(location, folder)),
          where: fixed === null ? ' in this file' : '',
          count: 1,
        });
      else known.count++;
    }
  }
  return [...groups.values()].map(({ first, where, count }) =>
    count === 1 ? first : { ...first, message: `${first.message}\n${plural(count, 'place')}${where}` },
  );
}

function annotate(
  finding: Judged,
  location: Location,
  kind: AnnotationKind,
  fix: string | undefined,
  place: AnnotationPlace,
): Annotation {
  const { ruleId, effective } = finding;
  return {
    kind,
    rank: severityRank(effective),
    message: [showPlace(location, PLAIN), what(finding, PLAIN), ...(fix === undefined ? [] : [`fix: ${fix}`])].join(
      '\n',
    ),
    place: { ...place, title: `leakcheck: ${effective} ${ruleId}` },
  };
}

/** Where the fix goes is a better place than a file that was built. */
function causePlace({ causes = [] }: Judged, folder: string | null): AnnotationPlace | null {
  const [best] = causes;
  const file = best === undefined || folder === null ? null : below(folder, best.file);
  return best === undefined || file === null ? null : { file, line: best.line };
}

/** Only a file of the checkout can be pointed at, and only a line of that file itself, not of a text inside it. */
function filePlace({ path, line, column }: Location, folder: string | null): AnnotationPlace {
  if (folder === null) return {};
  const file = folder === '' ? path[0] : `${folder}/${path[0]}`;
  if (line === undefined || path.length > 1) return { file };
  return column === undefined ? { file, line } : { file, line, col: column };
}

function ofUnjudged({ unjudged }: FormatOptions): Annotation[] {
  return unjudged.map(({ target, message, hint }) => ({
    kind: 'error',
    rank: 0,
    message: `${PLAIN.name(target)}: ${message}${hint === undefined ? '' : `\n${hint}`}`,
    place: { title: 'leakcheck: not judged' },
  }));
}
