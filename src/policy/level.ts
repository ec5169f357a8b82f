/** From a finding to what happens with it: effective severity first, then the level. */
import type { RuleId } from '../base/rule-ids.ts';
import { graver, severityRank } from '../base/sort.ts';
import {
  CONFIDENCES,
  LEVELS,
  type Confidence,
  type Finding,
  type FindingStatus,
  type Level,
  type Severity,
  type Visibility,
} from '../base/types.ts';
import { isGraveCredential } from './credential.ts';
import type { Policy } from './policy.ts';
import { isMeantToShip, isUnwantedMap } from './source-maps.ts';

/** The severity that counts for this package. `off`: no concern for an open package. */
export function effectiveSeverity(finding: Finding, visibility: Visibility, policy: Policy): Severity | 'off' {
  if (visibility.value === 'open' || isMeantToShip(finding, policy.sourceMaps))
    return finding.severityIfOpen ?? finding.severity;
  return visibility.proven ? finding.severity : unprovenSeverity(finding);
}

/**
 * Closed only because nothing proves otherwise: source text stays a failure one step below the worst, and for everything
 * that is harmless in an open package being unproven alone is no reason to fail.
 */
function unprovenSeverity(finding: Finding): Severity {
  const { severity, severityIfOpen } = finding;
  if (isSourceExposure(finding)) return milder(severity, 'high');
  if (severityIfOpen === undefined || isCredential(finding)) return severity;
  const capped = milder(severity, 'medium');
  return severityIfOpen === 'off' ? capped : graver(capped, severityIfOpen);
}

function isCredential({ ruleId }: Finding): boolean {
  return /^(?:secret|credential|key)-/.test(ruleId);
}

function milder(a: Severity, b: Severity): Severity {
  return graver(a, b) === a ? b : a;
}

/** Rules about source text that ships: a failure even when only unproven. */
export function isSourceExposure(finding: Finding): boolean {
  return finding.ruleId.startsWith('source-');
}

/**
 * The level of a finding: explicit, else derived from the severity; then capped by confidence; then raised by strict.
 * In several places with different settings the strictest one counts.
 */
export function levelOf(finding: Finding, effective: Severity | 'off', policy: Policy): Level {
  const levels = settingsOf(finding, policy).map(({ level, minConfidence }) => {
    const chosen = level ?? usualLevel(finding, effective, policy);
    const wanted = minConfidence ?? minConfidenceOf(finding, effective, policy);
    return chosen === 'error' && isLess(finding.confidence, wanted) ? 'warn' : chosen;
  });
  const level = LEVELS.find((one) => levels.includes(one)) ?? 'error';
  return level === 'warn' && policy.strict ? 'error' : level;
}

/** True for what is at most a remark, whatever the policy makes of others. */
export function isMinor(finding: Finding, visibility: Visibility, policy: Policy): boolean {
  const effective = effectiveSeverity(finding, visibility, policy);
  if (effective !== 'off' && effective !== 'info' && effective !== 'low') return false;
  return levelOf(finding, effective, policy) !== 'error';
}

interface Setting {
  readonly level: Level | undefined;
  readonly minConfidence: Confidence | undefined;
}

/** What is set for each place of a finding. Places that are counted but not listed have no override. */
function settingsOf({ ruleId, locations, locationCount }: Finding, policy: Policy): readonly Setting[] {
  const general: Setting = { level: policy.rules.get(ruleId), minConfidence: policy.confidences.get(ruleId) };
  const overrides = policy.overrides.filter(({ rules }) => rules.has(ruleId));
  if (overrides.length === 0) return [general];
  const places = locations.map(({ path }) => {
    let setting = general;
    for (const { matches, rules } of overrides) if (matches(path)) setting = { ...setting, ...rules.get(ruleId) };
    return policy.fixed.has(ruleId) ? { ...setting, level: general.level } : setting;
  });
  return locationCount > locations.length || places.length === 0 ? [...places, general] : places;
}

/** A budget is there only because somebody set it: passing it is what they do not want. So it is with unwanted maps. */
function usualLevel(finding: Finding, effective: Severity | 'off', policy: Policy): Level {
  if (finding.ruleId.startsWith('budget-') || isUnwantedMap(finding, policy.sourceMaps)) return 'error';
  return derivedLevel(effective, failOnOf(finding, effective, policy));
}

function failOnOf({ ruleId }: Finding, effective: Severity | 'off', policy: Policy): Severity | 'never' {
  return isGraveCredential(ruleId, effective) ? milderGate(policy) : policy.failOn;
}

/** The gate that lets less through: for a credential `failOn` may be lower, never higher. */
function milderGate({ failOn, credentialFailOn = failOn }: Policy): Severity | 'never' {
  if (failOn === 'never' || credentialFailOn === 'never') return credentialFailOn;
  return milder(failOn, credentialFailOn);
}

/** The text in a map leaks whether or not the map is proven to be that of a file. */
const EMBEDDED: ReadonlySet<RuleId> = new Set(['source-map-embedded-source', 'source-map-inline-source']);

/** Beyond `likely` only a checksum or a structure proves a credential, and most kinds have neither. */
function minConfidenceOf({ ruleId }: Finding, effective: Severity | 'off', policy: Policy): Confidence {
  const likelyWillDo = isGraveCredential(ruleId, effective) || EMBEDDED.has(ruleId);
  return policy.minConfidence === 'certain' && likelyWillDo ? 'likely' : policy.minConfidence;
}

function derivedLevel(effective: Severity | 'off', failOn: Severity | 'never'): Level {
  if (effective === 'off') return 'off';
  if (failOn !== 'never' && severityRank(effective) <= severityRank(failOn)) return 'error';
  return effective === 'info' ? 'info' : 'warn';
}

function isLess(confidence: Confidence, wanted: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) > CONFIDENCES.indexOf(wanted);
}

const STATUS = { error: 'failing', warn: 'warning', info: 'note', off: 'off' } as const;

export function statusOf(level: Level): FindingStatus {
  return STATUS[level];
}
