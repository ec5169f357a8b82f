/**
 * The user's own npm settings: registry, scopes, credentials, proxy, certificates, cache. They hold secrets: handed to
 * npm's libraries and nowhere else, never printed or serialised.
 */
import { dirname, join } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import type { FetchOptions } from './artifact.ts';
import { parseHttpUrl } from './url.ts';

export type NpmOptions = Readonly<Record<string, unknown>>;

/**
 * The settings a download needs. Everything else stays out: `before` and `min-release-age` would hide a fresh release,
 * `offline` is our own flag, and flattening `user-agent` or `omit` writes to the environment of this process.
 */
const USED = new Set([
  'registry',
  'scope',
  'proxy',
  'https-proxy',
  'noproxy',
  'ca',
  'cafile',
  'cert',
  'key',
  'strict-ssl',
  'local-address',
  'maxsockets',
  'cache',
  'replace-registry-host',
  'tag',
]);

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]{0,127})\}/;

/** Where npm's own `npmrc` may lie: with the npm that started us, else with the one beside Node. It need not exist. */
function npmFolder(env: FetchOptions['env'], execPath: string, platform: string): string {
  const started = env['npm_execpath'];
  if (started !== undefined && /[\\/]np[mx]-cli\.js$/.test(started)) return dirname(dirname(started));
  const beside = platform === 'win32' ? dirname(execPath) : join(dirname(dirname(execPath)), 'lib');
  return join(beside, 'node_modules', 'npm');
}

/**
 * Loads npm's configuration as npm itself would find it from `cwd` and `env`, made fit for a gate: no scripts, no other
 * kind of package than asked for, 2 retries after 1 to 5 seconds.
 * @throws LeakcheckError ECONFIG, EUSAGE for a bad `--registry`.
 */
export async function loadNpmOptions(options: FetchOptions): Promise<NpmOptions> {
  const flat = await loadFlat(options);
  const registry = options.registry ?? flat['registry'];
  if (parseHttpUrl(registry) === null) throw badRegistry(options, registry);
  return {
    ...flat,
    registry,
    ignoreScripts: true,
    allowFile: 'none',
    allowDirectory: 'none',
    allowGit: 'none',
    allowRemote: 'none',
    offline: options.offline === true,
    timeout: idleSeconds(options) * 1000,
    fetchRetries: 2,
    fetchRetryFactor: 3,
    fetchRetryMintimeout: 1000,
    fetchRetryMaxtimeout: 5000,
    userAgent: options.userAgent,
  };
}

export function idleSeconds(options: FetchOptions): number {
  return options.timeoutSeconds ?? 30;
}

async function loadFlat(options: FetchOptions): Promise<NpmOptions> {
  const [{ default: Config }, { default: npm }] = await Promise.all([
    import('@npmcli/config'),
    import('@npmcli/config/lib/definitions/index.js'),
  ]);
  const { execPath, platform } = process;
  // Config writes to the environment it is given: this is a copy.
  const env = Object.fromEntries(Object.entries(options.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const config = new Config({
    definitions: npm.definitions,
    shorthands: npm.shorthands,
    nerfDarts: npm.nerfDarts,
    flatten(data, flat) {
      for (const [key, value] of Object.entries(data)) {
        if (USED.has(key)) npm.definitions[key]?.flatten?.(key, data, flat);
        else if (key.startsWith('//') || /^@.{1,214}:registry$/.test(key)) flat[key] = value;
      }
    },
    npmPath: npmFolder(options.env, execPath, platform),
    cwd: options.cwd,
    env,
    execPath,
    platform,
    argv: [execPath, 'leakcheck'],
    warn: false,
  });
  try {
    await config.load();
    return config.flat;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new LeakcheckError('ECONFIG', `npm's configuration cannot be read${code}`, {
      hint: 'npm config list says what is wrong with it',
    });
  }
}

function badRegistry(options: FetchOptions, registry: unknown): LeakcheckError {
  if (options.registry !== undefined) {
    return new LeakcheckError('EUSAGE', 'the registry is not a URL', {
      hint: 'say --registry https://registry.example.org/',
    });
  }
  const variable = VARIABLE.exec(String(registry))?.[1];
  return new LeakcheckError('ECONFIG', "the registry in npm's configuration is not a URL", {
    hint: variable === undefined ? 'npm config get registry shows it' : `the variable ${variable} is not set`,
  });
}

/** What npm's configuration holds for a host: credentials, or a variable in their place that is not set. */
export function credentialsFor(host: string, options: NpmOptions): { known: boolean; unsetVariable?: string } {
  const values = Object.entries(options)
    .filter(([key]) => key.startsWith(`//${host}/`) && /:(?:_authToken|_auth|_password|username|certfile)$/.test(key))
    .map(([, value]) => String(value));
  const unsetVariable = values.map((value) => VARIABLE.exec(value)?.[1]).find((name) => name !== undefined);
  return unsetVariable === undefined ? { known: values.length > 0 } : { known: true, unsetVariable };
}
