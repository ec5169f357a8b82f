/** `leakcheck rules`: the list of all rules. */
import { ruleTable, rulesJson } from '../../report/rule-text.ts';
import { DONE } from '../exit-code.ts';
import type { RulesFlags } from '../program.ts';
import type { Terminal } from '../terminal.ts';

export async function rulesCommand({ json = false, color }: RulesFlags, terminal: Terminal): Promise<number> {
  const { RULES } = await import('../../rules/index.ts');
  const rules = [...RULES.values()];
  const text = json ? rulesJson(rules) : ruleTable(rules, terminal.abilities('stdout', color));
  await terminal.write('stdout', text);
  return DONE;
}
