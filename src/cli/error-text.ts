/** Errors as messages: what happened and what to do for a known one, a stack and a request for an unknown one. */
import { LeakcheckError } from '../base/errors.ts';
import { escapeText } from '../report/escape.ts';

/** Text for stderr, ending with a newline. `debug` adds the chain of causes. */
export function errorText(error: unknown, debug: boolean, target?: string): string {
  if (!(error instanceof LeakcheckError)) return bugText(error);
  const prefix = target === undefined || error.message.includes(target) ? '' : `${target}: `;
  const lines = [`leakcheck: ${prefix}${error.message}`, ...hintLines(error)];
  if (debug) lines.push(...stackLines(error));
  return lines.map((line) => `${escapeText(line)}\n`).join('');
}

/** A hint may quote what another program said, line by line. */
function hintLines({ hint }: LeakcheckError): string[] {
  return hint === undefined ? [] : hint.split('\n').map((line) => `  ${line}`);
}

function bugText(error: unknown): string {
  const lines = [
    ...stackLines(error),
    '',
    `this is a bug in leakcheck ${__LEAKCHECK_VERSION__}: please report it with the lines above`,
  ];
  return lines.map((line) => `${escapeText(line)}\n`).join('');
}

const MAX_CAUSES = 5;

function stackLines(error: unknown): string[] {
  const lines: string[] = [];
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current !== undefined; depth++) {
    const text = current instanceof Error ? (current.stack ?? current.message) : String(current);
    lines.push(...`${depth === 0 ? '' : 'caused by '}${text}`.split('\n'));
    current = current instanceof Error ? current.cause : undefined;
  }
  return lines;
}
