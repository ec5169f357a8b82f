/** Tests and fixtures of closed packages. A folder called `test` is product code until a file in it behaves like a test. */
import { pathIdentity } from '../../base/fingerprint.ts';
import { splitPath } from '../../base/glob.ts';
import { plural } from '../../base/numbers.ts';
import type { EntryPath } from '../../base/types.ts';
import { innerPath, isRealFile, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';

const HEAD = 8 * 1024;
const FOLDERS: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'fixtures',
  '__fixtures__',
  '__mocks__',
]);
const NAMED = /\.(?:test|spec)\.(?:[cm]?[jt]s|[jt]sx)$/;
const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Calls of test runners and imports of assertion libraries. */
const EVIDENCE =
  /\b(?:describe|it|test|suite)(?:\.\w{1,16})?\s{0,4}\(\s{0,40}["'`]|\b(?:t|assert|tap|expect)\.(?:equal|deepEqual|ok|is|same|throws|end|plan)\(|(?:require\s{0,2}\(|from)\s{0,2}["'](?:node:)?(?:assert|tape|tap|ava|mocha|chai|vitest|test|@jest\/globals|@playwright\/test)["']/;

/** Test files beside the product are an oversight of a few, or the way of the whole package. */
const LOOSE = 'test files beside the product';
const MANY = 10;

interface Group {
  readonly places: EntryPath[];
  proven: boolean;
}

export function tests(): Hooks {
  const groups = new Map<string, Group>();
  return {
    wants: (info) =>
      isRealFile(info) && CODE.test(innerPath(info.path).toLowerCase()) && groupOf(innerPath(info.path)) !== null
        ? HEAD
        : 0,
    entry(info) {
      if (!isRealFile(info)) return;
      const folder = groupOf(innerPath(info.path));
      if (folder === null) return;
      const key = [...info.path.slice(0, -1), folder].join(' > ');
      const group = groups.get(key) ?? { places: [], proven: false };
      groups.set(key, group);
      group.places.push(info.path);
    },
    content(info, { bytes }) {
      const folder = groupOf(innerPath(info.path));
      const group = groups.get([...info.path.slice(0, -1), folder ?? ''].join(' > '));
      if (group !== undefined && !group.proven) group.proven = EVIDENCE.test(latin1(bytes));
    },
    finish(_, emit) {
      for (const [folder, { places, proven }] of groups) {
        if (!proven) continue;
        for (const path of places) {
          emit({
            ruleId: 'dev-file-tests',
            severity: folder.endsWith(LOOSE) && places.length < MANY ? 'low' : 'medium',
            severityIfOpen: 'off',
            confidence: 'certain',
            identity: pathIdentity([folder], null),
            message: `${plural(places.length, 'file')} of tests: how the product behaves, with the data it was tried on`,
            data: { folder, files: places.length },
            location: { path },
          });
        }
      }
    },
  };
}

/** The test folder that a file lies in, or the group of those whose name alone says test; null for anything else. */
function groupOf(path: string): string | null {
  const segments = splitPath(path);
  if (segments.includes('node_modules')) return null;
  const depth = segments.findIndex((name) => FOLDERS.has(name));
  if (depth !== -1 && depth < segments.length - 1)
    return `${path
      .split('/')
      .slice(0, depth + 1)
      .join('/')}/`;
  return NAMED.test(segments.at(-1)!) ? LOOSE : null;
}
