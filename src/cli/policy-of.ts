/** The policy of a command: its flags over the configuration of its target. */
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
  | ConfigFlagNames;

/** Throws EUSAGE for flags and ECONFIG for a configuration that cannot be followed. */
export async function policyOf(
  spec: string | null,
  flags: Pick<ScanFlags, PolicyFlagNames>,
  terminal: Pick<Terminal, 'cwd' | 'env'>,
): Promise<Policy> {
  const { failOn, strict, rule, only, skip, allowIncomplete, compare, maxSize, withPlatformPackages } = flags;
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
      ...(maxSize === undefined ? {} : { limits: { inflatedBytes: maxSize } }),
    },
    configOptions(flags, terminal),
  );
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
