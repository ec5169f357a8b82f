/**
 * Absolute paths of the machines that built the artifact. Text and programs are judged by different rules, and what an entry
 * is turns out at its end: until then its paths wait, grouped by the user's home or the workspace.
 */
import type { EntryInfo } from '../../base/entry.ts';
import { FileQuota, type Allowance } from '../../base/file-quota.ts';
import type { Location } from '../../base/types.ts';
import { executableFormat, FORMAT_BYTES } from '../binary/format.ts';
import { defineDetector, isRealFile, type Detector, type Emit } from '../define.ts';
import { reportPrograms, reportText, type Program, type Waiting } from './report.ts';
import { CARGO_KEYWORD, HOME_KEYWORDS, PDB_KEYWORD, readSighting, type Sighting } from './sighting.ts';
import { DRIVE_KEYWORDS, WORKSPACE_KEYWORDS } from './workspace.ts';

const BEFORE = 256;
const AFTER = 256;
/** Places of one root in one entry that wait with their lines; further ones wait with their offset only. */
const MAX_PLACES = 1_000;
/** Of programs only: more in one of them are noise that somebody made. */
const MAX_ROOTS = 200;
/** Each waits until its entry ends. */
const ROOTS: Allowance = {
  perFile: 2_000,
  inAll: 20_000,
  what: 'homes and workspaces in paths',
  rest: 'not judged',
};

/** In base64 lie WebAssembly modules that others built: their paths say nothing about this package, and text does. */
function mayBeProgram(info: EntryInfo): boolean {
  return isRealFile(info) || info.via === 'base64';
}

export const detector: Detector = defineDetector({
  name: 'path',
  rules: ['binary-build-path', 'path-build-directory', 'path-home-directory'],
  keywords: [...HOME_KEYWORDS, ...WORKSPACE_KEYWORDS, ...DRIVE_KEYWORDS, CARGO_KEYWORD, PDB_KEYWORD].map((text) => ({
    text,
    before: BEFORE,
    after: AFTER,
  })),
  start({ undecided }) {
    const quota = new FileQuota(ROOTS);
    const entries = new Map<EntryInfo, Map<string, Waiting>>();
    const programs: Program[] = [];
    return {
      wants: (info) => (mayBeProgram(info) ? FORMAT_BYTES : 0),
      hit(window, emit) {
        const sighting = readSighting(window);
        if (sighting === null) return;
        const location = window.locate(sighting.index);
        if (!mayBeProgram(window.entry)) {
          if (sighting.inText) reportText(sighting, location, emit);
          return;
        }
        const roots = entries.get(window.entry) ?? new Map<string, Waiting>();
        entries.set(window.entry, roots);
        note(roots, sighting, location, () =>
          sighting.inText ? quota.take(window.entry.path, undecided) : roots.size < MAX_ROOTS,
        );
      },
      content(info, { bytes }, emit) {
        const roots = entries.get(info);
        if (roots === undefined) return;
        entries.delete(info);
        const format = executableFormat(bytes);
        if (format === null) release(roots, info, emit);
        else if (isRealFile(info)) for (const waiting of roots.values()) programs.push({ path: info.path, waiting });
      },
      finish(_, emit) {
        for (const [info, roots] of entries) release(roots, info, emit);
        reportPrograms(programs, emit);
      },
    };
  },
});

function note(roots: Map<string, Waiting>, sighting: Sighting, location: Location, mayBeMore: () => boolean): void {
  const key = `${sighting.rule} ${sighting.root}`;
  let waiting = roots.get(key);
  if (waiting === undefined) {
    if (!mayBeMore()) return;
    waiting = { first: sighting, start: location, strings: 0, foreign: true, text: [], more: [] };
    roots.set(key, waiting);
  }
  waiting.strings++;
  waiting.foreign &&= sighting.foreign;
  if (!sighting.inText) return;
  if (waiting.text.length < MAX_PLACES) waiting.text.push({ sighting, location });
  else waiting.more.push(location.offset ?? 0);
}

function release(roots: ReadonlyMap<string, Waiting>, info: EntryInfo, emit: Emit): void {
  for (const { text, more } of roots.values()) {
    for (const { sighting, location } of text) reportText(sighting, location, emit);
    const last = text.at(-1);
    if (last !== undefined) for (const offset of more) reportText(last.sighting, { path: info.path, offset }, emit);
  }
}
