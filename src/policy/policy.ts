/** What a project wants to happen: plain data, made from flags and configuration, used by `judge`. */
import type { Limits } from '../base/limits.ts';
import { OPTIONAL_RULES } from '../base/optional-rules.ts';
import type { RuleId } from '../base/rule-ids.ts';
import { compareText } from '../base/sort.ts';
import type { Confidence, Level, PolicySummary, Severity, Visibility } from '../base/types.ts';
import type { Baseline } from './baseline.ts';
import type { PlatformPackages } from './reach-keys.ts';
import type { CompareSettings } from './compare-settings.ts';
import type { Required } from './require.ts';
import type { SourceMapMode } from './source-maps.ts';
import type { Budgets } from './budget.ts';
import type { AllowEntry, Override } from './layer.ts';

export interface Policy {
  /** Findings of this severity or graver fail; `never` leaves that to rules that are set to `error`. */
  readonly failOn: Severity | 'never';
  /** Replaces `failOn` for critical and high credentials and keys, where a configuration must not make it milder. */
  readonly credentialFailOn?: Severity | 'never';
  /** Every warning fails. */
  readonly strict: boolean;
  /** Less certain findings warn at most. */
  readonly minConfidence: Confidence;
  /** Levels that were set explicitly; for all other rules the level follows from the severity. */
  readonly rules: ReadonlyMap<RuleId, Level>;
  /** Confidence that single rules want instead of `minConfidence`. */
  readonly confidences: ReadonlyMap<RuleId, Confidence>;
  /** Rules whose level was set by a flag: no override changes it. */
  readonly fixed: ReadonlySet<RuleId>;
  /** Settings for some files; later ones win. */
  readonly overrides: readonly Override[];
  readonly allow: readonly AllowEntry[];
  /** What was there when the tool was adopted. */
  readonly baseline: Baseline | null;
  /** The most that a release may be. */
  readonly budgets: Budgets;
  readonly sourceMaps: SourceMapMode;
  /** Null: no earlier release is fetched. */
  readonly compare: CompareSettings | null;
  /** Conditions that it has to meet; what they mean for levels is in `rules`. */
  readonly required: Required;
  /** What the configuration says; a flag wins. */
  readonly visibility: 'auto' | 'open' | 'closed';
  /** `scan` is for the caller to follow: whoever judges a package judges its platform packages too. */
  readonly platformPackages: PlatformPackages;
  /** Replace the usual limits. */
  readonly limits: Partial<Limits>;
  /** Gaps that may be waived do not make the outcome undecided. */
  readonly allowIncomplete: boolean;
  /** Configurations that took part, with the SHA-256 of their text in hex. */
  readonly sources: PolicySummary['sources'];
}

export function defaultPolicy(): Policy {
  return {
    failOn: 'high',
    strict: false,
    minConfidence: 'likely',
    rules: new Map(),
    confidences: new Map(),
    fixed: new Set(),
    overrides: [],
    allow: [],
    baseline: null,
    budgets: {},
    required: {},
    sourceMaps: 'auto',
    compare: null,
    visibility: 'auto',
    platformPackages: 'note',
    limits: {},
    allowIncomplete: false,
    sources: [],
  };
}

/** Rules that run only if a level is set for them, and that have one. */
export function optionalRules({ rules }: Policy): readonly RuleId[] {
  return OPTIONAL_RULES.filter((id) => (rules.get(id) ?? 'off') !== 'off');
}

/** What a report says about the policy it was judged by. */
export function summarizePolicy(policy: Policy, visibility: Visibility): PolicySummary {
  const off = [...policy.rules].filter(([, level]) => level === 'off').map(([id]) => id);
  return {
    sources: policy.sources,
    failOn: policy.failOn,
    strict: policy.strict,
    rulesOff: off.toSorted(compareText),
    optionalRules: optionalRules(policy),
    visibility,
  };
}
