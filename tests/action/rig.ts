/** Runs dist/action/index.js the way the runner of GitHub Actions does. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../dist/action/index.js', import.meta.url));

export interface ActionRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface Rig {
  /** The checkout. */
  readonly workspace: string;
  /** Where the runner wants temporary files. */
  readonly temp: string;
  /** `event` is the payload of the event that started the workflow. */
  run(inputs: Readonly<Record<string, string>>, event?: unknown): Promise<ActionRun>;
  remove(): void;
}

export function createRig(): Rig {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-action-')));
  const [workspace, temp] = [join(base, 'checkout'), join(base, 'temp')];
  for (const folder of [workspace, temp]) mkdirSync(folder);
  let runs = 0;
  return {
    workspace,
    temp,
    async run(inputs, event = {}) {
      const commands = join(base, `run-${runs++}`);
      mkdirSync(commands);
      const files = {
        output: join(commands, 'output'),
        summary: join(commands, 'summary'),
        event: join(commands, 'event'),
      };
      writeFileSync(files.output, '');
      writeFileSync(files.summary, '');
      writeFileSync(files.event, JSON.stringify(event));
      const env = {
        PATH: process.env['PATH'],
        HOME: base,
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_EVENT_PATH: files.event,
        RUNNER_TEMP: temp,
        // The runner sets all inputs, with an empty value for those that were not given and have no default.
        ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      };
      const ended = await spawned(env, base);
      return {
        ...ended,
        outputs: parseOutputs(readFileSync(files.output, 'utf8')),
        summary: readFileSync(files.summary, 'utf8'),
      };
    },
    remove: () => rmSync(base, { recursive: true }),
  };
}

function spawned(env: NodeJS.ProcessEnv, cwd: string): Promise<Pick<ActionRun, 'code' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Only the form with a delimiter; anything else in the file is an error, as it is for the runner. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length - 1; index++) {
    const [name = '', delimiter] = lines[index]!.split('<<');
    if (delimiter === undefined) throw new Error(`unexpected line in the output file: ${lines[index]}`);
    const end = lines.indexOf(delimiter, index + 1);
    if (end === -1) throw new Error(`no end of ${name}`);
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
}
