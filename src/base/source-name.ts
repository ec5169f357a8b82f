/** Names in the `sources` of a map as a reader wants to see them: the author's tree. Never used as a path on a disk. */

/** What bundlers put before the path: a scheme and the name of the bundle or project. */
const BUNDLER_SCHEME = /^(?:webpack|turbopack|rspack|rsbuild|parcel|ng|meteor|rollup):\/\/[^/]{0,200}\//;
const USER_FOLDER = /((?:^|[\\/])(?:Users|home|Documents and Settings)[\\/])[^\\/]+/gi;
/** A relative path that climbs out of the project into somebody's home. */
const CLIMBS_HOME = /^(?:\.\.\/){3,60}(?:Users|home)\//;

/** The name without the scheme of a bundler. */
export function withoutBundler(name: string): string {
  return name.replace(BUNDLER_SCHEME, '');
}

/** The path with user names replaced by `<user>`. */
export function maskUser(path: string): string {
  return path.replace(USER_FOLDER, '$1<user>');
}

/** Drops bundler schemes, query strings, `./` and leading `../`, and masks user names. Never empty for a name that is not. */
export function cleanSourceName(name: string): string {
  const bare = withoutBundler(name)
    .replace(/^file:\/{0,3}/i, '/')
    .replace(/\?[^/]{0,200}$/, '');
  const path = (isAbsolutePath(bare) || CLIMBS_HOME.test(bare) ? maskUser(bare) : bare).replace(/^(?:\.{0,2}\/)+/, '');
  return path === '' ? name : path;
}

/** True for a path from the root of a disk or share, also as a `file:` URL. */
export function isAbsolutePath(name: string): boolean {
  return /^(?:file:|\/|[a-z]:[\\/]|\\\\)/i.test(name);
}
