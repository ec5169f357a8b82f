/** Names of what archives hold besides their members, and of what was compressed as a single file. */

/** All of a zip that belongs to no member. */
export const ZIP_STRUCTURE = '<zip structure>';
/** A container that a limit kept from being decoded. */
export const RAW_BYTES = '<raw bytes>';

const SUFFIXES = /\.(?:gz|gzip|zst|zstd|br|zz|zlib|z)$/i;
const SHORT_TAR = /\.t(?:gz|zst|br)$/i;

/** What is in `dist/a.js.map.gz` is called `a.js.map`. */
export function decodedName(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const plain = SHORT_TAR.test(base) ? base.replace(SHORT_TAR, '.tar') : base.replace(SUFFIXES, '');
  return plain === base || plain === '' ? '<decoded>' : plain;
}
