/** The policy of a command: its flags over the configuration of its target. */
import type { Limits } from '../base/limits.ts';
import { loadPolicy, type ConfigOptions } from '../config.ts';
import { parseRuleOption, selectRules } from '../policy/rule-option.ts';
import type { Policy } from '../policy/policy.ts';
import type { ScanFlags } from './program.ts';
import type { Terminal } from './terminal.ts';

export type ConfigFlagNames = 'config' | 'preset' | 'baseline';
export type PolicyFlagNames =
  | 'failOn'
  | 'strict'
  | 'only'
  | 'skip'
  | 'compare'
  | 'platformPackages'
  | 'withPlatformPackages'
  | 'rule'
  | 'allowIncomplete'
  | 'maxSize'
  | 'maxArchives'
  | ConfigFlagNames;

/** Throws EUSAGE for flags and ECONFIG for a configuration that cannot be followed. */
export async function policyOf(
  spec: string | null,
  flags: Pick<ScanFlags, PolicyFlagNames>,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Promise<Policy> {
  const { failOn, strict, rule, only, skip, allowIncomplete, compare, withPlatformPackages } = flags;
  const platformPackages = withPlatformPackages ? 'scan' : flags.platformPackages;
  return loadPolicy(
    spec,
    {
      rules: new Map([...selectRules(only, skip), ...rule.map(parseRuleOption)]),
      ...(failOn === undefined ? {} : { failOn }),
      ...(strict === undefined ? {} : { strict }),
      ...(compare === undefined ? {} : { compare }),
      ...(allowIncomplete === undefined ? {} : { allowIncomplete }),
      ...(platformPackages === undefined ? {} : { platformPackages }),
      limits: limitsOf(flags),
    },
    configOptions(flags, terminal),
  );
}

/** The limits that flags set. */
export function limitsOf({ maxSize, maxArchives }: Pick<ScanFlags, 'maxSize' | 'maxArchives'>): Partial<Limits> {
  return {
    ...(maxSize === undefined ? {} : { inflatedBytes: maxSize }),
    ...(maxArchives === undefined ? {} : { archives: maxArchives }),
  };
}

/** Where the configuration is looked for, and what it starts from. */
export function configOptions(
  { config, preset, baseline }: Pick<ScanFlags, ConfigFlagNames>,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): ConfigOptions {
  return {
    cwd,
    env,
    today: today(),
    ...(config === undefined ? {} : { config }),
    ...(preset === undefined ? {} : { preset }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

/** ISO date in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
