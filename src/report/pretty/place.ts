/** Where a finding is: `dist/cli.js.map > src/auth.ts:14:9`. */
import type { EntryPath, Location } from '../../base/types.ts';
import { plural, thousands } from '../../base/numbers.ts';
import type { Look } from './look.ts';

export function showPath(path: EntryPath, look: Pick<Look, 'name'>): string {
  return path.map(look.name).join(' > ');
}

/** Path with line and column, or with the byte for files that have no lines. */
export function showPlace({ path, line, column, offset }: Location, look: Pick<Look, 'name'>): string {
  const shown = showPath(path, look);
  if (line !== undefined) return `${shown}:${line}${column === undefined ? '' : `:${column}`}`;
  return offset === undefined || offset === 0 ? shown : `${shown} (at byte ${thousands(offset)})`;
}

export interface Places {
  readonly text: string;
  readonly shown: number;
}

/** As many places as fit into one line, at least one, then `+N` for those that are left. */
export function placesInLine(
  locations: readonly Location[],
  total: number,
  room: { readonly columns: number; readonly places: number },
  look: Look,
): Places {
  let text = '';
  let shown = 0;
  for (const location of locations.slice(0, room.places)) {
    const next = showPlace(location, look);
    const left = total - shown - 1;
    const needed = text.length + 2 + next.length + (left > 0 ? 3 + thousands(left).length : 0);
    if (shown > 0 && needed > room.columns) break;
    text += shown === 0 ? next : `  ${next}`;
    shown++;
  }
  const left = total - shown;
  return { text: left > 0 ? `${text}  +${thousands(left)}` : text, shown };
}

/** `214 in 37 files`, or `1 place`. Places beyond the first thousand are known by number only, hence the `+`. */
export function countPlaces(locations: readonly Location[], total: number): string {
  if (total <= 1) return plural(total, 'place');
  const files = new Set(locations.map(({ path }) => path[0])).size;
  const more = locations.length < total && files > 1 ? '+' : '';
  return `${thousands(total)} in ${thousands(files)}${more} ${files === 1 ? 'file' : 'files'}`;
}
