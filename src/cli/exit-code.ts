/** Exit codes: 0 pass, 1 fail, 2 could not decide, 130 interrupted. Scripts rely on them. */
import { LeakcheckError } from '../base/errors.ts';
import type { Outcome } from '../base/types.ts';

export const DONE = 0;
export const UNDECIDED = 2;
const INTERRUPTED = 130;

const OUTCOME_CODES: Readonly<Record<Outcome, number>> = { pass: DONE, fail: 1, undecided: UNDECIDED };

export function exitCodeOf(outcome: Outcome): number {
  return OUTCOME_CODES[outcome];
}

/** With `--warn-only` a failure is told and does not count; that something could not be decided always counts. */
export function tolerated(code: number, { warnOnly = false }: { readonly warnOnly?: boolean }): number {
  return warnOnly && code === OUTCOME_CODES.fail ? DONE : code;
}

export function exitCodeOfError(error: unknown): number {
  return error instanceof LeakcheckError && error.code === 'EABORT' ? INTERRUPTED : UNDECIDED;
}
