/** What the name of a source says: whose it is, where it lies, whether it betrays a machine. */
import { isAbsolutePath, withoutBundler } from '../../base/source-name.ts';

/** Made by the bundler, not by the author: counted, never an example. */
const RUNTIME =
  /^(?:webpack\/(?:bootstrap|runtime\/|startup|before-startup|after-startup|universalModuleDefinition)|\(webpack\)|external |vite\/(?:modulepreload-polyfill|preload-helper|dynamic-import-helper|legacy-polyfills)|(?:\.{1,2}\/){0,60}(?:\0|rolldown:|vite:))/;
const STYLE = /\.(?:css|scss|sass|less|styl|pcss)(?:\?|$)/;

export function isThirdParty(name: string | null): boolean {
  return name !== null && /(?:^|[\\/])node_modules[\\/]/.test(name);
}

export function isRuntime(name: string | null): boolean {
  return name !== null && RUNTIME.test(withoutBundler(name));
}

export function isStyle(name: string | null): boolean {
  return name !== null && STYLE.test(name);
}

/** An absolute path of a disk: not a bundler's scheme, not a virtual module. */
export function isAbsolute(name: string | null): name is string {
  return name !== null && isAbsolutePath(name);
}

/** First folder of a displayed source path, with its slash; the top is `./`. */
export function topFolder(path: string): string {
  const slash = path.indexOf('/');
  return slash <= 0 ? './' : path.slice(0, slash + 1);
}
