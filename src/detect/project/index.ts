/** Packed files that are in no commit: they exist on one machine only, and nobody has reviewed them. */
import { plural } from '../../base/numbers.ts';
import type { GitState } from '../../base/project.ts';
import { defineDetector, type Detector, type Emit, type Summary } from '../define.ts';

const SHOWN = 5;
const NOT_OURS = /^(?:.*\/)?node_modules\//;

export const detector: Detector = defineDetector({
  name: 'project',
  rules: ['package-untracked-file'],
  start: () => ({
    finish(summary, emit) {
      const git = summary.project?.git ?? null;
      if (git === null) return;
      const isOutput = outputs(summary, git);
      emitIgnored(
        git.ignored.filter(({ path }) => !isOutput(path)),
        emit,
      );
      emitUntracked(
        git.untracked.filter((path) => !isOutput(path)),
        emit,
      );
    },
  }),
});

/**
 * What a build makes is not committed: everything below a folder of which git ignores all that is packed, and that an
 * entry point leads into or `files` names; and an entry point itself.
 */
function outputs({ manifest, files }: Summary, git: GitState): (path: string) => boolean {
  const entries = new Set(manifest?.entryPoints);
  const named = [...entries, ...(manifest?.files ?? []).map((entry) => entry.replace(/^(?:\.?\/)+/, ''))];
  const outside = new Set([...git.ignored.map(({ path }) => path), ...git.untracked]);
  const tracked = new Set([...files.keys()].filter((path) => !outside.has(path)).map(topOf));
  const tops = new Set(named.map(topOf).filter((top) => !tracked.has(top) && !files.has(top)));
  return (path) => entries.has(path) || NOT_OURS.test(path) || (path.includes('/') && tops.has(topOf(path)));
}

function topOf(path: string): string {
  return path.split('/', 1)[0]!;
}

const COMMON = {
  ruleId: 'package-untracked-file',
  severity: 'medium',
  severityIfOpen: 'low',
  confidence: 'likely',
} as const;

function emitIgnored(found: GitState['ignored'], emit: Emit): void {
  const rules = [...new Set(found.map(({ source, line, pattern }) => `${shown(source)}:${line}  ${pattern}`))];
  const left = rules.length - SHOWN;
  const details = left > 0 ? [...rules.slice(0, SHOWN), `and ${left} more`] : rules;
  const message = `git ignores ${plural(found.length, 'packed file')}: in no commit, only on this machine`;
  for (const { path } of found) {
    emit({
      ...COMMON,
      identity: 'ignored',
      message,
      details,
      data: { files: found.length },
      location: { path: [path] },
    });
  }
}

function emitUntracked(found: readonly string[], emit: Emit): void {
  const message = `${plural(found.length, 'packed file')} that git does not track: in no commit, only on this machine`;
  for (const path of found) {
    emit({ ...COMMON, identity: 'untracked', message, data: { files: found.length }, location: { path: [path] } });
  }
}

/** The user's own list of excludes has an absolute path, which belongs into no report. */
function shown(source: string): string {
  return /^(?:[/~]|[A-Za-z]:)/.test(source) ? 'your global excludes' : source;
}
