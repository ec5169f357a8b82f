/** What git knows about packed files. Reads only: no hook, no file-system monitor and no filter of the repository runs. */
import type { GitState, IgnoredFile } from '../../base/project.ts';
import type { FetchOptions } from '../artifact.ts';
import { runProgram, type Ran } from '../program.ts';

type Options = Pick<FetchOptions, 'env' | 'signal'>;

/** More than this is no list that helps anybody. */
const MAX_OUTPUT = 16 * 1024 * 1024;
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
/** In front of a path, so that a colon there means nothing to git. */
const HERE = './';
/** Set within hooks of git, where they may be relative to another folder. */
const OUTER = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|NAMESPACE)$/;

/** `packed` are paths from `folder`. Null where git says nothing, whatever the reason. */
export async function readGit(folder: string, packed: readonly string[], options: Options): Promise<GitState | null> {
  const input = packed.map((path) => `${HERE}${path}\0`).join('');
  const ignored = await ask(folder, ['check-ignore', '-z', '-v', '--stdin'], options, input);
  // 1 says that it ignores none of them.
  if (ignored === null || ignored.status === null || ignored.status > 1) return null;
  const others = await ask(folder, ['ls-files', '-z', '--others', '--exclude-standard'], options);
  if (others === null || others.status !== 0) return null;
  const wanted = new Set(packed);
  const state = {
    ignored: readIgnored(ignored.stdout),
    untracked: others.stdout.split('\0').filter((path) => wanted.has(path)),
  };
  const outside = [...state.ignored.map(({ path }) => path), ...state.untracked].includes('package.json');
  return outside ? null : state;
}

/** Tags at the commit that is checked out. Null where git says nothing. */
export async function readTags(folder: string, options: Options): Promise<readonly string[] | null> {
  const tags = await ask(folder, ['tag', '--points-at', 'HEAD'], options);
  return tags === null || tags.status !== 0 ? null : tags.stdout.split('\n').filter((tag) => tag !== '');
}

async function ask(folder: string, args: readonly string[], options: Options, input?: string): Promise<Ran | null> {
  const kept = Object.entries(options.env).filter(([name]) => !OUTER.test(name));
  const env = { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' };
  const run = { cwd: folder, env, signal: options.signal, output: 'keep', kept: MAX_OUTPUT } as const;
  try {
    const program = { command: 'git', args: SAFE };
    const ran = await runProgram(program, args, input === undefined ? run : { ...run, input });
    return ran.stdout.length < MAX_OUTPUT ? ran : null;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}

/** Records of source, line, pattern and path. A pattern with `!` says that the file is not ignored after all. */
function readIgnored(output: string): IgnoredFile[] {
  const fields = output.split('\0');
  const found: IgnoredFile[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [source = '', line = '', pattern = '', path = ''] = fields.slice(at, at + 4);
    if (!pattern.startsWith('!')) found.push({ path: path.slice(HERE.length), source, line: Number(line), pattern });
  }
  return found;
}
