/** A package.json as a detector sees it: parsed once, with the place of a key. */
import { Buffer } from 'node:buffer';
import type { EntryInfo } from '../../base/entry.ts';
import { isJsonObject, parseLooseJson } from '../../base/loose-json.ts';
import type { JsonObject, Location } from '../../base/types.ts';
import { innerPath } from '../define.ts';
import { placeAt } from '../file/place.ts';

export const MANIFEST_BYTES: number = 512 * 1024;

export interface ManifestFile {
  readonly fields: JsonObject;
  /** The artifact's own, not that of a bundled package or a fixture. */
  readonly own: boolean;
  /** Where the first key of this name stands; the file itself if it is written in another way. */
  placeOf(key: string): Location;
}

export function isManifest(info: EntryInfo): boolean {
  const path = innerPath(info.path);
  return path === 'package.json' || path.endsWith('/package.json');
}

/** Null if the bytes are no JSON object. */
export function readManifestFile(info: EntryInfo, bytes: Uint8Array): ManifestFile | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields = parseLooseJson(buffer.toString('utf8'));
  if (!isJsonObject(fields)) return null;
  return {
    fields,
    own: info.path.length === 1 && info.path[0] === 'package.json',
    placeOf(key) {
      const at = buffer.indexOf(`${JSON.stringify(key)}`);
      return at === -1 ? { path: info.path } : placeAt(info, bytes, at);
    },
  };
}
