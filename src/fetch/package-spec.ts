/** Targets that npm-package-arg reads: names with versions, addresses, and what npm takes and leakcheck does not. */
import npa from 'npm-package-arg';
import { LeakcheckError } from '../base/errors.ts';
import type { Target } from '../base/types.ts';
import { fileTarget, pathTarget, type Platform } from './path-target.ts';

function parse(spec: string): npa.Result {
  try {
    return npa(spec);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new LeakcheckError('EUSAGE', `"${spec}" is neither a path nor a package: ${reason}`, {
      hint: 'name a package (name@1.2.3), a tarball (./file.tgz), a folder (./dist) or a URL',
    });
  }
}

/** @throws LeakcheckError EUSAGE for git specs, unknown schemes and invalid names. */
export function packageTarget(spec: string, platform: Platform): Target {
  const parsed = parse(spec);
  switch (parsed.type) {
    case 'tag':
    case 'version':
    case 'range':
    case 'alias':
      return { kind: 'registry', spec };
    case 'remote':
      return { kind: 'remote', spec: parsed.rawSpec };
    default:
      return named(parsed, platform);
  }
}

/** `name@path` means the path. What is left is git. */
function named(parsed: npa.Result, platform: Platform): Target {
  const inner = parsed.rawSpec;
  const path = parsed.name === undefined ? null : pathTarget(inner, platform);
  if (path) return path;
  if (parsed.type !== 'git') return fileTarget(inner);
  throw new LeakcheckError('EUSAGE', `"${parsed.raw}" is a git repository`, {
    hint: 'clone it, then scan the folder: leakcheck ./folder',
  });
}
