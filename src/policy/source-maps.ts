/** `sourceMaps`: one word for what a project wants its source maps to be. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Finding } from '../base/types.ts';
import type { Budgets } from './budget.ts';

export const SOURCE_MAP_MODES = ['auto', 'forbid', 'no-content', 'public', 'publish'] as const;
export type SourceMapMode = (typeof SOURCE_MAP_MODES)[number];

/** `forbid` counts them too: a map may be so harmless that no rule speaks of it. */
export const NO_MAPS: Budgets = { sourceMaps: 0 };

const TEXT: readonly RuleId[] = ['source-map-embedded-source', 'source-map-inline-source', 'source-map-eval-build'];

/** Whether a finding is about a map, or text in one, that the project does not want. */
export function isUnwantedMap({ ruleId, data }: Finding, mode: SourceMapMode): boolean {
  switch (mode) {
    case 'forbid':
      return ruleId.startsWith('source-map-');
    case 'no-content':
      return TEXT.includes(ruleId);
    case 'public':
      return TEXT.includes(ruleId) && data['novelFiles'] !== 0;
    default:
      return false;
  }
}

/** Whether a finding is about text that the project publishes on purpose: it counts as if the source were open. */
export function isMeantToShip({ ruleId }: Finding, mode: SourceMapMode): boolean {
  return mode === 'publish' && TEXT.includes(ruleId);
}
