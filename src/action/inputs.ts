/** The inputs of action.yml as flags of the scan. What is not set stays unset: the configuration decides then. */
import type { ScanFlags } from '../cli/program.ts';
import { isHttpUrl, PACK_WITH } from '../cli/scan-options.ts';
import { RELEASE } from '../policy/condition-keys.ts';
import { FAIL_ON, PRESET_NAMES } from '../policy/keys.ts';
import { PLATFORM_PACKAGES } from '../policy/reach-keys.ts';
import { badInput, TRUE_OR_FALSE, type Runner } from './runner.ts';

export interface Inputs {
  readonly targets: readonly string[];
  readonly flags: Omit<ScanFlags, 'output'>;
  readonly sarifFile: string | undefined;
  readonly summary: 'always' | 'on-failure' | 'never';
}

/** Throws EUSAGE. */
export function readInputs(runner: Runner): Inputs {
  const config = runner.input('config-file');
  const preset = runner.choice('preset', PRESET_NAMES);
  const failOn = runner.choice('fail-on', FAIL_ON);
  const pack = runner.choice('pack', PACK_WITH);
  const baseline = runner.input('baseline');
  const compare = releaseOf(runner);
  const platformPackages = runner.choice('platform-packages', PLATFORM_PACKAGES);
  const registry = registryOf(runner);
  return {
    targets: targetsOf(runner.input('target') ?? '.'),
    flags: {
      ...(config === undefined ? {} : { config }),
      ...(preset === undefined ? {} : { preset }),
      ...(failOn === undefined ? {} : { failOn }),
      ...(baseline === undefined ? {} : { baseline }),
      ...(compare === undefined ? {} : { compare }),
      ...(pack === undefined ? {} : { pack }),
      ...(platformPackages === undefined ? {} : { platformPackages }),
      ...(registry === undefined ? {} : { registry }),
      ...(runner.flag('allow-incomplete') ? { allowIncomplete: true } : {}),
      warnOnly: runner.flag('warn-only'),
      workspaces: runner.flag('workspaces'),
      rule: [],
      format: runner.choice('annotations', TRUE_OR_FALSE) === 'false' ? 'pretty' : 'github',
    },
    sarifFile: runner.input('sarif-file'),
    summary: runner.choice('summary', ['always', 'on-failure', 'never']) ?? 'always',
  };
}

function targetsOf(lines: string): readonly string[] {
  const targets = lines.split('\n').map((line) => line.trim());
  if (targets.includes('-')) throw badInput('target', 'an action has no standard input: name a file');
  return targets.filter((target) => target !== '');
}

function releaseOf(runner: Runner): string | undefined {
  const release = runner.input('compare');
  if (release !== undefined && !RELEASE.test(release))
    throw badInput('compare', 'allowed are a version and a dist-tag');
  return release;
}

function registryOf(runner: Runner): string | undefined {
  const registry = runner.input('registry');
  if (registry !== undefined && !isHttpUrl(registry)) throw badInput('registry', 'allowed are http and https URLs');
  return registry;
}
