/** A tarball at a URL that the user typed. Nobody declares its integrity. */
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { download } from './download.ts';
import { loadNpmOptions } from './npm-config.ts';
import { parseHttpUrl } from './url.ts';

/** A URL fit for showing: credentials and query may be secrets. */
function shownUrl(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

export async function openRemote(spec: string, options: FetchOptions): Promise<ArtifactSource> {
  const url = parseHttpUrl(spec);
  if (url === null) {
    throw new LeakcheckError('EUSAGE', 'the target is not a valid URL', { hint: 'say https://host.example/file.tgz' });
  }
  const shown = shownUrl(url);
  // A typed address is fetched as typed: npm would replace the host of its public registry by the configured one.
  const npmOptions = { ...(await loadNpmOptions(options)), replaceRegistryHost: 'never' };
  return {
    target: { kind: 'remote', spec: shown },
    read: (consume) =>
      download(
        { subject: shown, host: url.host, options: npmOptions, url: url.href, declared: null },
        options,
        consume,
      ),
  };
}
