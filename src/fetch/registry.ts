/** Registry targets: resolves a spec to one release, with as small a document as the registry offers, and streams its tarball. */
import npa from 'npm-package-arg';
import { LeakcheckError } from '../base/errors.ts';
import type { ArtifactSource, FetchOptions } from './artifact.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { parseDeclared, type Declared } from './declared-integrity.ts';
import { download, PATIENCE } from './download.ts';
import { explain, isTimeout, type FailureContext } from './network-errors.ts';
import { idleSeconds, loadNpmOptions, type NpmOptions } from './npm-config.ts';
import { parseHttpUrl } from './url.ts';

interface Release {
  readonly version: string;
  readonly tarball: string;
  readonly declared: Declared | null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a release from a version document. Null when it is none, or one of another package. */
function decodeRelease(document: unknown, name: string): Release | null {
  if (!isRecord(document) || document['name'] !== name || !isRecord(document['dist'])) return null;
  const { version, dist } = { version: document['version'], dist: document['dist'] };
  const tarball = dist['tarball'];
  if (typeof version !== 'string' || version.length > 256 || typeof tarball !== 'string') return null;
  if (parseHttpUrl(tarball) === null) return null;
  return { version, tarball, declared: parseDeclared(dist['integrity'], dist['shasum']) };
}

/** The version or tag that the single-version endpoint understands; ranges need the whole packument. */
function endpointVersion(spec: npa.Result, options: NpmOptions): string | null {
  if (spec.type === 'version' || spec.type === 'tag') return spec.fetchSpec;
  return spec.fetchSpec === '*' ? String(options['defaultTag'] ?? 'latest') : null;
}

/** A few kilobytes instead of a packument. Any failure but silence means: ask for the packument. */
async function fromEndpoint(spec: npa.Result, name: string, options: NpmOptions): Promise<Release | null> {
  const wanted = endpointVersion(spec, options);
  if (wanted === null) return null;
  const { default: registryFetch } = await import('npm-registry-fetch');
  try {
    const path = `/${spec.escapedName ?? name}/${encodeURIComponent(wanted)}`;
    const release = decodeRelease(await registryFetch.json(path, { ...options, spec, fetchRetries: 0 }), name);
    return spec.type === 'version' && release?.version !== wanted ? null : release;
  } catch (error) {
    if (isTimeout(error)) throw error;
    return null;
  }
}

async function fromPackument(spec: npa.Result, name: string, options: NpmOptions): Promise<Release | null> {
  const { default: pacote } = await import('pacote');
  return decodeRelease(await pacote.manifest(`${name}@${spec.rawSpec}`, options), name);
}

async function resolveRelease(
  spec: npa.Result,
  name: string,
  deadline: Deadline,
  context: FailureContext,
): Promise<Release> {
  // A release that is a minute old must be seen: the cached document is revalidated.
  const options = { ...context.options, preferOnline: true, signal: deadline.signal };
  try {
    const small = await deadline.wait(fromEndpoint(spec, name, options));
    const release = small ?? (await deadline.wait(fromPackument(spec, name, options)));
    if (release !== null) return release;
  } catch (error) {
    throw explain(error, context);
  } finally {
    deadline.close();
  }
  throw new LeakcheckError(
    'ENETWORK',
    `${context.host} describes ${context.subject} without a usable tarball address`,
    {
      hint: 'the registry, or a proxy before it, answers in a form that npm could not install either',
    },
  );
}

interface Located {
  readonly typed: npa.Result;
  readonly name: string;
  readonly host: string;
  readonly npmOptions: NpmOptions;
  readonly release: Release;
}

async function locate(specText: string, options: FetchOptions): Promise<Located> {
  const typed = npa(specText);
  const spec = typed.subSpec ?? typed;
  const name = spec.name ?? '';
  const npmOptions = await loadNpmOptions(options);
  const { default: registryFetch } = await import('npm-registry-fetch');
  const host = parseHttpUrl(registryFetch.pickRegistry(spec, npmOptions))?.host ?? 'the registry';
  const subject = spec.rawSpec === '*' ? name : `${name}@${spec.rawSpec}`;
  const deadline = startDeadline(options.signal, idleSeconds(options) * PATIENCE);
  const release = await resolveRelease(spec, name, deadline, { subject, host, options: npmOptions });
  return { typed, name, host, npmOptions, release };
}

/** What the registry declares for one release, as an SRI string; null if nothing usable. Throws as `openRegistry`. */
export async function declaredIntegrity(name: string, version: string, options: FetchOptions): Promise<string | null> {
  const { release } = await locate(`${name}@${version}`, options);
  return release.declared?.integrity ?? null;
}

/** Resolves `name`, `name@version`, `name@tag`, `name@range` or `alias@npm:name@…` with the user's npm settings. */
export async function openRegistry(specText: string, options: FetchOptions): Promise<ArtifactSource> {
  const { typed, name, host, npmOptions, release } = await locate(specText, options);
  const alias = typed.subSpec === undefined || typed.name === undefined ? {} : { requestedAs: typed.name };

  return {
    target: { kind: 'registry', spec: specText },
    async read(consume) {
      const from = { subject: `${name}@${release.version}`, host, options: npmOptions };
      const { result, facts } = await download(
        { ...from, url: release.tarball, declared: release.declared },
        options,
        consume,
      );
      return { result, facts: { ...facts, name, version: release.version, ...alias } };
    },
  };
}
