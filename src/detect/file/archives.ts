/** Archives inside the artifact, as the unpacker recognised them. What is in them is scanned as entries of their own. */
import { NO_TARBALL, type ContainerFact } from '../../base/entry.ts';
import { pathIdentity } from '../../base/fingerprint.ts';
import type { ManifestFacts } from '../../base/types.ts';
import { splitPath } from '../../base/glob.ts';
import { innerPath, type Emit, type Hooks } from '../define.ts';

/** Zip containers that are documents, not archives to a reader. */
const DOCUMENT = /\.(?:docx|xlsx|pptx|odt|ods|odp|epub|dotx|xltx|potx)$/i;
const TAR_NAME = /\.(?:tgz|txz|tzst|tbz2?|tar\.[a-z0-9]{2,4}|crate)$/i;

export function archives(): Hooks {
  const found: ContainerFact[] = [];
  return {
    fact(fact) {
      if (fact.kind !== 'container' || isTarget(fact)) return;
      const name = innerPath(fact.path);
      // A compressed file is an archive if it claims to be one.
      if (fact.archive ? !DOCUMENT.test(name) : TAR_NAME.test(name)) found.push(fact);
    },
    finish({ manifest }, emit) {
      for (const fact of found) report(fact, manifest, emit);
    },
  };
}

/** The target itself is no archive inside of another one. */
function isTarget({ path }: ContainerFact): boolean {
  return path.length === 1 && path[0].startsWith(NO_TARBALL);
}

function report({ path, format }: ContainerFact, manifest: ManifestFacts | null, emit: Emit): void {
  const own = isOwnPack(innerPath(path), manifest?.name ?? null);
  emit({
    ruleId: 'archive-nested',
    severity: 'medium',
    severityIfOpen: 'info',
    confidence: 'certain',
    identity: pathIdentity(path, manifest?.version ?? null),
    message: own
      ? 'an earlier `npm pack` of this package was packed again: it holds whatever that release held'
      : `${format} archive inside the package`,
    data: { format, ownPack: own },
    ...(own ? { fix: ['delete the old .tgz, and add "!**/*.tgz" to "files" in package.json'] } : {}),
    location: { path },
  });
}

/** `<name>-<version>.tgz` as npm pack names it: scope without `@`, slash as a dash. */
function isOwnPack(path: string, name: string | null): boolean {
  if (name === null) return false;
  const file = splitPath(path).at(-1)!;
  const stem = name.toLowerCase().replace('@', '').replace('/', '-');
  return (
    file.startsWith(`${stem}-`) &&
    /^\d{1,9}\.\d{1,9}\.\d{1,9}[a-z0-9.+-]{0,100}\.tgz$/.test(file.slice(stem.length + 1))
  );
}
