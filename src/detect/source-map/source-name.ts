/** What the name of a source says: whose it is, where it lies, whether it betrays a machine. */

/** Made by the bundler, not by the author: counted, never an example. */
const RUNTIME =
  /^(?:\0|rolldown:|vite:|vite\/|webpack\/(?:bootstrap|runtime\/|startup|before-startup|after-startup)|\(webpack\))/;
const BUNDLER_SCHEME = /^(?:webpack|turbopack|rsbuild|parcel|ng|meteor|rollup):\/\/[^/]*\//;
const STYLE = /\.(?:css|scss|sass|less|styl|pcss)(?:\?|$)/;
const ABSOLUTE = /^(?:file:|\/|[a-z]:[\\/]|\\\\)/i;
const USER_FOLDER = /([\\/](?:Users|home)[\\/])[^\\/]+/gi;

export function isThirdParty(name: string | null): boolean {
  return name !== null && /(?:^|[\\/])node_modules[\\/]/.test(name);
}

export function isRuntime(name: string | null): boolean {
  return name !== null && RUNTIME.test(name.replace(BUNDLER_SCHEME, ''));
}

export function isStyle(name: string | null): boolean {
  return name !== null && STYLE.test(name);
}

/** An absolute path of a disk: not a bundler's scheme, not a virtual module. */
export function isAbsolute(name: string | null): boolean {
  return name !== null && ABSOLUTE.test(name) && !name.startsWith('\0');
}

/** The path with user names masked. */
export function maskUser(path: string): string {
  return path.replace(USER_FOLDER, '$1<user>');
}

/** First folder of a displayed source path, with its slash; the top is `./`. */
export function topFolder(path: string): string {
  const slash = path.indexOf('/');
  return slash <= 0 ? './' : path.slice(0, slash + 1);
}

/** A name without bundler scheme, leading dots and user names: for reading, never for a disk. */
export function displayPath(name: string): string {
  const bare = name.replace(BUNDLER_SCHEME, '').replace(/^(?:\.{0,2}\/)+/, '');
  return maskUser(bare === '' ? name : bare);
}
