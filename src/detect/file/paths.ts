/** Looks every path up in the table. Files of one tool folder are one finding with many places. */
import { compileGlobs, splitPath } from '../../base/glob.ts';
import { pathClass } from '../../base/path-class.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import { innerPath, isRealFile, type Emit, type Hooks } from '../define.ts';
import type { EntryInfo } from '../../base/entry.ts';
import { STATE_ROWS } from './table-state.ts';
import { FILE_ROWS, type FileRow } from './table.ts';

interface Match {
  readonly row: FileRow;
  /** Path up to the tool's folder, null for a row of single files. */
  readonly folder: string | null;
}

type SegmentsTest = ReturnType<typeof compileGlobs>;

interface Compiled {
  readonly row: FileRow;
  readonly folders: ReadonlySet<string>;
  readonly paths: SegmentsTest;
  readonly only: SegmentsTest;
  readonly not: SegmentsTest;
}

const ROWS: readonly Compiled[] = [...STATE_ROWS, ...FILE_ROWS].map((row) => ({
  row,
  folders: new Set(row.folders),
  paths: compileGlobs(row.paths ?? []),
  only: compileGlobs(row.only ?? ['**']),
  not: compileGlobs(row.not ?? []),
}));

/** What no row can do without: nearly all paths are told by it alone. */
const ALL_FOLDERS: ReadonlySet<string> = new Set(ROWS.flatMap(({ folders }) => [...folders]));
const anyPath = compileGlobs(ROWS.flatMap(({ row }) => row.paths ?? []));

export function paths(): Hooks {
  const instructions: { readonly match: Match; readonly info: EntryInfo }[] = [];
  return {
    entry(info, emit) {
      if (!isRealFile(info)) return;
      const match = matchFile(innerPath(info.path));
      if (match === null) return;
      if (match.row.rule === 'ai-agent-instructions') instructions.push({ match, info });
      else if (isResidue(match.row) && isBundled(innerPath(info.path))) emitResidue(info, emit);
      else emitRow(match, info, emit);
    },
    finish({ manifest }, emit) {
      for (const { match, info } of instructions) emitInstructions(match, info, manifest?.files ?? [], emit);
    },
  };
}

/** Written for users of the package if `files` names the file itself: then it is only listed. */
function emitInstructions({ row, folder }: Match, info: EntryInfo, files: readonly string[], emit: Emit): void {
  const path = info.path.join(' > ');
  const deliberate = files.some((entry) => entry.replace(/^\.?\//, '') === path);
  emitRow({ row: deliberate ? { ...row, severity: 'info', open: 'info' } : row, folder }, info, emit);
}

/** The first row of the table that the path of a file belongs to. */
function matchFile(path: string): Match | null {
  const segments = splitPath(path);
  if (!anyPath(segments) && !segments.some((name) => ALL_FOLDERS.has(name))) return null;
  for (const { row, folders, paths: named, only, not } of ROWS) {
    const depth = folders.size === 0 ? -1 : segments.findIndex((name) => folders.has(name));
    const inFolder = depth !== -1 && depth < segments.length - 1 && only(segments);
    if ((!inFolder && !named(segments)) || not(segments)) continue;
    if (row.product === true && !isProduct(path)) continue;
    const folder = inFolder
      ? path
          .split('/')
          .slice(0, depth + 1)
          .join('/')
      : null;
    return { row, folder };
  }
  return null;
}

/** Below the node_modules of the package itself; one inside a test fixture is a fixture. */
function isBundled(path: string): boolean {
  const at = path.split('/').indexOf('node_modules');
  if (at === -1) return false;
  const outside = path.split('/').slice(0, at).concat('x').join('/');
  return pathClass(outside) === 'product';
}

function isProduct(path: string): boolean {
  const kind = pathClass(path);
  return kind === 'product' || kind === 'vendored';
}

/** What only its developers need: inside bundled dependencies one finding for all of them. */
function isResidue({ rule }: FileRow): boolean {
  return rule.startsWith('dev-file-') || rule === 'debug-test-report';
}

function emitRow({ row, folder }: Match, info: EntryInfo, emit: Emit): void {
  const outer = info.path.slice(0, -1);
  const empty = info.size === 0 && row.rule.startsWith('credential-');
  emit({
    ruleId: row.rule,
    severity: empty ? 'info' : row.severity,
    severityIfOpen: empty ? 'info' : row.open,
    confidence: row.confidence ?? 'certain',
    identity: pathIdentity([...outer, folder === null ? innerPath(info.path) : `${folder}/`], null),
    message: row.message,
    data: { folder },
    location: { path: info.path },
    cappedByPath: row.capped === true,
  });
}

function emitResidue(info: EntryInfo, emit: Emit): void {
  emit({
    ruleId: 'package-bundled-residue',
    severity: 'low',
    severityIfOpen: 'info',
    confidence: 'certain',
    identity: 'development files',
    message: 'bundled dependencies bring files along that only their developers need',
    location: { path: info.path },
  });
}
