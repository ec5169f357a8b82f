/** Reads the artifact's own package.json: tolerant of every wrong type, because the file is data of a stranger. */
import type { Buffer } from 'node:buffer';
import type { ManifestFacts } from '../base/types.ts';

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function licenceName(value: unknown): string | null {
  return text(value) ?? (isFields(value) ? text(value['type']) : null);
}

/** `license`, the old `{ type }` form, or the legacy `licenses` list as an SPDX expression. */
function license(manifest: Fields): string | null {
  const single = licenceName(manifest['license']);
  if (single !== null) return single;
  const legacy = manifest['licenses'];
  const names = (Array.isArray(legacy) ? legacy : [legacy]).map(licenceName).filter((name) => name !== null);
  if (names.length < 2) return names[0] ?? null;
  return `(${names.join(' OR ')})`;
}

/** Every string below `exports` that is a relative path of the package without a pattern. */
function exported(value: unknown, found: string[], depth = 0): void {
  if (depth > 8 || found.length > 1_000) return;
  if (typeof value === 'string') {
    if (value.startsWith('./') && !value.includes('*') && !value.endsWith('/')) found.push(value);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const part of Object.values(value)) exported(part, found, depth + 1);
}

function entryPoints(manifest: Fields): string[] {
  const found: string[] = [];
  for (const key of ['main', 'module', 'types', 'typings']) {
    const value = text(manifest[key]);
    if (value !== null) found.push(value);
  }
  const bin = manifest['bin'];
  found.push(...(typeof bin === 'string' ? [bin] : Object.values(texts(bin))));
  exported(manifest['exports'], found);
  return [...new Set(found.map((path) => path.replace(/^(?:\.?\/)+/, '')))].filter((path) => path !== '');
}

/** Null if the bytes are no JSON object. */
export function readManifest(bytes: Buffer): ManifestFacts | null {
  let manifest: unknown;
  try {
    manifest = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
  if (!isFields(manifest)) return null;
  const repository = manifest['repository'];
  const publish = isFields(manifest['publishConfig']) ? manifest['publishConfig'] : {};
  const files = manifest['files'];
  return {
    name: text(manifest['name']),
    version: text(manifest['version']),
    private: manifest['private'] === true,
    license: license(manifest),
    repository: text(repository) ?? (isFields(repository) ? text(repository['url']) : null),
    access: text(publish['access']),
    publishRegistry: text(publish['registry']),
    files: Array.isArray(files) ? files.filter((file) => typeof file === 'string') : null,
    scripts: texts(manifest['scripts']),
    dependencies: texts(manifest['dependencies']),
    optionalDependencies: texts(manifest['optionalDependencies']),
    entryPoints: entryPoints(manifest),
  };
}
