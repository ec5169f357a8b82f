/** Whether package.json says what ships, and what undoes it: entries that match everything, an .npmignore, folders with maps. */
import type { Fact } from '../../base/entry.ts';
import { plural } from '../../base/numbers.ts';
import type { JsonObject, ManifestFacts, Severity } from '../../base/types.ts';
import { isCatchAll } from '../cause/files-field.ts';
import type { Emit, Summary } from '../define.ts';
import { forgotten } from './npmignore.ts';

const MANIFEST_PATH = 'package.json';
const SHOWN = 5;

interface Allowlist {
  fact(fact: Fact): void;
  judge(manifest: ManifestFacts, summary: Summary, emit: Emit): void;
}

export function allowlist(): Allowlist {
  const maps: string[] = [];
  return {
    fact(fact) {
      if (fact.kind === 'source-map' && fact.form === 'file' && fact.withContent > 0 && fact.path.length === 1)
        maps.push(fact.path[0]);
    },
    judge(manifest, summary, emit) {
      const { files } = manifest;
      if (files === null) judgeMissing(manifest, summary, emit);
      else if (files.some(isCatchAll))
        report('an entry of "files" matches everything: it protects as little as no list', summary, emit);
      else judgeMaps(files, maps, summary, emit);
    },
  };
}

function judgeMissing(manifest: ManifestFacts, summary: Summary, emit: Emit): void {
  const { project, files } = summary;
  const isDenied = project?.files.has('.npmignore') ?? files.has('.npmignore');
  if (!isDenied) {
    report('package.json has no "files" list: the next new file in the folder ships too', summary, emit);
    return;
  }
  const lost = project === undefined ? [] : forgotten(project.files, manifest.entryPoints);
  if (lost.length === 0) return;
  const count = lost.length === 1 ? 'an entry of .gitignore does' : `${lost.length} entries of .gitignore do`;
  const message = `${count} not count: npm reads .npmignore instead, and there ${lost.length === 1 ? 'it is' : 'they are'} missing`;
  const names = lost.slice(0, SHOWN).map(({ line, pattern }) => `.gitignore:${line}  ${pattern}`);
  const left = lost.length - names.length;
  const details = left > 0 ? [...names, `and ${left} more`] : names;
  report(message, summary, emit, { identity: '.npmignore', open: 'low', details });
}

/** Folders are listed for what the build makes, and the maps in them come along. */
function judgeMaps(files: readonly string[], maps: readonly string[], summary: Summary, emit: Emit): void {
  if (maps.length === 0 || summary.source !== 'directory') return;
  const meant = files.filter((entry) => !entry.startsWith('!')).some((entry) => entry.endsWith('.map'));
  if (meant) return;
  const message = `"files" lists a folder, and with it ${plural(maps.length, 'source map')} with source text`;
  report(message, summary, emit, { identity: 'maps', open: 'off', data: { maps: maps.length } });
}

interface Special {
  readonly identity: string;
  readonly open?: Severity | 'off';
  readonly data?: JsonObject;
  readonly details?: readonly string[];
}

/** Whoever still has the folder can change the list; of a published package the files themselves are judged. */
function report(message: string, summary: Summary, emit: Emit, special: Special = { identity: MANIFEST_PATH }): void {
  const { identity, open = 'info', details, data } = special;
  const isFolder = summary.source === 'directory';
  emit({
    ruleId: 'package-no-files-allowlist',
    severity: isFolder ? 'medium' : 'info',
    ...(isFolder ? { severityIfOpen: open } : {}),
    confidence: 'certain',
    identity,
    message,
    ...(details === undefined ? {} : { details }),
    ...(data === undefined ? {} : { data }),
    location: { path: [MANIFEST_PATH] },
  });
}
