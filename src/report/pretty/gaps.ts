/** What was not looked at, one line per gap. */
import type { Incomplete, Report } from '../../base/types.ts';
import { plural } from '../../base/numbers.ts';
import type { Look } from './look.ts';
import { showPath } from './place.ts';
import { hang } from './wrap.ts';

const MAX_GAPS = 5;

export function gaps({ incomplete, verdict }: Report, verbose: boolean, look: Look): string[] {
  return gapLines(incomplete, { verbose, waived: verdict.outcome === 'pass' }, look);
}

/** What the policy asked for in vain, without insisting. */
export function remarks({ verdict }: Report, look: Look): string[] {
  return verdict.notes.flatMap((note) => hang(`${look.mark.dash} `, look.text(note), look.width, 2));
}

export interface GapOptions {
  readonly verbose: boolean;
  readonly waived: boolean;
}

export function gapLines(incomplete: readonly Incomplete[], { verbose, waived }: GapOptions, look: Look): string[] {
  const shown = verbose ? incomplete : incomplete.slice(0, MAX_GAPS);
  const mark = waived ? look.mark.dash : look.yellow(look.mark.gap);
  const lines = shown.flatMap((gap) => {
    const text = `${describe(gap, look)}${waived ? ', accepted by --allow-incomplete' : ''}`;
    return hang(`${mark} `, text, look.width, 2);
  });
  const left = incomplete.length - shown.length;
  return left > 0 ? [...lines, look.dim(`  and ${plural(left, 'more gap')}, --verbose lists all`)] : lines;
}

function describe({ path, detail }: Incomplete, look: Look): string {
  return path === undefined ? look.text(detail) : `not checked: ${showPath(path, look)} (${look.text(detail)})`;
}
