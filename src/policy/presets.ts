/** Policies to start from, as layers like any other. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Level } from '../base/types.ts';
import { PRESET_NAMES, type PresetName } from './keys.ts';
import type { Layer, RuleSettings } from './layer.ts';
import { matchingRules } from './rule-pattern.ts';

const NOTHING: Layer = { rules: new Map(), overrides: [], allow: [] };

function settings(levels: Readonly<Record<string, Level>>): RuleSettings {
  const pairs = Object.entries(levels).flatMap(([pattern, level]) =>
    matchingRules(pattern).map((id): [RuleId, { level: Level }] => [id, { level }]),
  );
  return new Map(pairs);
}

/** Source text outside of maps, and what agents leave behind. */
const SOURCE_FAILS: Readonly<Record<string, Level>> = {
  'source-original-files': 'error',
  'source-in-executable': 'error',
  'source-whole-repository': 'error',
  'ai-*': 'error',
};

export const PRESETS: Readonly<Record<PresetName, Layer>> = {
  recommended: NOTHING,
  'open-source': {
    ...NOTHING,
    visibility: 'open',
    rules: settings({ 'path-home-directory': 'warn', 'ai-agent-instructions': 'info' }),
  },
  'closed-source': { ...NOTHING, visibility: 'closed', sourceMaps: 'no-content', rules: settings(SOURCE_FAILS) },
  strict: {
    ...NOTHING,
    visibility: 'closed',
    strict: true,
    sourceMaps: 'forbid',
    // A warning is an error here. For a tarball nobody can tell: that is a remark, not a reason to be undecided.
    required: { filesAllowlist: true, cleanGit: 'warn' },
    rules: settings(SOURCE_FAILS),
  },
  consumer: { ...NOTHING, failOn: 'never', onlyLooks: true },
};

/** The preset of this name, without `leakcheck:`; undefined if there is none. */
export function presetLayer(name: string): Layer | undefined {
  const known = PRESET_NAMES.find((preset) => preset === name);
  return known === undefined ? undefined : PRESETS[known];
}
