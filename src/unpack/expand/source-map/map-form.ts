/** In what form a map lies in its entry. */
import type { EntryInfo } from '../../../base/entry.ts';
import type { EntryPath, MapForm } from '../../../base/types.ts';

/** True for what was compressed in a data: URL. */
function isInline(path: EntryPath): boolean {
  return path.length > 2 && path.at(-2)!.startsWith('<inline map ');
}

/** `isOutermost`: the map is the document itself, not a part of one. */
export function formOf({ via, path }: EntryInfo, isOutermost: boolean): MapForm {
  if (!isOutermost || via === 'map-content' || via === 'base64') return 'embedded';
  return via === 'data-url' || isInline(path) ? 'inline' : 'file';
}
