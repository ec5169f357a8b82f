/** Many layers become one policy: preset, extended configurations, the own one, then flags. */
import { LeakcheckError } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { RuleId } from '../base/rule-ids.ts';
import type { Confidence, Level, PolicySummary, Severity } from '../base/types.ts';
import type { Layer } from './layer.ts';
import { NEVER } from './parse-allow.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { NO_MAPS } from './source-maps.ts';
import type { PlatformPackages } from './reach-keys.ts';
import { resolveCompare } from './compare-settings.ts';
import { requiredLevels, type Required } from './require.ts';

export interface PolicyFlags {
  readonly failOn?: Severity | 'never';
  readonly strict?: boolean;
  readonly allowIncomplete?: boolean;
  /** The release to compare with. */
  readonly compare?: string;
  readonly platformPackages?: PlatformPackages;
  readonly limits?: Partial<Limits>;
  readonly rules: ReadonlyMap<RuleId, Level>;
}

/**
 * The policy of layers, weakest first, and flags. Throws EUSAGE or ECONFIG if what they say together contradicts itself.
 */
export function resolvePolicy(layers: readonly Layer[], flags: PolicyFlags, sources: PolicySummary['sources']): Policy {
  const usual = defaultPolicy();
  const gate = layers.findLast(({ failOn }) => failOn !== undefined);
  const strict = flags.strict ?? layers.findLast((layer) => layer.strict !== undefined)?.strict ?? usual.strict;
  const failOn = flags.failOn ?? gate?.failOn ?? usual.failOn;
  const credentialFailOn = flags.failOn ?? (gate?.onlyLooks ? 'never' : undefined) ?? usual.failOn;
  if (strict && failOn === 'never') throw contradiction(flags);
  const allow = layers.flatMap((layer) => layer.allow);
  if (strict) refuseForever(allow);
  const sourceMaps = layers.findLast((layer) => layer.sourceMaps !== undefined)?.sourceMaps ?? usual.sourceMaps;
  const required: Required = Object.assign({}, ...layers.map((layer) => layer.required));
  const settings = layers.flatMap((layer) => [...requiredLevels(layer.required ?? {}, required), ...layer.rules]);
  return {
    failOn,
    credentialFailOn,
    strict,
    minConfidence: layers.findLast((layer) => layer.minConfidence !== undefined)?.minConfidence ?? usual.minConfidence,
    rules: new Map([
      ...settings.flatMap(([id, { level }]): [RuleId, Level][] => (level === undefined ? [] : [[id, level]])),
      ...flags.rules,
    ]),
    confidences: new Map(
      settings.flatMap(([id, { minConfidence }]): [RuleId, Confidence][] =>
        minConfidence === undefined ? [] : [[id, minConfidence]],
      ),
    ),
    fixed: new Set(flags.rules.keys()),
    overrides: layers.flatMap(({ overrides }) => overrides),
    allow,
    baseline: null,
    budgets: Object.assign({}, ...layers.map(({ budgets }) => budgets), sourceMaps === 'forbid' ? NO_MAPS : {}),
    required,
    sourceMaps,
    compare: resolveCompare(
      layers.map(({ compare }) => compare),
      flags.compare,
    ),
    visibility: layers.findLast((layer) => layer.visibility !== undefined)?.visibility ?? usual.visibility,
    platformPackages:
      flags.platformPackages ??
      layers.findLast((layer) => layer.platformPackages !== undefined)?.platformPackages ??
      (strict ? 'scan' : usual.platformPackages),
    limits: Object.assign({}, ...layers.map(({ limits }) => limits), flags.limits),
    allowIncomplete: flags.allowIncomplete ?? usual.allowIncomplete,
    sources,
  };
}

function contradiction({ strict, failOn }: PolicyFlags): LeakcheckError {
  const byFlags = strict === true && failOn === 'never';
  return byFlags
    ? new LeakcheckError('EUSAGE', '--strict and --fail-on never contradict each other', {
        hint: 'leave one of them out',
      })
    : new LeakcheckError('ECONFIG', '"strict" and "failOn": "never" contradict each other', {
        hint: 'one of them comes from the configuration, --no-config ignores it',
      });
}

function refuseForever(allow: Policy['allow']): void {
  const forever = allow.find(({ expires }) => expires === NEVER);
  if (forever === undefined) return;
  throw new LeakcheckError('ECONFIG', `"never" is too long in strict mode in ${forever.source}:${forever.line}`, {
    hint: 'give the exception a date',
  });
}
