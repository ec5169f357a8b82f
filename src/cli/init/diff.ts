/** A change of a file for reading: what goes, what comes, two lines around it. */
import { createLook, type LookOptions } from '../../report/pretty/look.ts';
import type { FileChange } from '../write-files.ts';

const CONTEXT = 2;

export function showChange({ name, before, after }: FileChange, options: LookOptions): string {
  const look = createLook(options);
  const old = before === null ? [] : linesOf(before);
  const fresh = linesOf(after);
  const head = sharedLines(old, fresh);
  const tail = sharedLines(old.slice(head).toReversed(), fresh.slice(head).toReversed());
  const show = (mark: string, line: string): string => `${mark} ${look.text(line.replaceAll('\t', '  '))}`;
  const lines = [
    ...fresh.slice(Math.max(0, head - CONTEXT), head).map((line) => look.dim(show(' ', line))),
    ...old.slice(head, old.length - tail).map((line) => look.red(show('-', line))),
    ...fresh.slice(head, fresh.length - tail).map((line) => look.green(show('+', line))),
    ...fresh.slice(fresh.length - tail, fresh.length - tail + CONTEXT).map((line) => look.dim(show(' ', line))),
  ];
  const title = before === null ? `${look.name(name)} (new)` : look.name(name);
  return `${[look.bold(title), ...lines].join('\n')}\n`;
}

function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
}

function sharedLines(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}
