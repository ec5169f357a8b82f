/** Runs another program without a shell: bounded memory of what it printed, ended when the caller gives up. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { FetchOptions } from './artifact.ts';
import { throwIfAborted } from './deadline.ts';

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

export interface RunOptions {
  readonly cwd: string;
  readonly env: FetchOptions['env'];
  readonly signal?: AbortSignal | undefined;
  /** `keep`: the ends of both streams are returned. `stderr`: both go to our stderr. `terminal`: it gets our streams. */
  readonly output: 'keep' | 'stderr' | 'terminal';
  /** What it reads from its standard input, which is empty otherwise. */
  readonly input?: string;
  /** UTF-16 units to keep of each stream, 16,384 by default. */
  readonly kept?: number;
}

export interface Ran {
  /** Null if a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const KEPT_CHARACTERS = 16_384;
const KILL_AFTER_MS = 3000;
/** A grandchild may hold the pipes open for longer than the program lives. */
const PIPES_AFTER_MS = 1000;

/** Resolves when the program has ended. Rejects with the system's error if it cannot start, EABORT when interrupted. */
export async function runProgram(program: Program, args: readonly string[], options: RunOptions): Promise<Ran> {
  const { cwd, signal, output, input, kept = KEPT_CHARACTERS } = options;
  throwIfAborted(signal);
  const pipes = output === 'keep' ? 'pipe' : 2;
  // A group of its own, where there are groups: ending it ends the scripts too. On the terminal it must stay in ours.
  const grouped = output !== 'terminal' && process.platform !== 'win32';
  const child = spawn(program.command, [...program.args, ...args], {
    cwd,
    env: { ...options.env },
    stdio: output === 'terminal' ? 'inherit' : [input === undefined ? 'ignore' : 'pipe', pipes, pipes],
    windowsHide: true,
    detached: grouped,
  });
  const stdout = keepEnd(child.stdout, kept);
  const stderr = keepEnd(child.stderr, kept);
  // A program that ends early does not read on; its exit code says what that means.
  child.stdin?.on('error', () => undefined).end(input);
  const timers: NodeJS.Timeout[] = [];
  const kill = (name: NodeJS.Signals): void => {
    if (!grouped || child.pid === undefined) return void child.kill(name);
    try {
      process.kill(-child.pid, name);
    } catch {
      // All of them have ended.
    }
  };
  const stop = (): void => {
    kill('SIGTERM');
    timers.push(setTimeout(() => kill('SIGKILL'), KILL_AFTER_MS));
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', () => {
        const letGo = (): void => [child.stdout, child.stderr].forEach((stream) => stream?.destroy());
        timers.push(setTimeout(letGo, PIPES_AFTER_MS));
      });
      child.on('close', resolve);
    });
    throwIfAborted(signal);
    return { status, stdout: stdout(), stderr: stderr() };
  } finally {
    signal?.removeEventListener('abort', stop);
    timers.forEach(clearTimeout);
  }
}

function keepEnd(stream: Readable | null, most: number): () => string {
  let end = '';
  stream?.setEncoding('utf8').on('data', (text: string) => {
    end = (end + text).slice(-most);
  });
  return () => end;
}

const QUOTED_LINES = 8;
const QUOTED_COLUMNS = 200;
const NOISE = /complete log of this run|debug-\d+\.log|^\s*$/;
/** Long, with letters and digits and nothing that a path or a sentence has: it may be a token. */
const OPAQUE = /[A-Za-z0-9_+=-]{28,512}/g;

/** The last lines of what a program said, fit for quoting: bounded, and without anything that looks like a token. */
export function lastLines({ stderr, stdout }: Pick<Ran, 'stderr' | 'stdout'>): readonly string[] {
  const said = stderr.trim() === '' ? stdout : stderr;
  return said
    .split(/\r?\n/)
    .filter((line) => !NOISE.test(line))
    .slice(-QUOTED_LINES)
    .map((line) => line.slice(0, QUOTED_COLUMNS).replace(OPAQUE, (word) => (/\d/.test(word) ? '…' : word)));
}
