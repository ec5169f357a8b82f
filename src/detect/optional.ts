/** Detectors that are off until their rule is set: their keywords cost every run, and their findings are often none. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Level } from '../base/types.ts';
import type { Detector } from './define.ts';
import { DETECTORS } from './index.ts';
import { genericDetector } from './secret/generic.ts';
import { denyWords } from './word/index.ts';

/** The empty list stands for the word list of a run: without one there is nothing to look for. */
export const OPTIONAL_DETECTORS: readonly Detector[] = [genericDetector, denyWords([])];

/** All detectors, and the optional ones of which a rule has a level other than `off`. */
export function enabledDetectors(levels: ReadonlyMap<RuleId, Level>): readonly Detector[] {
  const isSet = ({ rules }: Detector): boolean => rules.some((id) => (levels.get(id) ?? 'off') !== 'off');
  return [...DETECTORS, ...OPTIONAL_DETECTORS.filter(isSet)];
}
