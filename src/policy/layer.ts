/** One configuration as read: what it sets, and nothing it leaves to others. */
import type { Limits } from '../base/limits.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Confidence, Level, Severity } from '../base/types.ts';
import type { Budgets } from './budget.ts';
import type { SourceMapMode } from './source-maps.ts';
import type { Required } from './require.ts';
import type { CompareWish } from './compare-settings.ts';
import type { PlatformPackages } from './reach-keys.ts';
import type { PathPattern } from './path-pattern.ts';

/** What a configuration says about one rule. */
export interface RuleSetting {
  readonly level?: Level;
  readonly minConfidence?: Confidence;
}

export type RuleSettings = ReadonlyMap<RuleId, RuleSetting>;

/** Rules for the files that `matches` knows. */
export interface Override {
  /** The patterns behind `matches`. */
  readonly files: readonly string[];
  readonly matches: PathPattern;
  readonly rules: RuleSettings;
}

/** A reviewed exception: for one fingerprint, or for a rule in some paths. */
export interface AllowEntry {
  readonly ruleId: RuleId;
  readonly fingerprint?: string;
  readonly paths?: readonly string[];
  readonly reason: string;
  /** ISO date of the last day, or `never`. */
  readonly expires: string;
  readonly maxCount?: number;
  readonly packages?: readonly string[];
  readonly owner?: string;
  readonly acceptCritical: boolean;
  /** Name and line of the configuration it is written in. */
  readonly source: string;
  readonly line: number;
}

export interface Layer {
  readonly visibility?: 'auto' | 'open' | 'closed';
  readonly failOn?: Severity | 'never';
  readonly minConfidence?: Confidence;
  readonly strict?: boolean;
  readonly budgets?: Budgets;
  readonly required?: Required;
  readonly sourceMaps?: SourceMapMode;
  readonly compare?: CompareWish;
  readonly platformPackages?: PlatformPackages;
  readonly limits?: Partial<Limits>;
  readonly rules: RuleSettings;
  readonly overrides: readonly Override[];
  readonly allow: readonly AllowEntry[];
  /** Whether `failOn` of this layer lets grave credentials pass too: only the preset for looking at others does. */
  readonly onlyLooks?: true;
}
