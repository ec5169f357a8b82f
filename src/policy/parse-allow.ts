/** `allow`: every entry names a rule or a finding, says why, and says until when. */
import { expandBraces } from '../base/glob.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { checkRuleName } from './check-shape.ts';
import { mistake, type ConfigText } from './config-text.ts';
import { isCredentialRule } from './credential.ts';
import { lineColumn, member, type JsonNode } from '../base/json-positions.ts';
import type { AllowEntry } from './layer.ts';
import { isTrue, itemsOf, numberOf, textOf, textsOf } from './nodes.ts';
import { ruleOfFingerprint } from './rule-pattern.ts';

export const NEVER = 'never';
const MAX_DAYS = 365;
const DAY_MS = 86_400_000;

/** Throws ECONFIG for an entry that names nothing, accepts too much, or has no usable date. */
export function readAllow(config: ConfigText, node: JsonNode | undefined, today: string): readonly AllowEntry[] {
  return itemsOf(node).map((item) => readEntry(config, item, today));
}

function readEntry(config: ConfigText, node: JsonNode, today: string): AllowEntry {
  const named = readTarget(config, node);
  const maxCount = numberOf(node, 'maxCount');
  const packages = textsOf(node, 'packages');
  const owner = textOf(node, 'owner');
  return {
    ...named,
    reason: (textOf(node, 'reason') ?? '').trim(),
    expires: readExpires(config, node, named.ruleId, today),
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(packages === undefined ? {} : { packages }),
    ...(owner === undefined ? {} : { owner }),
    acceptCritical: isTrue(node, 'acceptCritical'),
    source: config.name,
    line: lineColumn(config.text, node.at).line,
  };
}

function readTarget(config: ConfigText, node: JsonNode): Pick<AllowEntry, 'ruleId' | 'paths' | 'fingerprint'> {
  const rule = textOf(node, 'rule');
  const paths = textsOf(node, 'paths');
  const fingerprint = textOf(node, 'fingerprint');
  if ((fingerprint === undefined) === (rule === undefined) || (rule === undefined) !== (paths === undefined)) {
    throw mistake(config, node.at, 'an exception must name a "fingerprint", or a "rule" and its "paths",');
  }
  const blame = member(node, fingerprint === undefined ? 'rule' : 'fingerprint')?.value.at ?? node.at;
  const ruleId = ruleOfFingerprint(fingerprint ?? `:${rule}`);
  if (ruleId === undefined) {
    const name = fingerprint?.split(':')[1] ?? rule ?? '';
    checkRuleName(config, name, blame, false);
    throw mistake(config, blame, `unknown rule "${name}"`);
  }
  if (isCredentialRule(ruleId) && paths?.some(isEverywhere)) {
    throw mistake(
      config,
      member(node, 'paths')?.value.at ?? node.at,
      `${ruleId} may not be accepted everywhere`,
      'name the paths',
    );
  }
  return { ruleId, ...(paths === undefined ? {} : { paths }), ...(fingerprint === undefined ? {} : { fingerprint }) };
}

/** No letter, no digit: any path will do. */
function isEverywhere(pattern: string): boolean {
  return expandBraces(pattern).some((text) => !/[^*?./> ]/.test(text));
}

function readExpires(config: ConfigText, node: JsonNode, ruleId: RuleId, today: string): string {
  const expires = textOf(node, 'expires') ?? '';
  const at = member(node, 'expires')?.value.at ?? node.at;
  if (expires === NEVER) {
    if (isCredentialRule(ruleId)) throw mistake(config, at, `"never" is too long for ${ruleId}`, 'give a date');
    return expires;
  }
  const time = Date.parse(`${expires}T00:00:00Z`);
  // Date.parse takes the 31st of every month and goes on counting.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== expires) {
    throw mistake(config, at, `"${expires}" is no day of the calendar`);
  }
  const latest = Date.parse(`${today}T00:00:00Z`) + MAX_DAYS * DAY_MS;
  if (time <= latest) return expires;
  const last = new Date(latest).toISOString().slice(0, 10);
  throw mistake(
    config,
    at,
    `${expires} is more than ${MAX_DAYS} days ahead`,
    `${last} is the last day that can be given today`,
  );
}
