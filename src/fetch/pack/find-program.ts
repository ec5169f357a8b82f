/** How a package manager is started: npm always as `node npm-cli.js`, because its shell wrappers cannot be spawned everywhere. */
import { access, readFile, realpath } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import type { FetchOptions } from '../artifact.ts';
import type { Program } from '../program.ts';
import { PLATFORM, type Platform } from '../path-target.ts';
import { runningClient, type Client } from './client.ts';

type Env = FetchOptions['env'];

const SCRIPT = /\.[cm]?js$/;

/** The program behind a client's name. Throws EPACK if there is none. */
export async function findProgram(client: Client, env: Env, platform: Platform = PLATFORM): Promise<Program> {
  const node = env['npm_node_execpath'] ?? process.execPath;
  if (client === 'npm') return { command: node, args: [await findNpm(env, platform, node)] };
  const running = env['npm_execpath'];
  // yarn's is a wrapper that is gone with its process; the one on PATH is the same yarn.
  if (running !== undefined && client !== 'yarn' && runningClient(env) === client) {
    return SCRIPT.test(running) ? { command: node, args: [running] } : { command: running, args: [] };
  }
  return platform === 'win32' ? windowsProgram(client, env) : { command: client, args: [] };
}

/** The npm that is running, else the one that the user would start, else the one that came with Node. */
async function findNpm(env: Env, platform: Platform, node: string): Promise<string> {
  const onPath = pathFolders(env).map((folder) => npmOfFolder(folder, platform));
  const candidates = [...runningNpm(env), ...onPath, ...besideNode(node)];
  for (const candidate of candidates) {
    const path = await realpath(candidate).catch(() => '');
    if (/[\\/]npm-cli\.js$/.test(path)) return path;
  }
  throw new LeakcheckError('EPACK', 'npm is not installed', {
    hint: 'install it, or pack with --pack pnpm, yarn or bun',
  });
}

/** Under npx, the sibling of what is running. */
function runningNpm(env: Env): string[] {
  const running = env['npm_execpath'];
  return running !== undefined && /[\\/]np[mx]-cli\.js$/.test(running) ? [join(dirname(running), 'npm-cli.js')] : [];
}

/** On Windows a wrapper lies in that folder, with npm below it; elsewhere a link. */
function npmOfFolder(folder: string, platform: Platform): string {
  return platform === 'win32' ? join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js') : join(folder, 'npm');
}

function besideNode(node: string): string[] {
  const folder = dirname(node);
  return [folder, join(dirname(folder), 'lib')].map((at) => join(at, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
}

function pathFolders(env: Env): string[] {
  const path = env['PATH'] ?? env['Path'] ?? '';
  return path.split(delimiter).filter(isAbsolute);
}

/** A `.exe` can be started; a `.cmd` wrapper names the script that it would run with Node. */
async function windowsProgram(client: Client, env: Env): Promise<Program> {
  for (const folder of pathFolders(env)) {
    const exe = join(folder, `${client}.exe`);
    if (
      await access(exe).then(
        () => true,
        () => false,
      )
    )
      return { command: exe, args: [] };
    const wrapper = await readFile(join(folder, `${client}.cmd`), 'utf8').catch(() => '');
    const script = /%(?:~dp0|dp0%)\\([^"%]{1,300}\.[cm]?js)"/.exec(wrapper)?.[1];
    if (script !== undefined) return { command: process.execPath, args: [join(folder, script.replaceAll('\\', '/'))] };
  }
  throw notInstalled(client);
}

export function notInstalled(client: Client): LeakcheckError {
  return new LeakcheckError('EPACK', `${client} is not on the PATH, and this project seems to publish with it`, {
    hint: `install ${client}, or say who publishes: --pack npm`,
  });
}
