/** Which map tells where the places of a file come from. */
import type { EntryPath, MapRecord } from '../base/types.ts';
import { pathKey } from '../detect/source-map/links.ts';

const INLINE = /^<inline map (\d{1,9})>$/;
const MAP = /\.map$/;

/** A map and the text that it is for. */
export interface Owned {
  readonly generated: EntryPath;
  readonly map: EntryPath;
}

/** True for a map in a data: URL of its text. */
export function isInline({ map }: Owned): boolean {
  return INLINE.test(map.at(-1)!);
}

/** The file of that name in the same folder or container; `name` is all of its last part. */
function besides(path: EntryPath, name: string): EntryPath {
  const [first, ...inner] = path.slice(0, -1);
  return first === undefined ? [name] : [first, ...inner, name];
}

/** By the place of the map, by a comment in the text, or by the name alone. */
function generatedOf({ path, form, linkedFrom }: MapRecord): EntryPath | null {
  if (linkedFrom) return linkedFrom;
  const name = path.at(-1)!;
  if (form === 'file') return MAP.test(name) ? besides(path, name.replace(MAP, '')) : null;
  const [first, ...inner] = path.slice(0, -1);
  return form === 'inline' && first !== undefined && INLINE.test(name) ? [first, ...inner] : null;
}

function inlineNumber({ map }: Owned): number {
  return Number(INLINE.exec(map.at(-1)!)?.[1] ?? 0);
}

/** Of several maps for one file: the one that has its name, else the last of those inside, else the only one. */
function choose(maps: readonly Owned[]): Owned | null {
  const named = maps.find(({ map, generated }) => map.at(-1) === `${generated.at(-1)!}.map`);
  const last = maps.toSorted((a, b) => inlineNumber(b) - inlineNumber(a))[0];
  return named ?? (last && (maps.length === 1 || isInline(last)) ? last : null);
}

/** A function from a text to its map, null if it has none. */
export function mapIndex(records: readonly MapRecord[]): (generated: EntryPath) => Owned | null {
  const byText = new Map<string, Owned[]>();
  for (const record of records) {
    const generated = generatedOf(record);
    if (!generated) continue;
    const owned = { generated, map: record.path };
    const known = byText.get(pathKey(generated));
    if (known) known.push(owned);
    else byText.set(pathKey(generated), [owned]);
  }
  return (generated) => choose(byText.get(pathKey(generated)) ?? []);
}
