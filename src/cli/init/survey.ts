/** What there is in the project before `leakcheck init` changes anything. Reads only. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LeakcheckError } from '../../base/errors.ts';
import type { ManifestFacts } from '../../base/types.ts';
import { readManifest } from '../../detect/manifest-facts.ts';
import { findConfig } from '../../fetch/config-file.ts';
import { chooseClient, type Client } from '../../fetch/pack/client.ts';
import { exists, isRecord, projectFolders, readManifestFile } from '../../fetch/pack/project.ts';
import { expandTarget } from '../../fetch/workspaces.ts';
import type { Terminal } from '../terminal.ts';
import { findBundler } from './bundler.ts';

export interface PackageFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the working directory, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly facts: ManifestFacts;
  /** Of what lies beside it; folders end in `/`. */
  readonly names: readonly string[];
}

export interface Survey {
  readonly folder: string;
  readonly root: PackageFile;
  /** The packages that can be published: the root, or those of a workspace. */
  readonly packages: readonly PackageFile[];
  readonly client: Client;
  readonly bundler: string | null;
  /** `packageManager` of package.json. */
  readonly declared: string | undefined;
  readonly hasLockfile: boolean;
  readonly hasConfig: boolean;
  readonly isInstalled: boolean;
  /** `leakcheck`: a workflow speaks of it already. */
  readonly ci: 'none' | 'github' | 'leakcheck';
}

type Place = Pick<Terminal, 'cwd' | 'env'>;

/** Throws EUSAGE where there is no package, and what is wrong with a package.json or a configuration. */
export async function survey(place: Place): Promise<Survey> {
  const { cwd } = place;
  const manifest = await readManifestFile(cwd);
  if (manifest === null) {
    throw new LeakcheckError('EUSAGE', 'there is no package.json here', {
      hint: 'run this in the folder of the package; `npm init` makes a new one',
    });
  }
  const root = await readPackage(cwd, '.');
  const { specs } = await expandTarget('.', place, false);
  const packages = await Promise.all(specs.map((spec) => (spec === '.' ? root : readPackage(cwd, spec))));
  const groups = [manifest['dependencies'], manifest['devDependencies']];
  const dependencies = groups.flatMap((group) => (isRecord(group) ? Object.keys(group) : []));
  const declared = manifest['packageManager'];
  return {
    folder: cwd,
    root,
    packages: packages.filter(({ facts }) => !facts.private),
    client: await chooseClient(cwd),
    bundler: findBundler(dependencies, root.facts),
    declared: typeof declared === 'string' ? declared : undefined,
    hasLockfile: await hasLockfile(cwd),
    hasConfig: (await findConfig('.', place)) !== null,
    isInstalled: dependencies.includes('leakcheck'),
    ci: await findCi(cwd),
  };
}

async function readPackage(cwd: string, spec: string): Promise<PackageFile> {
  const path = join(cwd, spec, 'package.json');
  const bytes = await readFile(path);
  const facts = readManifest(bytes);
  const name = spec === '.' ? 'package.json' : `${spec.replace(/^\.\//, '')}/package.json`;
  if (facts === null) throw new LeakcheckError('EUSAGE', `${name} is no JSON object`);
  const entries = await readdir(join(cwd, spec), { withFileTypes: true });
  const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
  return { path, name, text: bytes.toString('utf8'), facts, names };
}

const LOCKFILE = /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?)$/;

async function hasLockfile(folder: string): Promise<boolean> {
  for (const at of await projectFolders(folder)) {
    if ((await readdir(at)).some((name) => LOCKFILE.test(name))) return true;
  }
  return false;
}

async function findCi(folder: string): Promise<Survey['ci']> {
  if (!(await exists(join(folder, '.github')))) return 'none';
  const workflows = join(folder, '.github', 'workflows');
  const names = (await readdir(workflows).catch(() => [])).filter((name) => /\.ya?ml$/.test(name));
  const texts = await Promise.all(names.map((name) => readFile(join(workflows, name), 'utf8').catch(() => '')));
  return texts.some((text) => text.includes('leakcheck')) ? 'leakcheck' : 'github';
}
