/** How a terminal report looks: colours, symbols, width, and the escaping that goes with them. */
import picocolors from 'picocolors';
import type { FindingStatus, Outcome, Severity } from '../../base/types.ts';
import { escapeName, escapeText } from '../escape.ts';

export interface LookOptions {
  readonly color: boolean;
  readonly width: number;
  readonly unicode: boolean;
}

type Paint = (text: string) => string;

/** Symbols stand beside a word that says the same: neither colour nor symbol is needed to understand a line. */
interface Marks {
  readonly fail: string;
  readonly warn: string;
  readonly note: string;
  readonly gap: string;
  readonly pass: string;
  readonly dash: string;
  readonly separator: string;
  readonly ellipsis: string;
}

const UNICODE: Marks = {
  fail: '✖',
  warn: '▲',
  note: '·',
  gap: '?',
  pass: '✔',
  dash: '–',
  separator: ' · ',
  ellipsis: '…',
};
const ASCII: Marks = {
  fail: 'x',
  warn: '!',
  note: '.',
  gap: '?',
  pass: 'ok',
  dash: '-',
  separator: ' - ',
  ellipsis: '...',
};

export interface Look {
  readonly width: number;
  readonly mark: Marks;
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly green: Paint;
  readonly cyan: Paint;
  /** Escapes text that others may have had a hand in. */
  text(raw: string): string;
  /** Escapes and shortens a name. */
  name(raw: string): string;
}

const MIN_WIDTH = 40;
/** Wider lines are harder to read, and the rule ids at their end harder to find. */
const MAX_WIDTH = 100;

export function createLook({ color, width, unicode }: LookOptions): Look {
  const { bold, dim, red, yellow, green, cyan } = picocolors.createColors(color);
  return {
    width: Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH),
    mark: unicode ? UNICODE : ASCII,
    bold,
    dim,
    red,
    yellow,
    green,
    cyan,
    text: (raw) => escapeText(raw, unicode),
    name: (raw) => escapeName(raw, unicode),
  };
}

/** For formats that are no terminal: no colour, all of Unicode. */
export const PLAIN: Look = createLook({ color: false, width: MAX_WIDTH, unicode: true });

/** Symbol and severity as the start of a finding's first line. */
export function severityTag(look: Look, status: FindingStatus, severity: Severity): string {
  const word = severity.padEnd(8);
  if (status === 'failing') return look.red(`${look.mark.fail} ${look.bold(word)}`);
  if (status === 'warning') return look.yellow(`${look.mark.warn} ${look.bold(word)}`);
  return look.dim(`${look.mark.note} ${word}`);
}

/** Columns that `severityTag` takes. */
export const TAG_WIDTH = 10;

/** Symbol and word of an outcome. */
export function outcomeTag(look: Look, outcome: Outcome): string {
  if (outcome === 'pass') return look.green(`${look.mark.pass} ${look.bold('pass')}`);
  if (outcome === 'fail') return look.red(`${look.mark.fail} ${look.bold('fail')}`);
  return look.yellow(`${look.mark.gap} ${look.bold('undecided')}`);
}
