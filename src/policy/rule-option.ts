/** Parses `--rule id=level`. A misspelt rule must not become a silent hole. */
import { LeakcheckError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { RULE_IDS, type RuleId } from '../base/rule-ids.ts';
import { LEVELS, type Level } from '../base/types.ts';
import { matchingRules, WITHOUT_LEVEL } from './rule-pattern.ts';

/** `id=level` as a pair. Throws EUSAGE for any other shape, an unknown rule or an unknown level. */
export function parseRuleOption(option: string): readonly [RuleId, Level] {
  const mark = option.indexOf('=');
  if (mark === -1) throw usage(`--rule ${option}: a level is missing`, `write it as ${option}=error`);
  const id = findRule(option.slice(0, mark));
  const word = option.slice(mark + 1);
  const level = LEVELS.find((known) => known === word);
  if (level === undefined) throw usage(`unknown level "${word}" for ${id}`, suggest(word, LEVELS, LEVELS.join(', ')));
  if (id === WITHOUT_LEVEL)
    throw usage(`${id} has no level`, 'use --allow-incomplete to accept gaps that may be waived');
  return [id, level];
}

/**
 * The rules that `--only` and `--skip` switch off. Their lists hold ids, with or without a `*` at the end. Throws EUSAGE
 * for one that stands for no rule.
 */
export function selectRules(
  only: readonly string[] | undefined,
  skip: readonly string[] = [],
): readonly (readonly [RuleId, Level])[] {
  const skipped = new Set(skip.flatMap(namedRules));
  const kept = only === undefined ? null : new Set(only.flatMap(namedRules));
  return RULE_IDS.filter((id) => id !== WITHOUT_LEVEL)
    .filter((id) => skipped.has(id) || (kept !== null && !kept.has(id)))
    .map((id) => [id, 'off'] as const);
}

function namedRules(pattern: string): readonly RuleId[] {
  const found = matchingRules(pattern);
  return found.length > 0 ? found : [findRule(pattern.replace(/\*$/, ''))];
}

/** The rule of this name. Throws EUSAGE with the nearest name. */
export function findRule(id: string): RuleId {
  const found = RULE_IDS.find((known) => known === id);
  if (found === undefined) throw usage(`unknown rule "${id}"`, suggest(id, RULE_IDS, '`leakcheck rules` lists all'));
  return found;
}

function suggest(word: string, candidates: readonly string[], otherwise: string): string {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `did you mean "${near}"?`;
}

function usage(message: string, hint: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', message, { hint });
}
