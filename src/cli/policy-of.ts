/** The policy of a command: its flags over the configuration of its target. */
import { parseRuleOption } from '../policy/rule-option.ts';
import type { Policy } from '../policy/policy.ts';
import type { ScanFlags } from './program.ts';
import type { Terminal } from './terminal.ts';

export type PolicyFlagNames = 'failOn' | 'strict' | 'rule' | 'allowIncomplete' | 'config' | 'preset';

/** Throws EUSAGE for flags and ECONFIG for a configuration that cannot be followed. */
export async function policyOf(
  spec: string | null,
  flags: Pick<ScanFlags, PolicyFlagNames>,
  { cwd, env }: Pick<Terminal, 'cwd' | 'env'>,
): Promise<Policy> {
  const { failOn, strict, rule, allowIncomplete, config, preset } = flags;
  const { loadPolicy } = await import('../config.ts');
  return loadPolicy(
    spec,
    {
      rules: new Map(rule.map(parseRuleOption)),
      ...(failOn === undefined ? {} : { failOn }),
      ...(strict === undefined ? {} : { strict }),
      ...(allowIncomplete === undefined ? {} : { allowIncomplete }),
    },
    {
      cwd,
      env,
      today: new Date().toISOString().slice(0, 10),
      ...(config === undefined ? {} : { config }),
      ...(preset === undefined ? {} : { preset }),
    },
  );
}
