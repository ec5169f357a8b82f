/** `leakcheck publish`: packs once, judges that tarball, uploads it if it passes, and looks whether it arrived unchanged. */
import { LeakcheckError } from '../../base/errors.ts';
import type { Report } from '../../base/types.ts';
import { packedSource } from '../../fetch/directory.ts';
import { chooseClient } from '../../fetch/pack/client.ts';
import type { ArtifactSource, FetchOptions } from '../../fetch/artifact.ts';
import type { Packed } from '../../fetch/pack/pack.ts';
import {
  checkPublishable,
  hashFile,
  packRelease,
  publishedIntegrity,
  runScriptsAfter,
  upload,
} from '../../fetch/release.ts';
import { withTempFolder } from '../../fetch/temp-folder.ts';
import { escapeText } from '../../report/escape.ts';
import { DONE, exitCodeOf } from '../exit-code.ts';
import type { ScanFlags } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { fetchOptions, judgeJobs, type ScanContext } from './scan.ts';

/** Resolves to the exit code: that of the verdict, or 1 if the registry holds other bytes. Throws EPACK, EPUBLISH. */
export async function publishCommand(
  npmFlags: readonly string[],
  flags: ScanFlags,
  context: ScanContext,
): Promise<number> {
  checkFlags(npmFlags);
  const options = fetchOptions(flags, context);
  const { cwd: folder } = options;
  await checkPublishable(folder);
  const release = { folder, client: options.packWith ?? (await chooseClient(folder)) };
  return withTempFolder(async (temp) => {
    let packing: Promise<Packed> | undefined;
    const pack = (): Promise<Packed> => (packing ??= packRelease(release, temp, options));
    // Packed only when it is opened: a mistake in the configuration is told before any script runs.
    // What is judged is what is uploaded: `checkUnchanged` stands in between.
    const open = async (): Promise<ArtifactSource> => published(packedSource(await pack(), '.', options));
    const { code, reports } = await judgeJobs([{ target: '.', open }], flags, context);
    const [report] = reports;
    if (code !== DONE || report?.verdict.outcome !== 'pass') {
      await say(context.terminal, 'nothing was published');
      return code;
    }
    const { path } = await pack();
    await checkUnchanged(path, report);
    await upload(path, npmFlags, { folder, temp }, options);
    if (isDryRun(npmFlags, options)) return DONE;
    const arrived = await compareWithRegistry(report, npmFlags, options, context.terminal);
    await runScriptsAfter(release, options);
    return arrived;
  });
}

function published(source: ArtifactSource): ArtifactSource {
  return {
    target: source.target,
    async read(consume) {
      const { result, facts } = await source.read(consume);
      return { result, facts: { ...facts, sameBytes: 'proven' } };
    },
  };
}

/** Flags that would publish something else than the one tarball. */
const OTHER_TARGETS = /^(?:-w|--workspaces?|--include-workspace-root)(?:=|$)/;

function checkFlags(npmFlags: readonly string[]): void {
  const [first = '-'] = npmFlags;
  if (!first.startsWith('-')) {
    throw new LeakcheckError('EUSAGE', 'leakcheck publish takes no target: it publishes the package in this folder', {
      hint: 'flags for npm go behind --: leakcheck publish -- --tag next',
    });
  }
  const other = npmFlags.find((flag) => OTHER_TARGETS.test(flag));
  if (other === undefined) return;
  throw new LeakcheckError('EUSAGE', `leakcheck publish cannot pass ${other} on`, { hint: 'cd to each package' });
}

async function checkUnchanged(path: string, { subject }: Report): Promise<void> {
  if ((await hashFile(path)) === subject.integrity) return;
  throw new LeakcheckError('EINTEGRITY', 'the tarball changed after it was judged; nothing was published', {
    hint: 'something else on this machine writes to private folders of this user',
  });
}

function isDryRun(npmFlags: readonly string[], { env }: FetchOptions): boolean {
  const set = Object.entries(env).some(([name, value]) => /^npm_config_dry[-_]run$/i.test(name) && value === 'true');
  const last = npmFlags.findLast((flag) => /^--(?:no-)?dry-run(?:=|$)/.test(flag));
  return last === undefined ? set : last === '--dry-run' || last === '--dry-run=true';
}

async function compareWithRegistry(
  { subject, facts }: Report,
  npmFlags: readonly string[],
  options: FetchOptions,
  terminal: Terminal,
): Promise<number> {
  const registry = valueOf('--registry', npmFlags) ?? options.registry ?? facts.manifest?.publishRegistry ?? undefined;
  const asked = { ...options, ...(registry === undefined ? {} : { registry }) };
  const found = await publishedIntegrity(subject.name, subject.version, asked);
  const release = `${subject.name}@${subject.version}`;
  if (found === null) {
    await say(terminal, `published ${release}; the registry does not show it yet, so its bytes were not compared`);
    return DONE;
  }
  if (found.split(' ').includes(subject.integrity)) {
    await say(terminal, `published ${release}; the registry declares the bytes that were judged`);
    return DONE;
  }
  await say(terminal, `THE REGISTRY HOLDS OTHER BYTES THAN THOSE THAT WERE JUDGED: ${release}`);
  await say(terminal, `  judged ${subject.integrity}, declared ${found}: find out why before anybody installs it`);
  return exitCodeOf('fail');
}

/** `--flag value` and `--flag=value`. */
function valueOf(name: string, flags: readonly string[]): string | undefined {
  const at = flags.findIndex((flag) => flag === name || flag.startsWith(`${name}=`));
  const flag = flags[at];
  return flag === name ? flags[at + 1] : flag?.slice(name.length + 1);
}

async function say(terminal: Terminal, text: string): Promise<void> {
  await terminal.write('stderr', `leakcheck: ${escapeText(text)}\n`);
}
