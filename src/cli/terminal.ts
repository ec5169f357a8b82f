/** Streams, environment and what they can show. The only file that touches `process.env`, stdout and stderr. */
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { LeakcheckError } from '../base/errors.ts';
import { systemReason } from '../base/system-reason.ts';
import { inert } from '../report/github-command.ts';
import { hideSecrets } from './hide-secrets.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
type StreamName = 'stdout' | 'stderr';

/** What a stream can show. */
interface Abilities {
  readonly color: boolean;
  readonly width: number;
  readonly unicode: boolean;
}

export interface Terminal {
  readonly cwd: string;
  readonly env: Environment;
  /** Opened when it is first asked for. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** `color` is the user's flag, if there was one. */
  abilities(stream: StreamName, color: boolean | undefined): Abilities;
  /** Whether a person can be asked: keyboard and screen are there. */
  readonly interactive: boolean;
  /** Asks on stderr; the answer is a line without its end, empty if there is none. */
  ask(question: string): Promise<string>;
  /** Resolves when the text was taken: false if nobody reads any more, which is not an error. Throws EWRITE for others. */
  write(stream: StreamName, text: string): Promise<boolean>;
  /** Lets standard input go: whoever keeps it open without writing would keep the process alive. */
  close(): void;
}

export function createTerminal(): Terminal {
  const { env, platform } = process;
  let reading = false;
  for (const stream of [process.stdout, process.stderr]) {
    // Errors are handled where the write was made; without a listener they would end the process.
    stream.on('error', () => undefined);
  }
  return {
    cwd: process.cwd(),
    env,
    stdin: () => {
      reading = true;
      return process.stdin;
    },
    abilities: (name, color) => {
      const { isTTY, columns } = process[name];
      return {
        color: decideColor(env, isTTY === true, color),
        width: columns > 0 ? columns : DEFAULT_WIDTH,
        unicode: decideUnicode(env, platform),
      };
    },
    interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
    ask,
    write: async (name, text) => {
      const shown = await hideSecrets(text);
      return write(process[name], name === 'stderr' ? inert(shown) : shown);
    },
    close: () => {
      if (reading) process.stdin.destroy();
    },
  };
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C and the end of the input leave it without an answer: by an error or, in older Node versions, for ever.
    return await Promise.race([lines.question(question).catch(() => ''), once(lines, 'close').then(() => '')]);
  } finally {
    lines.close();
  }
}

/** npm passes an interrupt on to a child that the terminal has already told: both arrive within this time. */
const SAME_INTERRUPT_MS = 1000;

/** Calls back on the first request to end; one that comes later ends the process at once. */
export function onInterrupt(callback: () => void): void {
  let first: number | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    if (first === undefined) {
      first = performance.now();
      callback();
    } else if (performance.now() - first > SAME_INTERRUPT_MS) {
      process.off(signal, listener);
      process.kill(process.pid, signal);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, listener);
}

export const DEFAULT_WIDTH = 80;

function write(stream: NodeJS.WriteStream, text: string): Promise<boolean> {
  if (text === '') return Promise.resolve(true);
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: NodeJS.ErrnoException | null) => {
      if (!error) resolve(true);
      else if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') resolve(false);
      else reject(new LeakcheckError('EWRITE', `the report could not be written: ${systemReason(error)}`));
    });
  });
}

/** Flag, then NO_COLOR, then FORCE_COLOR, then the stream itself. Empty variables count as unset. */
export function decideColor(env: Environment, isTTY: boolean, flag?: boolean): boolean {
  if (flag !== undefined) return flag;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

/** UTF-8 unless the locale says otherwise. Where none is set, as in most containers, output is read as UTF-8 too. */
export function decideUnicode(env: Environment, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['TERM'] ?? env['CI']);
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return locale === undefined || locale === '' || /utf-?8/i.test(locale);
}

/** Events of npm, pnpm and yarn that run before or after an upload; their stdout may belong to the package manager. */
const HOOKS = /^(?:pre|post)?(?:prepare|prepack|pack|publish|publishOnly|version|install)$/;

/** True in the hooks of a package manager; false for `npx leakcheck` and `npm run <script>`. */
export function isInHook(env: Environment): boolean {
  return HOOKS.test(env['npm_lifecycle_event'] ?? '');
}
