/**
 * Names that must not get out yet, from a list that lives outside the package. Any casing, with any separators, in paths and
 * in bytes. The words themselves are never repeated: a report names them by their number in the list.
 */
import { Secret } from '../../base/evidence.ts';
import type { Location } from '../../base/types.ts';
import { defineDetector, type Context, type Detector, type Emit } from '../define.ts';
import { latin1 } from '../latin1.ts';
import { compileWord, keywordsOf, matchWord, MAX_GAP, type Word } from './compile.ts';

/** More words make the automaton large and its hits dense. */
export const MAX_WORDS = 500;
const MAX_LENGTH = 64;

/**
 * Makes the detector for a word list. Words are matched whole: `Blue Falcon` finds `blueFalconUrl` and `BLUE_FALCON`, and not
 * `bluefalcons`. Throws a RangeError for more than 500 words, for words of more than 64 characters and for words without a
 * part of four ASCII letters or digits; its message names the number of the word, not the word.
 */
export function denyWords(list: readonly string[]): Detector {
  if (list.length > MAX_WORDS)
    throw new RangeError(`the word list has ${list.length} words, at most ${MAX_WORDS} are possible`);
  const words = list.map((text, index) => {
    if (text.length > MAX_LENGTH)
      throw new RangeError(`word ${index + 1} of the list is longer than ${MAX_LENGTH} characters`);
    return compileWord(text, index + 1);
  });
  const byKeyword = new Map<string, Word[]>();
  for (const word of words) {
    for (const keyword of keywordsOf(word)) byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), word]);
  }
  const reach = MAX_LENGTH + MAX_GAP * MAX_LENGTH;
  return defineDetector({
    name: 'word',
    rules: ['internal-deny-word'],
    keywords: [...byKeyword.keys()].map((text) => ({ text, before: reach, after: reach })),
    start: (context) => ({
      entry(info, emit) {
        const path = info.path.join(' > ');
        for (const word of words) if (isInPath(path, word)) report(word, { path: info.path }, 'path', context, emit);
      },
      hit(window, emit) {
        const text = latin1(window.bytes);
        for (const word of byKeyword.get(window.keyword) ?? []) {
          const found = matchWord(text, window.at, word);
          if (found !== null) report(word, window.locate(found.start), 'text', context, emit);
        }
      },
    }),
  });
}

function isInPath(path: string, word: Word): boolean {
  const lower = path.toLowerCase();
  const anchor = word.parts[word.anchor]!;
  for (let at = lower.indexOf(anchor); at !== -1; at = lower.indexOf(anchor, at + 1)) {
    if (matchWord(path, at, word) !== null) return true;
  }
  return false;
}

function report(
  { number, parts }: Word,
  location: Location,
  where: 'path' | 'text',
  context: Context,
  emit: Emit,
): void {
  emit({
    ruleId: 'internal-deny-word',
    severity: 'medium',
    severityIfOpen: 'info',
    confidence: 'likely',
    identity: context.digest(new Secret(parts.join(' '))),
    message: `word ${number} of your word list`,
    data: { word: number, where },
    location,
  });
}
