/** Runs the rows: a path that matches asks for the file's head, and the head decides. */
import { pathIdentity } from '../../../base/fingerprint.ts';
import { compileGlobs, splitPath } from '../../../base/glob.ts';
import type { EntryInfo } from '../../../base/entry.ts';
import { innerPath, isRealFile, type Emit, type Hooks } from '../../define.ts';
import { CLOUD_ROWS } from './cloud.ts';
import { DATA_ROWS } from './data.ts';
import { CORE_DUMP, DEBUG_ROWS, isCoreDump } from './debug.ts';
import type { Grade, KnownRow } from './define.ts';
import { HOME_ROWS } from './home.ts';
import { RECORDING_ROWS } from './recordings.ts';
import { SIGNING_ROWS } from './signing.ts';

export const KNOWN_ROWS: readonly KnownRow[] = [
  ...HOME_ROWS,
  ...CLOUD_ROWS,
  ...RECORDING_ROWS,
  ...SIGNING_ROWS,
  ...DATA_ROWS,
  ...DEBUG_ROWS,
];

const COMPILED = KNOWN_ROWS.map((row) => ({ row, paths: compileGlobs(row.paths), not: compileGlobs(row.not ?? []) }));
const isKnown = compileGlobs(KNOWN_ROWS.flatMap(({ paths }) => paths));
const NO_ROWS: readonly KnownRow[] = [];
/** Dumps have any name. */
const CORE_BYTES = 32;

export function known(): Hooks {
  return {
    wants(info) {
      if (!isRealFile(info)) return 0;
      let most = CORE_BYTES;
      for (const { bytes } of rowsFor(innerPath(info.path))) most = Math.max(most, bytes);
      return most;
    },
    content(info, { bytes, whole }, emit) {
      const path = innerPath(info.path);
      if (isCoreDump(bytes)) {
        report('debug-memory-snapshot', CORE_DUMP, info, emit);
        return;
      }
      for (const row of rowsFor(path)) {
        const part = bytes.subarray(0, row.bytes);
        const found = row.judge({ path, bytes: part, whole: whole && part.length === bytes.length });
        if (found !== null) report(row.rule, found, info, emit);
      }
    },
  };
}

let lastPath = '';
let lastRows = NO_ROWS;

/** A file is asked for twice: by its name, and by its content. */
function rowsFor(path: string): readonly KnownRow[] {
  if (path === lastPath) return lastRows;
  const segments = splitPath(path);
  lastPath = path;
  lastRows = isKnown(segments)
    ? COMPILED.filter(({ paths, not }) => paths(segments) && !not(segments)).map(({ row }) => row)
    : NO_ROWS;
  return lastRows;
}

function report(ruleId: KnownRow['rule'], found: Grade, info: EntryInfo, emit: Emit): void {
  emit({
    ruleId,
    severity: found.severity,
    severityIfOpen: found.open,
    confidence: found.confidence,
    identity: pathIdentity(info.path, null),
    message: found.message,
    ...(found.data === undefined ? {} : { data: found.data }),
    location: { path: info.path },
    cappedByPath: true,
  });
}
