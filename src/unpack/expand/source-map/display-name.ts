/** Names in `sources` as a reader wants to see them. Never used as a path on a disk. */

const SCHEME = /^(?:webpack|turbopack|rsbuild|vite|parcel|file|ng|meteor|rollup):\/\//;

/** Drops bundler schemes, namespaces, `./`, leading `../` and query strings; `<source i>` where there is no name. */
export function displayName(name: string | null, sourceRoot: string | null, index: number): string {
  if (name === null || name === '') return `<source ${index}>`;
  const joined = sourceRoot && !/^(?:[a-z]+:)?\//i.test(name) ? `${sourceRoot.replace(/\/$/, '')}/${name}` : name;
  const scheme = SCHEME.exec(joined);
  let path = joined;
  if (scheme) {
    path = joined.slice(scheme[0].length);
    // webpack://<package>/./src/a.ts: the first segment names the bundle, not a folder.
    if (scheme[0] === 'webpack://') path = path.replace(/^[^/]*\//, '');
  }
  path = path.replace(/\?[^/]{0,200}$/, '').replace(/^(?:\.{0,2}\/)+/, '');
  if (path === '') path = joined;
  return path.startsWith('<') ? `\\u{3c}${path.slice(1)}` : path;
}
