/** Recognises repositories on public forges. Only by name: whether the repository is public is not asked. */

/** Hosts where everybody can open a public repository, and hosts of large free projects. */
const FORGES = new Set([
  '0xacab.org',
  'android.googlesource.com',
  'bitbucket.org',
  'chromium.googlesource.com',
  'code.launchpad.net',
  'codeberg.org',
  'framagit.org',
  'gist.github.com',
  'git.launchpad.net',
  'git.savannah.gnu.org',
  'git.sr.ht',
  'gitea.com',
  'gitee.com',
  'github.com',
  'gitlab.com',
  'gitlab.freedesktop.org',
  'gitlab.gnome.org',
  'gitgud.io',
  'invent.kde.org',
  'notabug.org',
  'opendev.org',
  'pagure.io',
  'salsa.debian.org',
  'sourceforge.net',
]);

/** The shorthands of npm's `repository` field. */
const SHORTHANDS: ReadonlyMap<string, string> = new Map([
  ['github', 'github.com'],
  ['gitlab', 'gitlab.com'],
  ['bitbucket', 'bitbucket.org'],
  ['gist', 'gist.github.com'],
]);

const MAX_LENGTH = 2048;
/** Path segments that begin a view inside the repository. */
const VIEWS = new Set(['-', 'tree', 'blob', 'src']);

/** `host/owner/name` of a repository on a public forge, without credentials; null for anything else. */
export function publicForge(repository: string): string | null {
  if (repository.length > MAX_LENGTH) return null;
  const place = locate(repository.trim());
  if (place === null) return null;
  const host = place.host.toLowerCase().replace(/^www\./, '');
  if (!FORGES.has(host)) return null;
  const segments = place.path.split('/').filter((segment) => segment !== '');
  const end = segments.findIndex((segment, index) => index >= 2 && VIEWS.has(segment));
  const own = segments.slice(0, end === -1 ? undefined : end);
  if (own.length < (host === 'gist.github.com' ? 1 : 2)) return null;
  return [host, ...own].join('/').replace(/\.git$/, '');
}

interface Place {
  readonly host: string;
  readonly path: string;
}

const SHORTHAND = /^(?:(github|gitlab|bitbucket|gist):)?([\w.-]{1,200}(?:\/[\w.-]{1,200})?)(?:#.{0,200})?$/;
const SCP = /^(?:(?:git\+)?ssh:\/\/)?(?:[\w.-]{1,64}@)?([\w.-]{1,200}):(?!\/\/)([\w./~-]{1,400})(?:#.{0,200})?$/;

/** Shorthand, URL, or the `git@host:owner/name` of ssh, in this order. */
function locate(repository: string): Place | null {
  const [, name = 'github', short] = SHORTHAND.exec(repository) ?? [];
  const named = SHORTHANDS.get(name);
  if (named !== undefined && short !== undefined) return { host: named, path: short };
  const address = repository.includes('://') ? repository.replace(/^git\+/, '') : `https://${repository}`;
  if (URL.canParse(address)) {
    const { hostname, pathname } = new URL(address);
    return { host: hostname, path: pathname };
  }
  const [, host, path] = SCP.exec(repository) ?? [];
  return host === undefined || path === undefined ? null : { host, path };
}
