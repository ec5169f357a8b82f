/** Workspaces of build services. A bare prefix is an API path or a constant; every shape asks for more than that. */
import type { Home } from './home.ts';
import { driveBefore, SEPARATOR } from './segments.ts';

export interface Workspace {
  /** The workspace without the files in it, plain slashes. */
  readonly root: string;
  readonly start: number;
}

const NAME = '[A-Za-z0-9][A-Za-z0-9._-]{0,99}';
const S = SEPARATOR;
const SOURCE = String.raw`[A-Za-z0-9@._/-]{0,200}\.(?:[cm]?[jt]sx?|json|vue|svelte|rs|go|py|c|cc|cpp|h|map)\b`;

function shape(pattern: string): RegExp {
  return new RegExp(pattern, 'y');
}

/** By keyword, read from its first character on. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map([
  ['/codebuild/output/', shape('/codebuild/output/src\\d{1,12}')],
  ['/var/jenkins_home/', shape(`/var/jenkins_home/(?:workspace|jobs)/${NAME}`)],
  ['/var/lib/jenkins/', shape(`/var/lib/jenkins/(?:workspace|jobs)/${NAME}`)],
  ['/opt/atlassian/pipelines/', shape('/opt/atlassian/pipelines/agent/build')],
  ['/var/folders/', shape('/var/folders/[a-z0-9_+-]{2}/[a-z0-9_+-]{28,34}/[TC]')],
  ['/builds/', shape(`/builds/${NAME}/${NAME}(?=/${SOURCE})`)],
  ['/__w/', shape(`/__w/(${NAME})/(?:\\1|s)(?=/)`)],
  ['/_work/', shape(`/_work/(${NAME})/(?:\\1|s)(?=[/"'\`\\s])`)],
  ['/vercel/path0/', shape(`/vercel/path0(?=/${SOURCE})`)],
  ['/opt/build/repo/', shape(`/opt/build/repo(?=/${SOURCE})`)],
  ['/opt/buildagent/work/', shape('/opt/buildagent/work/[0-9a-f]{12,16}')],
  ['/buildkite/builds/', shape(`/buildkite/builds/${NAME}/${NAME}/${NAME}`)],
  ['/buildkite-agent/builds/', shape(`/buildkite-agent/builds/${NAME}/${NAME}/${NAME}`)],
]);

export const WORKSPACE_KEYWORDS: readonly string[] = [...SHAPES.keys()];
/** Hosted Windows runners build on the second drive. */
export const DRIVE_KEYWORDS: readonly string[] = [':\\a\\', ':\\\\a\\\\', ':/a/'];

const DRIVE_SHAPE = shape(`:${S}a${S}(?:(${NAME})${S}\\1|\\d{1,4}${S}s|_work|_temp)(?=[\\\\/"'\`])`);
const DRIVE_ANY = shape(`:${S}a${S}${NAME}`);

/** Null unless the whole shape is there. */
export function readWorkspace(text: string, at: number, keyword: string): Workspace | null {
  const pattern = SHAPES.get(keyword);
  if (pattern === undefined) return null;
  pattern.lastIndex = at;
  const root = pattern.exec(text)?.[0];
  if (root === undefined) return null;
  if (keyword === '/_work/') {
    const runner = /(?:\/[A-Za-z0-9._-]{1,64}){1,6}$/.exec(text.slice(Math.max(0, at - 128), at))?.[0] ?? '';
    return /runner|agent/i.test(runner) ? { root: runner + root, start: at - runner.length } : null;
  }
  const prefix = text.endsWith('/private', at) ? '/private' : text.endsWith('/var/lib', at) ? '/var/lib' : '';
  return { root: prefix + root, start: at - prefix.length };
}

/** `D:\a\<repository>\<repository>`; in a program any folder below `D:\a\` will do. */
export function readDrive(text: string, at: number): (Workspace & { readonly whole: boolean }) | null {
  const start = at - 1;
  if (driveBefore(text, at + 1) === '') return null;
  for (const pattern of [DRIVE_SHAPE, DRIVE_ANY]) {
    pattern.lastIndex = at;
    const path = pattern.exec(text)?.[0];
    if (path === undefined) continue;
    const root = `${text[start]!.toUpperCase()}${path.replaceAll(/\\{1,4}|\/{2,4}|%5[Cc]|%2[Ff]/g, '/')}`;
    return { root, start, whole: pattern === DRIVE_SHAPE };
  }
  return null;
}

/** Folders that build services keep in the home of their user, by user. */
const HOME_SHAPES: readonly (readonly [user: RegExp, folders: readonly string[], depth: number])[] = [
  [/^(?:runner|runneradmin)$/, ['work'], 3],
  [/^vsts$/, ['work'], 2],
  [/^travis$/, ['build'], 3],
  [/^jenkins$/, ['workspace', 'agent'], 2],
  [/^circleci$/, ['project', 'repo', 'workspace', 'src'], 1],
  [/^(?:gitlab[-_]runner)$/, ['builds'], 3],
  [/^(?:buildkite|buildkite-agent)$/, ['builds'], 3],
];

/** The workspace that lies in the home of a build service's user, or null. */
export function workspaceIn({ user, root, rest }: Home): string | null {
  const name = user.toLowerCase();
  const known = HOME_SHAPES.find(([test, folders]) => folders.includes(rest[0] ?? '') && test.test(name));
  if (known === undefined || rest.length < Math.min(known[2], 2)) return null;
  return [root, ...rest.slice(0, known[2])].join('/');
}
