/** The name of an embedded text as the last part of its entry's path. */
import { cleanSourceName } from '../../../base/source-name.ts';

/** `<source i>` where the map gives no name; a name that looks like one of ours is escaped. */
export function displayName(name: string | null, sourceRoot: string | null, index: number): string {
  if (name === null || name === '') return `<source ${index}>`;
  const rooted = sourceRoot && !/^(?:[a-z][a-z0-9+.-]{0,20}:|[\\/])/i.test(name);
  const path = cleanSourceName(rooted ? `${sourceRoot.replace(/\/$/, '')}/${name}` : name);
  return /^<(?:source|inline map|base64 text) \d/.test(path) ? `\\u{3c}${path.slice(1)}` : path;
}
