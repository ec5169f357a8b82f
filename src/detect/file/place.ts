/** Locations inside the bytes that a `content` hook was given. */
import type { EntryInfo } from '../../base/entry.ts';
import type { Location } from '../../base/types.ts';
import { LineCursor } from '../lines.ts';

/** `offset` in bytes from the start of the entry. */
export function placeAt(info: EntryInfo, bytes: Uint8Array, offset: number): Location {
  const cursor = new LineCursor();
  cursor.advance(bytes.subarray(0, offset));
  return { path: info.path, offset, line: cursor.line + 1, column: cursor.column + 1 };
}
