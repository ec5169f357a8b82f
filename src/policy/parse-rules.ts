/** `rules` and `overrides`: patterns become rules, and a credential is made milder only with an explicit consent. */
import { CONFIDENCES, LEVELS } from '../base/types.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { mistake, type ConfigText } from './config-text.ts';
import { isCredentialRule } from './credential.ts';
import { member, type JsonNode, type Member } from '../base/json-positions.ts';
import type { Override, RuleSetting, RuleSettings } from './layer.ts';
import { choiceOf, isTrue, itemsOf, textOf, textsOf } from './nodes.ts';
import { compilePathPatterns } from './path-pattern.ts';
import { matchingRules } from './rule-pattern.ts';

/** Throws ECONFIG for a credential that is made milder without consent. */
export function readRules(config: ConfigText, node: JsonNode | undefined): RuleSettings {
  const settings = new Map<RuleId, RuleSetting>();
  const members = node?.kind === 'object' ? node.members : [];
  // From the most general to the most specific: what a full id says wins over its patterns.
  for (const one of members.toSorted((a, b) => specificity(a.key) - specificity(b.key))) {
    const setting = readSetting(config, one);
    const ids = matchingRules(one.key);
    if (isMilder(setting) && !hasConsent(one.value)) refuseCredentials(config, one, ids);
    for (const id of ids) settings.set(id, { ...settings.get(id), ...setting });
  }
  return settings;
}

function specificity(key: string): number {
  return key.endsWith('*') ? key.length : Infinity;
}

function readSetting(config: ConfigText, { key, at, value }: Member): RuleSetting {
  const level =
    value.kind === 'string' ? LEVELS.find((word) => word === value.value) : choiceOf(value, 'level', LEVELS);
  const minConfidence = choiceOf(value, 'minConfidence', CONFIDENCES);
  if (level === undefined && minConfidence === undefined) {
    throw mistake(config, at, `${key} sets nothing`, 'give it a "level" or a "minConfidence"');
  }
  return { ...(level === undefined ? {} : { level }), ...(minConfidence === undefined ? {} : { minConfidence }) };
}

/** `certain` is milder than the usual `likely`: tokens without a checksum would only warn. */
function isMilder({ level, minConfidence }: RuleSetting): boolean {
  return (level !== undefined && level !== 'error') || minConfidence === 'certain';
}

function hasConsent(value: JsonNode): boolean {
  return isTrue(value, 'acceptCritical') && textOf(value, 'reason') !== undefined;
}

function refuseCredentials(config: ConfigText, { key, at }: Member, ids: readonly RuleId[]): void {
  const credential = ids.find(isCredentialRule);
  if (credential === undefined) return;
  const what = key === credential ? key : `"${key}" stands for credentials too (${credential}): this`;
  throw mistake(
    config,
    at,
    `${what} may not be made milder like this`,
    'it needs { "level", "reason", "acceptCritical": true }',
  );
}

export function readOverrides(config: ConfigText, node: JsonNode | undefined): readonly Override[] {
  return itemsOf(node).map((item) => {
    const files = textsOf(item, 'files') ?? [];
    return { files, matches: compilePathPatterns(files), rules: readRules(config, member(item, 'rules')?.value) };
  });
}
