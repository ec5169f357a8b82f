/** Turns a keyword's window into a path that somebody's machine left behind, or into nothing. */
import type { Window } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { readHome, type Home } from './home.ts';
import { beginsPath, isExplained, isFileUrl, masked } from './segments.ts';
import { DRIVE_KEYWORDS, readDrive, readWorkspace, workspaceIn } from './workspace.ts';

/** One path in the bytes. */
export interface Sighting {
  readonly rule: 'path-home-directory' | 'path-build-directory';
  /** The user's home or the workspace: equal roots are one cause. Not masked. */
  readonly root: string;
  /** The path for a reader, user name masked. */
  readonly shown: string;
  /** Index in the window. */
  readonly index: number;
  /** Holds in text too: in a program any occurrence counts. */
  readonly inText: boolean;
  /** In a comment that explains something. */
  readonly explained: boolean;
  readonly fileUrl: boolean;
  /** Below a package cache of a toolchain, or owned by a build machine: says little about the publisher. */
  readonly foreign: boolean;
}

export const HOME_KEYWORDS: readonly string[] = [
  '/Users/',
  '/home/',
  '\\Users\\',
  '%2FUsers%2F',
  '%2fUsers%2f',
  '%2Fhome%2F',
  '%2fhome%2f',
  '%5CUsers%5C',
  '%5cUsers%5c',
];
export const CARGO_KEYWORD = '/root/.cargo/';
export const PDB_KEYWORD = 'RSDS';

const HOMES: ReadonlySet<string> = new Set(HOME_KEYWORDS);
const DRIVES: ReadonlySet<string> = new Set(DRIVE_KEYWORDS);
/** GUID and age of the PDB stand between the magic and the path. */
const PDB_PATH_AT = 24;
/** Folders that people keep their work in: then one folder below the home is enough. */
const WORK: ReadonlySet<string> = new Set(
  'work src code projects project dev repos repo documents desktop downloads git github workspace go build sites'.split(
    ' ',
  ),
);

export function readSighting({ bytes, at, keyword }: Window): Sighting | null {
  const text = latin1(bytes);
  if (keyword === PDB_KEYWORD) return pdbPath(text, at);
  if (keyword === CARGO_KEYWORD) return machinePath('/root', text, at, false);
  if (DRIVES.has(keyword)) {
    const drive = readDrive(text, at);
    if (drive === null) return null;
    const inText = drive.whole && beginsPath(text, drive.start);
    return machinePath(drive.root, text, drive.start, inText);
  }
  if (HOMES.has(keyword)) {
    const home = readHome(text, at, keyword.length);
    return home === null ? null : homePath(home, text);
  }
  const workspace = readWorkspace(text, at, keyword);
  if (workspace === null) return null;
  const inText = beginsPath(text, workspace.start);
  return machinePath(workspace.root, text, workspace.start, inText);
}

function homePath(home: Home, text: string): Sighting | null {
  const { owner, root, rest, start, user } = home;
  if (owner === 'nobody') return null;
  const workspace = workspaceIn(home);
  const begins = beginsPath(text, start);
  const fileUrl = isFileUrl(text, start);
  const foreign = owner === 'machine' || isToolchain(rest);
  const isBuild = workspace !== null || fileUrl;
  return {
    rule: isBuild ? 'path-build-directory' : 'path-home-directory',
    root: workspace ?? root,
    shown: workspace ?? masked(root, rest, user),
    index: start,
    inText: begins && (workspace !== null || (owner === 'person' && isFileLike(home))),
    explained: isExplained(text, start),
    fileUrl,
    foreign,
  };
}

/** `/home/<word>/<word>` is as often a route of a web site, or the home of a service in a container. */
function isFileLike({ root, rest, user }: Home): boolean {
  const [first = '', second] = rest;
  if (first === '' || first.toLowerCase() === `.${user.toLowerCase()}`) return false;
  if (!root.startsWith('/home/')) return true;
  if (first === 'app') return false;
  return WORK.has(first.toLowerCase()) || first.startsWith('.') || rest.some(hasExtension) || isDeep(second, rest);
}

function isDeep(second: string | undefined, rest: readonly string[]): boolean {
  return second !== undefined && rest.length > 2;
}

function hasExtension(segment: string): boolean {
  return /[A-Za-z0-9_-]\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(segment);
}

function isToolchain(rest: readonly string[]): boolean {
  const path = rest.join('/');
  return /^(?:\.cargo\/|\.rustup\/|go\/pkg\/mod\/|\.conan2?\/|\.nuget\/|\.m2\/)/.test(path);
}

function machinePath(root: string, text: string, start: number, inText: boolean): Sighting {
  return {
    rule: 'path-build-directory',
    root,
    shown: root,
    index: start,
    inText,
    explained: isExplained(text, start),
    fileUrl: isFileUrl(text, start),
    foreign: true,
  };
}

/** The debug record of a Windows program: kept even when everything else is stripped. */
function pdbPath(text: string, at: number): Sighting | null {
  const start = at + PDB_PATH_AT;
  const path = /^[A-Za-z]:\\[\x20-\xff]{1,250}\.pdb(?=\0|$)/i.exec(text.slice(start))?.[0];
  // Those two are found by their own keywords.
  if (path === undefined || /\\Users\\|^.:\\a\\/i.test(path)) return null;
  const root = path.split('\\').slice(0, 2).join('/');
  return { ...machinePath(root, text, start, false), foreign: false };
}
