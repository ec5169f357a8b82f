/** The flags of everything that judges: names, values, help. */
import { HIGHEST_LIMITS } from '../base/limits.ts';
import { bytesOf } from '../policy/size.ts';
import { InvalidArgumentError, Option } from 'commander';
import { CLIENTS, type Client } from '../fetch/pack/client.ts';
import { RELEASE } from '../policy/condition-keys.ts';
import { FAIL_ON, PRESET_NAMES } from '../policy/keys.ts';
import { FORMATS } from '../report/index.ts';

export const PACK_WITH: readonly (Client | 'auto')[] = [...CLIENTS, 'auto'];

export function scanOptions(): Option[] {
  return [
    new Option('-c, --config <file>', 'configuration to use (default: leakcheck.config.json of the project)'),
    new Option('--no-config', 'use no configuration'),
    new Option('--preset <name>', `what to start from: ${PRESET_NAMES.join(', ')}`).choices(PRESET_NAMES),
    new Option(
      '--fail-on <severity>',
      'least severity that fails: critical, high, medium, low or never (default: high)',
    ).choices(FAIL_ON),
    new Option('--strict', 'every warning fails'),
    new Option('--warn-only', 'exit with 0 on a failure, not if something is undecided'),
    new Option('--rule <id=level>', 'set a rule to error, warn, info or off; repeatable')
      .argParser(collect)
      .default([]),
    new Option('--only <rules>', 'switch all other rules off: ids separated by commas').argParser(parseList),
    new Option('--skip <rules>', 'switch these rules off').argParser(parseList),
    new Option('--print-config', 'print the policy in force, judge nothing'),
    new Option('--visibility <value>', 'is the source public anyway? open or closed (default: detected)').choices([
      'open',
      'closed',
    ]),
    new Option('--baseline <file>', 'what was accepted when the tool was adopted (default: that of the configuration)'),
    new Option('--compare <release>', 'report what is new since a version or a dist-tag: latest').argParser(
      parseRelease,
    ),
    new Option('--allow-incomplete', 'do not mind gaps that may be waived'),
    new Option('--workspaces', 'every public package of the monorepo (a private root means this)'),
    new Option('--with-platform-packages', 'also fetch and judge the packages for single platforms'),
    new Option('--folder <dir>', 'judge a folder of built files as it lies'),
    new Option('--pack <client>', 'who packs a folder: npm, pnpm, yarn or bun (default: who publishes it)').choices(
      PACK_WITH,
    ),
    new Option('--run-scripts', 'let packing run the scripts of the package'),
    new Option('--registry <url>', "registry to ask (default: from npm's configuration)").argParser(parseUrl),
    new Option('--offline', 'use no network'),
    new Option('--timeout <seconds>', 'give up after so long without a byte').argParser(parseSeconds),
    new Option('--max-size <size>', 'give up beyond so many decoded bytes (default: 8 GiB)').argParser(parseBytes),
    new Option('--max-archives <count>', 'give up beyond so many archives inside (default: 10000)').argParser(
      parseCount,
    ),
    new Option('-f, --format <name>', `format on stdout: ${FORMATS.join(', ')} (default: pretty)`)
      .choices(FORMATS)
      .default('pretty'),
    new Option('-o, --output <[format=]file>', 'also write a report to a file; repeatable')
      .argParser(collect)
      .default([]),
    new Option('-q, --quiet', 'nothing on a pass, one line per failing finding'),
    new Option('-v, --verbose', 'every place, every source map, every gap'),
    new Option('--debug', 'stacks and causes of errors on stderr'),
    new Option('--color', 'colour even if this is no terminal'),
    new Option('--no-color', 'no colour'),
  ];
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function parseRelease(value: string): string {
  if (!RELEASE.test(value)) throw new InvalidArgumentError('Allowed are a version and a dist-tag.');
  return value;
}

function parseList(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(',').map((word) => word.trim())];
}

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (!(seconds > 0 && seconds <= 86_400)) throw new InvalidArgumentError('Allowed are numbers above 0.');
  return seconds;
}

function parseBytes(value: string): number {
  const bytes = bytesOf(value) ?? 0;
  if (bytes >= 1 && bytes <= HIGHEST_LIMITS.inflatedBytes) return bytes;
  throw new InvalidArgumentError('Allowed are sizes such as 500MB or 20GiB, up to 1 TiB.');
}

function parseCount(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= HIGHEST_LIMITS.archives) return count;
  throw new InvalidArgumentError('Allowed are whole numbers from 1 to 10,000,000.');
}

export function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function parseUrl(value: string): string {
  if (!isHttpUrl(value)) throw new InvalidArgumentError('Allowed are http and https URLs.');
  return value;
}
