/** `leakcheck explain <rule>`: everything there is to say about a rule, without network. */
import { findRule } from '../../policy/rule-option.ts';
import { explainRule } from '../../report/rule-text.ts';
import { DONE } from '../exit-code.ts';
import type { ColorFlag } from '../program.ts';
import type { Terminal } from '../terminal.ts';

/** Takes the id of a rule, or the id of a finding that holds one. Throws EUSAGE for an unknown rule. */
export async function explainCommand(id: string, { color }: ColorFlag, terminal: Terminal): Promise<number> {
  const ruleId = findRule(/^lc1:([a-z0-9-]{1,64}):/.exec(id)?.[1] ?? id);
  const { RULES } = await import('../../rules/index.ts');
  const rule = RULES.get(ruleId);
  if (rule === undefined) throw new Error(`rule ${ruleId} has no text`);
  await terminal.write('stdout', explainRule(rule, terminal.abilities('stdout', color)));
  return DONE;
}
