/** The GitHub Action: the scan of the command line with inputs for flags, and what it found for the steps that follow. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { scanCommand } from '../cli/commands/scan.ts';
import { errorText } from '../cli/error-text.ts';
import { hideSecrets } from '../cli/hide-secrets.ts';
import { DONE, exitCodeOfError } from '../cli/exit-code.ts';
import { compileLess, keepHeapSmall } from '../cli/memory.ts';
import { createTerminal, onInterrupt, type Terminal } from '../cli/terminal.ts';
import { annotation } from '../report/github-command.ts';
import { text } from '../report/markdown-text.ts';
import { readInputs, type Inputs } from './inputs.ts';
import { readResults, type Results } from './results.ts';
import { createRunner, type Runner } from './runner.ts';

const { env } = process;
const terminal: Terminal = { ...createTerminal(), cwd: env['GITHUB_WORKSPACE'] || process.cwd() };
keepHeapSmall();
compileLess();
const interrupt = new AbortController();
onInterrupt(() => interrupt.abort());
process.exitCode = await main(createRunner(env)).catch(told);

/** Resolves to the exit code, which is that of the command line. Outputs are set whatever it is. */
async function main(runner: Runner): Promise<number> {
  // Nothing is left in the checkout: a later step might pack it.
  const folder = await mkdtemp(join(env['RUNNER_TEMP'] || tmpdir(), 'leakcheck-'));
  const files = { report: join(folder, 'report.json'), summary: join(folder, 'summary.md') };
  const { code, inputs, problem = '' } = await judge(runner, folder, files);
  const results = await readResults(files.report, folder);
  const sarif = inputs?.sarifFile === undefined ? '' : resolve(terminal.cwd, inputs.sarifFile);
  await setOutputs(runner, results, { report: files.report, sarif });
  const { summary = 'always' } = inputs ?? {};
  if (summary === 'always' || (summary === 'on-failure' && code !== DONE)) {
    const noReport = `### ? undecided\n\n${text(problem.trim().replaceAll(/\s+/g, ' '))}\n`;
    await runner.summary(results === null ? noReport : await readFile(files.summary, 'utf8'));
  }
  return code;
}

interface Judged {
  readonly code: number;
  /** Undefined if they are what is wrong. */
  readonly inputs?: Inputs;
  /** Why there is no report. */
  readonly problem?: string;
}

async function judge(
  runner: Runner,
  keepIn: string,
  files: { readonly report: string; readonly summary: string },
): Promise<Judged> {
  let inputs: Inputs | undefined;
  try {
    inputs = readInputs(runner);
    const { targets, flags, sarifFile } = inputs;
    const output = [`json=${files.report}`, `summary=${files.summary}`];
    if (sarifFile !== undefined) output.push(`sarif=${sarifFile}`);
    const context = { terminal, signal: interrupt.signal, keepIn };
    return { code: await scanCommand(targets, { ...flags, output }, context), inputs };
  } catch (error) {
    return {
      code: await told(error),
      problem: await hideSecrets(errorText(error, false)),
      ...(inputs === undefined ? {} : { inputs }),
    };
  }
}

/** An annotation is in the log, too. Resolves to the exit code. */
async function told(error: unknown): Promise<number> {
  await terminal.write('stdout', annotation('error', errorText(error, false).trimEnd(), { title: 'leakcheck' }));
  return exitCodeOfError(error);
}

async function setOutputs(
  runner: Runner,
  results: Results | null,
  files: { readonly report: string; readonly sarif: string },
): Promise<void> {
  const { verdict, failing, tarballs } = results ?? { verdict: 'undecided', failing: 0, tarballs: [] };
  await runner.output('verdict', verdict);
  await runner.output('failing', String(failing));
  await runner.output('report-file', results === null ? '' : files.report);
  await runner.output('sarif-file', results !== null && existsSync(files.sarif) ? files.sarif : '');
  await runner.output('tarball', oneOrList(tarballs.map(({ path }) => path)));
  await runner.output('tarball-sha256', oneOrList(tarballs.map(({ sha256 }) => sha256)));
}

function oneOrList(values: readonly string[]): string {
  return values.length > 1 ? JSON.stringify(values) : (values[0] ?? '');
}
