/** The package in a folder: packed as a publish would pack it, into a private place, and judged there. */
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { chooseClient } from './pack/client.ts';
import { packFolder, type Packed } from './pack/pack.ts';
import { openTarball } from './tarball.ts';
import { withTempFolder } from './temp-folder.ts';

/** `path` is absolute; `shown` is what the user typed. Packing happens when the source is read. */
export function openDirectory(path: string, shown: string, options: FetchOptions): ArtifactSource {
  return {
    target: { kind: 'directory', spec: shown },
    read: (consume) =>
      withTempFolder(async (temp) => {
        const client = options.packWith ?? (await chooseClient(path));
        const scripts = options.runScripts === true;
        const packed = await packFolder({ folder: path, shown, temp, client, scripts }, options);
        return packedSource(packed, shown, options).read(consume);
      }),
  };
}

/** A tarball that was just made of a folder: judged as that folder. */
export function packedSource(packed: Packed, shown: string, options: FetchOptions): ArtifactSource {
  const { path, packedBy, scriptsNotRun, folder, client } = packed;
  const tarball = openTarball(path, shown, options);
  return {
    target: { kind: 'directory', spec: shown },
    async read(consume) {
      const { result, facts } = await tarball.read(consume);
      const more = { packedBy, packedFrom: { folder, client } };
      return { result, facts: { ...facts, ...more, ...(scriptsNotRun.length === 0 ? {} : { scriptsNotRun }) } };
    },
  };
}
