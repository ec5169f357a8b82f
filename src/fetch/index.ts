/** The face of the stage: a target as the user typed it becomes a source of packed bytes. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { throwIfAborted } from './deadline.ts';
import { absolutePath, PLATFORM } from './path-target.ts';
import { classifyTarget } from './resolve-target.ts';
import { explainPath, openStdin, openTarball } from './tarball.ts';

/** `leakcheck dist` must not judge a stranger's package called dist. */
async function refuseAmbiguous(spec: string, options: FetchOptions): Promise<void> {
  if (spec.includes('@') || spec.includes(':')) return;
  const found = await stat(resolve(options.cwd, spec)).catch(() => null);
  if (found === null) return;
  const kind = found.isDirectory() ? 'folder' : 'file';
  throw new LeakcheckError('EUSAGE', `"${spec}" is a ${kind} here and could be a package`, {
    hint: `say ./${spec} for the ${kind} or ${spec}@latest for the registry package`,
  });
}

async function openPath(spec: string, options: FetchOptions): Promise<ArtifactSource> {
  const path = absolutePath(spec, options);
  let isDirectory: boolean;
  try {
    isDirectory = (await stat(path)).isDirectory();
  } catch (error) {
    throw explainPath(error, spec);
  }
  // A file without a tarball's name is opened too: what it holds is for the unpacker to say.
  if (!isDirectory) return openTarball(path, spec, options);
  const { openDirectory } = await import('./directory.ts');
  return openDirectory(path, spec, options);
}

/**
 * Opens a target: a path, `-` for standard input, a URL or a registry spec. Registry specs are resolved to one exact
 * version here; the bytes flow when the source is read.
 * @throws LeakcheckError when nothing can be judged.
 */
export async function openTarget(spec: string, options: FetchOptions): Promise<ArtifactSource> {
  throwIfAborted(options.signal);
  const target = await classifyTarget(spec, PLATFORM);
  switch (target.kind) {
    case 'bytes':
    case 'files':
      return openStdin(options);
    case 'tarball':
    case 'directory':
      return openPath(target.spec, options);
    case 'remote': {
      const { openRemote } = await import('./remote.ts');
      return openRemote(target.spec, options);
    }
    case 'registry': {
      await refuseAmbiguous(target.spec, options);
      const { openRegistry } = await import('./registry.ts');
      return openRegistry(target.spec, options);
    }
  }
}
