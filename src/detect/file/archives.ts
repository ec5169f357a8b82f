/** Archives inside the artifact, by their first bytes. What is in them is scanned as entries of their own. */
import { pathIdentity } from '../../base/fingerprint.ts';
import type { EntryPath, ManifestFacts } from '../../base/types.ts';
import { splitPath } from '../../base/glob.ts';
import { innerPath, isRealFile, type Emit, type Hooks } from '../define.ts';
import { latin1 } from '../latin1.ts';

const HEAD = 264;
const USTAR_AT = 257;

/** Format by magic; `stream` formats compress one file, which need not be an archive. */
const MAGICS: readonly { readonly magic: string; readonly format: string; readonly stream: boolean }[] = [
  { magic: 'PK\x03\x04', format: 'zip', stream: false },
  { magic: 'PK\x05\x06', format: 'zip', stream: false },
  { magic: "7z\xbc\xaf'\x1c", format: '7z', stream: false },
  { magic: 'Rar!\x1a\x07', format: 'rar', stream: false },
  { magic: '\x1f\x8b\x08', format: 'gzip', stream: true },
  { magic: '\xfd7zXZ\0', format: 'xz', stream: true },
  { magic: '\x28\xb5\x2f\xfd', format: 'zstd', stream: true },
  { magic: 'BZh', format: 'bzip2', stream: true },
];

/** Zip containers that are documents, not archives to a reader. */
const DOCUMENT = /\.(?:docx|xlsx|pptx|odt|ods|odp|epub|dotx|xltx|potx)$/i;
const TAR_NAME = /\.(?:tgz|txz|tzst|tbz2?|tar\.[a-z0-9]{2,4}|crate)$/i;

interface Candidate {
  readonly path: EntryPath;
  readonly format: string;
  readonly stream: boolean;
}

export function archives(): Hooks {
  const candidates: Candidate[] = [];
  const opened = new Set<string>();
  return {
    entry(info) {
      if (info.via === 'archive') opened.add(info.path.slice(0, -1).join('\0'));
    },
    wants: (info) => (isRealFile(info) ? HEAD : 0),
    content(info, { bytes }) {
      const head = latin1(bytes.subarray(0, HEAD));
      const found = MAGICS.find(({ magic }) => head.startsWith(magic));
      if (found !== undefined && !DOCUMENT.test(innerPath(info.path))) candidates.push({ ...found, path: info.path });
      else if (head.startsWith('ustar', USTAR_AT)) candidates.push({ path: info.path, format: 'tar', stream: false });
    },
    finish({ manifest }, emit) {
      for (const candidate of candidates) {
        const { path, stream } = candidate;
        if (!stream || TAR_NAME.test(innerPath(path)) || opened.has(path.join('\0'))) report(candidate, manifest, emit);
      }
    },
  };
}

function report({ path, format }: Candidate, manifest: ManifestFacts | null, emit: Emit): void {
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
