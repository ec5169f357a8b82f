/** The command line as commander sees it: flags, help, examples. No logic. */
import { Command } from 'commander';
import type { Severity } from '../base/types.ts';
import type { Client } from '../fetch/pack/client.ts';
import type { PresetName } from '../policy/keys.ts';
import type { PlatformPackages } from '../policy/reach-keys.ts';
import type { Format } from '../report/index.ts';
import { scanOptions } from './scan-options.ts';

export interface ColorFlag {
  readonly color?: boolean;
}

export interface ScanFlags extends ColorFlag {
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly preset?: PresetName;
  /** False: none, whatever the configuration names. */
  readonly baseline?: string | false;
  readonly failOn?: Severity | 'never';
  readonly strict?: boolean;
  readonly compare?: string;
  readonly warnOnly?: boolean;
  readonly rule: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly printConfig?: boolean;
  readonly visibility?: 'open' | 'closed';
  readonly workspaces?: boolean;
  readonly withPlatformPackages?: boolean;
  /** Only of the Action; on the command line the configuration says it. */
  readonly platformPackages?: PlatformPackages;
  readonly folder?: string;
  readonly pack?: Client | 'auto';
  readonly runScripts?: boolean;
  readonly registry?: string;
  readonly offline?: boolean;
  readonly timeout?: number;
  /** Bytes. */
  readonly maxSize?: number;
  readonly maxArchives?: number;
  readonly allowIncomplete?: boolean;
  readonly format: Format;
  readonly output: readonly string[];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
}

export interface ExtractFlags extends ScanFlags {
  readonly out?: string;
  readonly list?: boolean;
  readonly json?: boolean;
}

export interface BaselineFlags extends ScanFlags {
  readonly prune?: boolean;
}

export interface AllowFlags extends ScanFlags {
  readonly reason: string;
  readonly expires: string;
  readonly acceptCritical?: boolean;
}

export interface RulesFlags extends ColorFlag {
  readonly json?: boolean;
}

export interface InitFlags extends ColorFlag {
  readonly yes?: boolean;
}

export interface Handlers {
  scan(targets: readonly string[], flags: ScanFlags): Promise<void>;
  hook(flags: ScanFlags): Promise<void>;
  publish(npmFlags: readonly string[], flags: ScanFlags): Promise<void>;
  extract(target: string, flags: ExtractFlags): Promise<void>;
  explain(rule: string, flags: ColorFlag): Promise<void>;
  rules(flags: RulesFlags): Promise<void>;
  init(flags: InitFlags): Promise<void>;
  allow(fingerprint: string, flags: AllowFlags): Promise<void>;
  baseline(targets: readonly string[], flags: BaselineFlags): Promise<void>;
}

export interface ProgramOptions {
  readonly width: number;
  readonly version: string;
  /** Gets the help and the version. */
  readonly write: (text: string) => void;
}

const EXAMPLES = `Examples:
  leakcheck                               the package in this folder, packed as npm would
  leakcheck ./acme-cli-1.2.3.tgz          a tarball, for example the one that CI will publish
  leakcheck @acme/cli@latest              what everybody can download now
  leakcheck . -o json=report.json         the report for people, and everything as JSON
  leakcheck publish -- --tag next         pack once, judge, publish those bytes
`;

const SCAN_OPTIONS = '\nTakes the options of `leakcheck --help` too, for example -o report.json.';

const EXTRACT_EXAMPLES = `
Examples:
  leakcheck extract @acme/cli@1.2.3 --list            what anybody can rebuild, by folder
  leakcheck extract ./acme-cli-1.2.3.tgz --out leak   the same as files, below a new folder

Takes those options of \`leakcheck --help\` too that say where a target comes from: --registry, --offline, --timeout,
--pack, --run-scripts, --max-size, --max-archives. Exits with 0 if all was read, with 2 if not; what was readable is
written all the same.`;

const EXIT_CODES = `
Exit codes:
  0    pass: warnings and notes at most
  1    fail: something leaks that must not be published
  2    undecided: not everything could be read, or the command could not run
  130  interrupted`;

export function createProgram(handlers: Handlers, { width, version, write }: ProgramOptions): Command {
  const program = new Command('leakcheck')
    .description('Checks what an npm release really contains: embedded source, secrets, keys, stray files.')
    .argument(
      '[targets...]',
      'folder, tarball, name@version of a registry, URL, or - for a tarball on stdin (default: .)',
    )
    .addHelpText('before', EXAMPLES)
    .addHelpText('after', EXIT_CODES)
    .configureHelp({ optionDescription: ({ description }) => description })
    .helpOption('-h, --help', 'print this help')
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined, getOutHelpWidth: () => width });
  for (const option of scanOptions()) program.addOption(option);
  program.version(version, '-V, --version', 'print the version');
  program.action((targets: string[], flags: ScanFlags) => handlers.scan(targets, flags));

  program
    .command('hook')
    .description('for the postpack script: proves what is about to be published, and judges it')
    .addHelpText('after', SCAN_OPTIONS)
    .action((_: unknown, command: Command) => handlers.hook(command.optsWithGlobals()));
  program
    .command('publish')
    .description('packs once, judges, and publishes those very bytes if they pass')
    .argument('[npmFlags...]', 'after --: flags for npm publish')
    .addHelpText('after', SCAN_OPTIONS)
    .action((npmFlags: string[], _: unknown, command: Command) =>
      handlers.publish(npmFlags, command.optsWithGlobals()),
    );
  program
    .command('extract')
    .description('rebuilds the source that the maps of a release give away')
    .argument('<target>', 'what to read, as for leakcheck itself')
    .option('--out <dir>', 'write it below this folder, which must not exist yet')
    .option('--list', 'write nothing, list it by folder')
    .option('--json', 'with --list: every file, as JSON')
    .addHelpText('after', EXTRACT_EXAMPLES)
    .action((target: string, _: unknown, command: Command) => handlers.extract(target, command.optsWithGlobals()));
  program
    .command('explain')
    .description('what a rule looks for, why it matters, how to fix or accept it')
    .argument('<rule>', 'id of a rule, or of a finding')
    .action((rule: string, _: unknown, command: Command) => handlers.explain(rule, command.optsWithGlobals()));
  program
    .command('rules')
    .description('all rules with their severities')
    .option('--json', 'as JSON')
    .action((_: unknown, command: Command) => handlers.rules(command.optsWithGlobals()));
  program
    .command('init')
    .description('writes a configuration, the publish hook and a workflow, after showing them')
    .option('-y, --yes', 'write without asking')
    .action((_: unknown, command: Command) => handlers.init(command.optsWithGlobals()));
  program
    .command('allow')
    .description('accepts one finding in the configuration, with a reason and a date, and judges again')
    .argument('<fingerprint>', 'the id of the finding')
    .requiredOption('--reason <text>', 'why, for every report')
    .option('--expires <date>', 'the last day: a date, 90d for days from today, or never', '180d')
    .option('--accept-critical', 'for a credential or key of high or critical severity')
    .addHelpText('after', SCAN_OPTIONS)
    .action((fingerprint: string, _: unknown, command: Command) =>
      handlers.allow(fingerprint, command.optsWithGlobals()),
    );
  program
    .command('baseline')
    .description('accepts what is there today, in a file: only what is new or grows counts from now on')
    .argument('[targets...]', 'as for leakcheck itself (default: .)')
    .option('--prune', 'only remove what matches nothing any more')
    .addHelpText('after', SCAN_OPTIONS)
    .action((targets: string[], _: unknown, command: Command) => handlers.baseline(targets, command.optsWithGlobals()));
  return program.helpCommand(false);
}
