/** The environment of a package manager that leakcheck starts: without what the one that started leakcheck left there. */
import type { FetchOptions } from '../artifact.ts';

/** Settings of the outer command that would change what the inner one packs, or where it puts it. */
const OUTER_SETTINGS: ReadonlySet<string> = new Set([
  'dry_run',
  'json',
  'pack_destination',
  'workspace',
  'workspaces',
  'include_workspace_root',
]);
const SCRIPT_SETTINGS: ReadonlySet<string> = new Set(['ignore_scripts']);
const LIFECYCLE = /^(?:npm_package_|npm_lifecycle_)|^(?:npm_command|init_cwd)$/i;
const SETTING = /^p?npm_config_(.{1,200})$/i;

/**
 * A copy of `env` for a nested pack. PATH, HOME, registry, cache, credentials and proxy stay. With `scripts` the user's
 * choice not to run any stays as well.
 */
export function packEnvironment(
  env: FetchOptions['env'],
  { scripts }: { readonly scripts: boolean },
): FetchOptions['env'] {
  const kept = Object.entries(env).filter(([name]) => {
    if (LIFECYCLE.test(name)) return false;
    const setting = SETTING.exec(name)?.[1]?.toLowerCase().replaceAll('-', '_');
    if (setting === undefined) return true;
    return !OUTER_SETTINGS.has(setting) && (scripts || !SCRIPT_SETTINGS.has(setting));
  });
  return { ...Object.fromEntries(kept), npm_config_update_notifier: 'false' };
}

/** A copy of `env` for an upload: what the user set for it stays, `dry-run` included. */
export function uploadEnvironment(env: FetchOptions['env']): FetchOptions['env'] {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !LIFECYCLE.test(name)));
}
