/** Says what a command line argument means, by its spelling alone. */
import type { Target } from '../base/types.ts';
import { pathTarget, type Platform } from './path-target.ts';

/**
 * Classifies a target. npm-package-arg decides, with corrections: whatever looks like a path is one, `owner/repo` too. It is
 * loaded for what looks like none only: a run on a path is a tenth faster without it.
 * @throws LeakcheckError EUSAGE for git specs, unknown schemes and invalid names.
 */
export async function classifyTarget(spec: string, platform: Platform = 'posix'): Promise<Target> {
  const path = pathTarget(spec, platform);
  if (path) return path;
  const { packageTarget } = await import('./package-spec.ts');
  return packageTarget(spec, platform);
}
