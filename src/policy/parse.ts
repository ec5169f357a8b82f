/** From the text of a configuration to a layer of the policy. */
import { CONFIDENCES } from '../base/types.ts';
import { readBudgets } from './budget.ts';
import { checkShape } from './check-shape.ts';
import { readConfigText, type ConfigText } from './config-text.ts';
import { member, type JsonNode } from '../base/json-positions.ts';
import { FAIL_ON, KEYS } from './keys.ts';
import type { Layer } from './layer.ts';
import { choiceOf } from './nodes.ts';
import { readAllow } from './parse-allow.ts';
import { PLATFORM_PACKAGES } from './reach-keys.ts';
import { readLimits } from './parse-limits.ts';
import { readOverrides, readRules } from './parse-rules.ts';
import { readCompare } from './compare-settings.ts';
import { readRequired } from './require.ts';
import { object } from './shape.ts';
import { SOURCE_MAP_MODES } from './source-maps.ts';

/** A name in `extends` or `baseline`, with the offset to blame. */
export interface Reference {
  readonly name: string;
  readonly at: number;
}

export interface Parsed {
  readonly extends: readonly Reference[];
  /** The file it names as `baseline`. */
  readonly baseline: Reference | null;
  readonly layer: Layer;
}

/**
 * Reads one configuration; null if package.json has no `leakcheck` member. `today` is an ISO date.
 * Throws ECONFIG with place and suggestion for whatever is wrong.
 */
export function parseConfig(config: ConfigText, today: string): Parsed | null {
  const root = readConfigText(config);
  if (root === null) return null;
  checkShape(config, root, object(KEYS), 'the configuration');
  const visibility = choiceOf(root, 'visibility', ['auto', 'open', 'closed']);
  const failOn = choiceOf(root, 'failOn', FAIL_ON);
  const minConfidence = choiceOf(root, 'minConfidence', CONFIDENCES);
  const strict = member(root, 'strict')?.value;
  const sourceMaps = choiceOf(root, 'sourceMaps', SOURCE_MAP_MODES);
  const compare = readCompare(root);
  const required = member(root, 'require')?.value;
  const budgets = member(root, 'budgets')?.value;
  const platformPackages = choiceOf(root, 'platformPackages', PLATFORM_PACKAGES);
  const limits = member(root, 'limits')?.value;
  return {
    extends: referencesIn(member(root, 'extends')?.value),
    baseline: referencesIn(member(root, 'baseline')?.value)[0] ?? null,
    layer: {
      ...(visibility === undefined ? {} : { visibility }),
      ...(failOn === undefined ? {} : { failOn }),
      ...(minConfidence === undefined ? {} : { minConfidence }),
      ...(strict?.kind === 'boolean' ? { strict: strict.value } : {}),
      ...(budgets === undefined ? {} : { budgets: readBudgets(budgets) }),
      ...(sourceMaps === undefined ? {} : { sourceMaps }),
      ...(compare === undefined ? {} : { compare }),
      ...(required === undefined ? {} : { required: readRequired(required) }),
      ...(platformPackages === undefined ? {} : { platformPackages }),
      ...(limits === undefined ? {} : { limits: readLimits(config, limits) }),
      rules: readRules(config, member(root, 'rules')?.value),
      overrides: readOverrides(config, member(root, 'overrides')?.value),
      allow: readAllow(config, member(root, 'allow')?.value, today),
    },
  };
}

function referencesIn(node: JsonNode | undefined): readonly Reference[] {
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => (item.kind === 'string' ? [{ name: item.value, at: item.at }] : []));
}
