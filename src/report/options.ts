/** What a formatter gets besides the reports. Formatters do no I/O, decide no colour and read no clock. */
import type { ErrorCode } from '../base/errors.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Outcome, Report } from '../base/types.ts';
import type { Rule } from '../rules/define.ts';

/** A target that could not be judged at all. */
export interface Unjudged {
  /** As the user typed it, without credentials. */
  readonly target: string;
  readonly code: ErrorCode | 'EBUG';
  readonly message: string;
  readonly hint?: string;
}

export interface FormatOptions {
  readonly color: boolean;
  /** Columns to lay out for. */
  readonly width: number;
  readonly unicode: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** The texts of a rule, for findings that have no better ones of their own. */
  readonly explain: (ruleId: RuleId) => Rule | undefined;
  /** Folder of the package from the root of the checkout, with `/`; null if its files are none of the checkout's. */
  readonly folderOf: (report: Report) => string | null;
  /** Of leakcheck, where no report tells it. */
  readonly version: string;
  readonly unjudged: readonly Unjudged[];
}

export type Formatter = (reports: readonly Report[], options: FormatOptions) => string;

/** Of a whole run: one failure decides, then anything undecided or not judged. */
export function totalOutcome(reports: readonly Report[], unjudged: readonly Unjudged[]): Outcome {
  const outcomes = reports.map(({ verdict }) => verdict.outcome);
  if (outcomes.includes('fail')) return 'fail';
  return unjudged.length > 0 || outcomes.includes('undecided') ? 'undecided' : 'pass';
}
