/** One run of the command line: parses, runs one command, turns whatever happens into messages and an exit code. */
import { CommanderError } from 'commander';
import { LeakcheckError } from '../base/errors.ts';
import type { ScanContext } from './commands/scan.ts';
import { errorText } from './error-text.ts';
import { DONE, exitCodeOfError } from './exit-code.ts';
import { createProgram, type Handlers } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Resolves to the exit code; never rejects. */
export async function run(argv: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<number> {
  try {
    return await runCommand(argv, { terminal, signal });
  } catch (error) {
    await terminal.write('stderr', errorText(error, argv.includes('--debug'))).catch(() => undefined);
    return exitCodeOfError(error);
  }
}

/** All in one file: the parts they share would be one file each, and opening files is what a short run spends its time on. */
const commands = () => import('./commands/index.ts');

async function runCommand(argv: readonly string[], context: ScanContext): Promise<number> {
  const { terminal } = context;
  let code = DONE;
  let help = '';
  const handlers: Handlers = {
    scan: async (targets, flags) => {
      const { scanCommand } = await commands();
      code = await scanCommand(targets, flags, context);
    },
    hook: async (flags) => {
      const { hookCommand } = await commands();
      code = await hookCommand(flags, context);
    },
    publish: async (npmFlags, flags) => {
      const { publishCommand } = await commands();
      code = await publishCommand(npmFlags, flags, context);
    },
    extract: async (target, flags) => {
      const { extractCommand } = await commands();
      code = await extractCommand(target, flags, context);
    },
    explain: async (rule, flags) => {
      const { explainCommand } = await commands();
      code = await explainCommand(rule, flags, terminal);
    },
    rules: async (flags) => {
      const { rulesCommand } = await commands();
      code = await rulesCommand(flags, terminal);
    },
    allow: async (fingerprint, flags) => {
      const { allowCommand } = await commands();
      code = await allowCommand(fingerprint, flags, context);
    },
    baseline: async (targets, flags) => {
      const { baselineCommand } = await commands();
      code = await baselineCommand(targets, flags, context);
    },
    init: async (flags) => {
      const { initCommand } = await commands();
      code = await initCommand(flags, terminal);
    },
  };
  const { width } = terminal.abilities('stdout', undefined);
  const program = createProgram(handlers, { width, version: __LEAKCHECK_VERSION__, write: (text) => (help += text) });
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
    await terminal.write('stdout', help);
  }
  return code;
}

/** commander's wording as ours: `error: unknown option '--foo'\n(Did you mean --format?)`. */
function usageError(error: CommanderError): LeakcheckError {
  const [message = '', suggestion = ''] = error.message.replace(/^error: /, '').split('\n');
  const near = /^\(Did you mean (.{1,200})\?\)$/.exec(suggestion)?.[1];
  const hint = near === undefined ? '`leakcheck --help` lists all options' : `did you mean ${near}?`;
  return new LeakcheckError('EUSAGE', message.replace(/\.$/, ''), { hint });
}
