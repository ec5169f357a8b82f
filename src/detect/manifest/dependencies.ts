/** Dependencies that no registry serves: folders of the author's machine, other repositories, plain addresses. */
import { isJsonObject } from '../../base/loose-json.ts';
import type { Location } from '../../base/types.ts';
import type { Emit, Summary } from '../define.ts';
import type { ManifestFile } from './read.ts';

const FIELDS = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const;

const LOCAL = /^(?:file|link|portal|workspace|catalog):|^\.{0,2}\/|^[A-Za-z]:[\\/]/;
const GIT = /^(?:git(?:\+\w{1,8})?:|git@|github:|gitlab:|bitbucket:|gist:)|^[\w-]{1,100}\/[\w.-]{1,100}(?:#.{0,200})?$/;
const ADDRESS = /^https?:/;

type Kind = 'local' | 'git' | 'address';

export interface OddDependency {
  readonly field: string;
  readonly name: string;
  readonly spec: string;
  readonly kind: Kind;
  readonly location: Location;
}

const MESSAGES: Readonly<Record<Kind, string>> = {
  local:
    'dependency on a folder or workspace that only you have: installing fails, and the name is free for others to take',
  git: 'dependency on a repository: what it installs can change, and nothing checks it',
  address: 'dependency on a plain address: what it installs can change, and nothing checks it',
};

export function oddDependencies({ fields, own, placeOf }: ManifestFile): OddDependency[] {
  if (!own) return [];
  return FIELDS.flatMap((field) => {
    const group = fields[field];
    if (!isJsonObject(group)) return [];
    return Object.entries(group).flatMap(([name, spec]) => {
      const kind = typeof spec === 'string' ? kindOf(spec) : null;
      return kind === null ? [] : [{ field, name, spec: String(spec), kind, location: placeOf(name) }];
    });
  });
}

function kindOf(spec: string): Kind | null {
  if (LOCAL.test(spec)) return 'local';
  if (ADDRESS.test(spec)) return 'address';
  return GIT.test(spec) ? 'git' : null;
}

/** Decided when all files are known: a folder that ships with the package is no riddle. */
export function judgeDependencies(found: readonly OddDependency[], { files }: Summary, emit: Emit): void {
  for (const { field, name, spec, kind, location } of found) {
    const shipped = kind === 'local' && isShipped(spec, files);
    emit({
      ruleId: 'manifest-non-registry-dependency',
      severity: shipped ? 'low' : 'high',
      severityIfOpen: shipped ? 'info' : 'medium',
      confidence: 'certain',
      identity: name,
      message: shipped ? 'dependency on a folder or archive inside the package' : MESSAGES[kind],
      details: [`${field}: ${name}`],
      data: { name, field, kind },
      location,
    });
  }
}

function isShipped(spec: string, files: Summary['files']): boolean {
  const path = spec.replace(/^(?:file|link|portal):/, '').replace(/^(?:\.\/)+|\/+$/g, '');
  if (path === '' || path.startsWith('..')) return false;
  return files.has(path) || files.has(`${path}/package.json`);
}
