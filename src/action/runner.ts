/** The protocol of the GitHub Actions runner: inputs by environment, outputs and summary by files, commands by stdout. */
import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { LeakcheckError } from '../base/errors.ts';

export interface Runner {
  /** Trimmed; undefined if it is not set or empty. */
  input(name: string): string | undefined;
  /** Throws EUSAGE for anything but `true`, `false` or nothing. */
  flag(name: string): boolean;
  /** Throws EUSAGE for anything but one of `choices` or nothing. */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined;
  output(name: string, value: string): Promise<void>;
  summary(markdown: string): Promise<void>;
}

export const TRUE_OR_FALSE = ['true', 'false'] as const;

export function createRunner(env: Readonly<Record<string, string | undefined>>): Runner {
  const input = (name: string): string | undefined => env[`INPUT_${name.toUpperCase()}`]?.trim() || undefined;
  const choice = <T extends string>(name: string, choices: readonly T[]): T | undefined => {
    const value = input(name);
    const found = choices.find((one) => one === value);
    if (value !== undefined && found === undefined) throw badInput(name, `allowed are ${choices.join(', ')}`);
    return found;
  };
  return {
    input,
    choice,
    flag: (name) => choice(name, TRUE_OR_FALSE) === 'true',
    output: (name, value) => append(env['GITHUB_OUTPUT'], assignment(name, value)),
    summary: (markdown) => append(env['GITHUB_STEP_SUMMARY'], markdown),
  };
}

export function badInput(name: string, hint: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `the input ${name} has a value that leakcheck does not know`, { hint });
}

/** Ends at a line that nobody could have put into the value. */
function assignment(name: string, value: string): string {
  const delimiter = `leakcheck-${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

/** A file that the runner did not name is not wanted. */
async function append(path: string | undefined, text: string): Promise<void> {
  if (path) await appendFile(path, text);
}
