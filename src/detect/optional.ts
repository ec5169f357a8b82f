/** Detectors that are off until their rule is set: their keywords cost every run, and their findings are often none. */
import type { RuleId } from '../base/rule-ids.ts';
import type { Level } from '../base/types.ts';
import type { Detector } from './define.ts';
import { DETECTORS } from './index.ts';
import { genericDetector } from './secret/generic.ts';
import { denyWords } from './word/index.ts';

/** On when a level other than `off` is set for one of their rules. */
export const OPTIONAL_DETECTORS: readonly Detector[] = [genericDetector];

/**
 * All detectors, the optional ones that were asked for, and that of a word list if there is one.
 * Throws a RangeError for a word that cannot be searched; its message names the number of the word only.
 */
export function enabledDetectors(
  levels: ReadonlyMap<RuleId, Level>,
  words: readonly string[] = [],
): readonly Detector[] {
  const isSet = ({ rules }: Detector): boolean => rules.some((id) => (levels.get(id) ?? 'off') !== 'off');
  const listed = words.length === 0 ? [] : [denyWords(words)];
  return [...DETECTORS, ...OPTIONAL_DETECTORS.filter(isSet), ...listed];
}
