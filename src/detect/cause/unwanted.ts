/** Which files a finding wants out of the package, as patterns for `files` and `.npmignore`. */
import { splitPath, compileGlobs } from '../../base/glob.ts';
import type { RuleId } from '../../base/rule-ids.ts';
import type { Finding } from '../../base/types.ts';

const MAPS: ReadonlySet<RuleId> = new Set([
  'source-map-embedded-source',
  'source-map-paths-only',
  'source-map-unlinked',
  'source-map-absolute-path',
]);
const ALL_MAPS = '**/*.map';
/** Files that nobody needs who uses the package. */
const WHOLE_FILES =
  /^(?:ai|credential-file|dev-file|personal)-|^(?:archive-nested|debug-(?:build-info|log-file|memory-snapshot|test-report)|file-leakcheck-config|key-(?:crypto-wallet|keystore)|package-(?:bundled-residue|untracked-file)|source-(?:build-stats|original-files|vcs-directory))$/;
/** A key may also stand in the middle of code, which is needed. */
const KEY_FILE = /(?:^|\/)(?:id_[^/.]*|[^/]*\.(?:pem|key|p8|ppk|asc|gpg|jwk))$/i;
const SOURCE_FOLDER = 'src';
const MAX_PATHS = 5;

/** Patterns from the root of the package, without `!`; none for what cannot be left out. `packed` are all its paths. */
export function unwantedBy(
  finding: Finding,
  packed: readonly string[],
  isNeeded: (path: string) => boolean,
): readonly string[] {
  const { ruleId, data } = finding;
  const paths = [...new Set(finding.locations.map(({ path }) => path[0]))].filter((path) => !isNeeded(path));
  if (MAPS.has(ruleId)) return paths.some((path) => path.endsWith('.map')) ? [ALL_MAPS] : [];
  if (ruleId === 'package-no-files-allowlist') return 'maps' in data ? [ALL_MAPS] : [];
  if (ruleId === 'key-private-key')
    return grouped(
      paths.filter((path) => KEY_FILE.test(path)),
      packed,
    );
  if (!WHOLE_FILES.test(ruleId)) return [];
  if (ruleId === 'source-original-files' && !paths.every((path) => path.startsWith(`${SOURCE_FOLDER}/`))) return [];
  const { folder } = data;
  const isPlain = finding.locations.every(({ path }) => path.length === 1);
  if (typeof folder === 'string' && isPlain) return [folder];
  return grouped(paths, packed);
}

/** Each path; of many the folders that hold nothing else, and names that repeat. */
function grouped(paths: readonly string[], packed: readonly string[]): readonly string[] {
  if (paths.length <= MAX_PATHS) return paths;
  const tops = [...new Set(paths.map((path) => path.split('/', 1)[0]!))];
  const unwanted = new Set(paths);
  const isWhole = (top: string): boolean =>
    packed.every((path) => unwanted.has(path) || (path !== top && !path.startsWith(`${top}/`)));
  if (tops.length <= MAX_PATHS && tops.every(isWhole)) return tops;
  const names = new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)));
  return names.size <= MAX_PATHS ? [...names].map((name) => `**/${name}`) : paths;
}

/** Whether a path is one of the patterns, or lies in a folder that is. */
export function matcher(patterns: readonly string[]): (path: string) => boolean {
  const test = compileGlobs(patterns.flatMap((pattern) => [literal(pattern), `${literal(pattern)}/**`]));
  return (path) => test(splitPath(path));
}

/** Braces of a name are no alternatives. */
function literal(pattern: string): string {
  return pattern.replaceAll(/[{}]/g, '?');
}
