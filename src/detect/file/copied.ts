/** Installed dependencies that were copied into the package although nothing declares them as bundled. */
import { isJsonArray } from '../../base/loose-json.ts';
import { pathClass } from '../../base/path-class.ts';
import type { EntryPath } from '../../base/types.ts';
import { innerPath, isRealFile, type Hooks } from '../define.ts';
import { isManifest, MANIFEST_BYTES, readManifestFile } from '../manifest/read.ts';

/** The file that an installer leaves in everything that it installs; bundlers only copy code. */
const INSTALLED =
  /^(?:(.*)\/)?(?:node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json|bower_components\/[^/]+\/\.?bower\.json|\.?venv\/pyvenv\.cfg)$/;
const FOLDER = /(?:^|\/)(?:node_modules|bower_components|\.?venv)\//;

export function copied(): Hooks {
  const places: EntryPath[] = [];
  let bundles = false;
  return {
    wants: (info) => (info.path[0] === 'package.json' && isRealFile(info) && isManifest(info) ? MANIFEST_BYTES : 0),
    entry(info) {
      if (info.path.length === 1 && isRealFile(info) && isCopy(innerPath(info.path))) places.push(info.path);
    },
    content(info, { bytes }) {
      const fields = readManifestFile(info, bytes)?.fields;
      const declared = fields?.['bundleDependencies'] ?? fields?.['bundledDependencies'];
      bundles = declared === true || (isJsonArray(declared) && declared.length > 0);
    },
    finish(_, emit) {
      for (const path of places) {
        if (bundles && path[0].startsWith('node_modules/')) continue;
        emit({
          ruleId: 'package-bundled-residue',
          severity: 'medium',
          severityIfOpen: 'low',
          confidence: 'certain',
          identity: 'copied dependencies',
          message: 'installed dependencies were copied into the package; nothing declares them as bundled',
          location: { path },
        });
      }
    },
  };
}

/** The outermost of such folders counts, and one inside of tests or examples is theirs. */
function isCopy(path: string): boolean {
  const outside = INSTALLED.exec(path)?.[1] ?? '';
  return INSTALLED.test(path) && !FOLDER.test(`${outside}/`) && pathClass(`${outside}/x`) === 'product';
}
