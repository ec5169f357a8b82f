/** Findings about build paths: every place in text, one place per file in programs. User names never leave. */
import { plural } from '../../base/numbers.ts';
import { pathClass } from '../../base/path-class.ts';
import type { EntryPath, Location } from '../../base/types.ts';
import type { Emit } from '../define.ts';
import type { Sighting } from './sighting.ts';

/** What one entry says about one root. */
export interface Waiting {
  readonly first: Sighting;
  readonly start: Location;
  strings: number;
  foreign: boolean;
  readonly text: { readonly sighting: Sighting; readonly location: Location }[];
  /** Offsets of the places that no longer fit into `text`. */
  readonly more: number[];
}

export interface Program {
  readonly path: EntryPath;
  readonly waiting: Waiting;
}

const SHOWN = 3;

export function reportText(sighting: Sighting, location: Location, emit: Emit): void {
  const { rule, root, shown, explained, fileUrl } = sighting;
  const severity = fileUrl
    ? ({ severity: 'medium' } as const)
    : ({ severity: 'medium', severityIfOpen: 'low' } as const);
  // People wrote these for readers; in open source they say what the repository says.
  const written = explained || location.path.some((name) => pathClass(name) === 'doc');
  const home = rule === 'path-home-directory';
  emit({
    ruleId: rule,
    ...(written ? ({ severity: 'low', severityIfOpen: 'info' } as const) : severity),
    confidence: explained ? 'possible' : 'likely',
    identity: root,
    message: home
      ? 'path in a home directory: it names a user and the layout of the machine that built this'
      : 'path of the folder that this was built in',
    details: [shown],
    data: { example: shown },
    location,
    cappedByPath: true,
  });
}

/** One finding per root over all programs, because one toolchain writes into all of them. */
export function reportPrograms(programs: readonly Program[], emit: Emit): void {
  const byRoot = new Map<string, Program[]>();
  for (const program of programs) {
    const { root } = program.waiting.first;
    byRoot.set(root, [...(byRoot.get(root) ?? []), program]);
  }
  for (const [root, group] of byRoot) {
    const files = new Map(group.map((one) => [one.path.join('\0'), one]));
    const strings = group.reduce((sum, { waiting }) => sum + waiting.strings, 0);
    const foreign = group.every(({ waiting }) => waiting.foreign);
    const examples = [...new Set(group.map(({ waiting }) => waiting.first.shown))].slice(0, SHOWN);
    for (const { path, waiting } of files.values()) {
      emit({
        ruleId: 'binary-build-path',
        severity: foreign ? 'info' : 'low',
        severityIfOpen: 'info',
        confidence: 'likely',
        identity: root,
        message: `${plural(strings, 'build path')} in ${plural(files.size, 'program')}`,
        details: examples,
        data: { strings, files: files.size, examples },
        location: { path, ...(waiting.start.offset === undefined ? {} : { offset: waiting.start.offset }) },
      });
    }
  }
}
