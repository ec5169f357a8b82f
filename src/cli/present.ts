/** Shows what was judged: reports into files and onto the terminal. */
import type { Report } from '../base/types.ts';
import { FORMATTERS } from '../report/index.ts';
import type { FormatOptions, Unjudged } from '../report/options.ts';
import { sarifParts } from '../report/sarif/sarif.ts';
import { errorText } from './error-text.ts';
import { numbered, writeOutput, type OutputFile } from './output-files.ts';
import type { ScanFlags } from './program.ts';
import { DEFAULT_WIDTH, isInHook, type Terminal } from './terminal.ts';

export interface Judgement {
  readonly reports: readonly Report[];
  readonly unjudged: readonly Unjudged[];
  /** Where in the checkout the package of a report lies, if it does. */
  readonly folders: ReadonlyMap<Report, string>;
}

/** Files first: the last line on the terminal is the verdict. False if a report could not be written to where it belongs. */
export async function present(
  { reports, unjudged, folders }: Judgement,
  outputs: readonly OutputFile[],
  flags: ScanFlags,
  terminal: Terminal,
): Promise<boolean> {
  const explain = await explainer(reports);
  const { verbose = false, quiet = false } = flags;
  const plain: FormatOptions = {
    color: false,
    width: DEFAULT_WIDTH,
    unicode: true,
    verbose,
    quiet: false,
    explain,
    folderOf: (report) => folders.get(report) ?? null,
    version: __LEAKCHECK_VERSION__,
    unjudged,
  };
  let written = true;
  for (const part of outputs.flatMap((output) => partsOf(output, reports, unjudged))) {
    try {
      const text = FORMATTERS[part.output.format](part.reports, { ...plain, unjudged: part.unjudged });
      await writeOutput(part.output, text);
    } catch (error) {
      written = false;
      await terminal.write('stderr', errorText(error, flags.debug === true));
    }
  }
  const stream = flags.format === 'pretty' && isInHook(terminal.env) ? 'stderr' : 'stdout';
  const options = { ...plain, ...terminal.abilities(stream, flags.color), quiet };
  const taken = await terminal.write(stream, FORMATTERS[flags.format](reports, options));
  return written && taken;
}

interface Part extends Pick<Judgement, 'reports' | 'unjudged'> {
  readonly output: OutputFile;
}

/** Code scanning takes a limited number of reports per file: the others go to `name.2.sarif` and so on. */
function partsOf(output: OutputFile, reports: readonly Report[], unjudged: readonly Unjudged[]): readonly Part[] {
  if (output.format !== 'sarif' || output.special) return [{ output, reports, unjudged }];
  return sarifParts(reports, unjudged).map((part, index) => ({ ...part, output: numbered(output, index + 1) }));
}

/** The texts of the rules are loaded only if there is something to explain. */
async function explainer(reports: readonly Report[]): Promise<FormatOptions['explain']> {
  const silent = reports.every(({ verdict, incomplete }) => verdict.findings.length === 0 && incomplete.length === 0);
  if (silent) return () => undefined;
  const { RULES } = await import('../rules/index.ts');
  return (ruleId) => RULES.get(ruleId);
}
