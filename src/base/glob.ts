/** Path patterns for our own tables and for policies: matched segment by segment, without regular expressions. */

/** A pattern that expands to more is refused. */
const MAX_ALTERNATIVES = 256;

export type PathTest = (path: string) => boolean;

let lastPath = '';
let lastSegments: readonly string[] = [''];

/** A path in lower case, split at `/`: what a compiled set of patterns looks at. Many ask about one path in a row. */
export function splitPath(path: string): readonly string[] {
  if (path !== lastPath) {
    lastSegments = path.toLowerCase().split('/');
    lastPath = path;
  }
  return lastSegments;
}

/**
 * Compiles a pattern: `*` within a segment, `**` for any number of segments, `{a,b}` alternatives, `?` one character.
 * Case is ignored. A match costs at most pattern length × path length steps, whatever the input.
 * Throws RangeError if the braces expand to more than 256 alternatives.
 */
export function compileGlob(pattern: string): PathTest {
  const test = compileGlobs([pattern]);
  return (path) => test(splitPath(path));
}

/**
 * Many patterns at once, for tables. Each is tried only on paths that hold what it must: a name that is spelled out, or the
 * character that a wild name ends or begins with. A table of hundreds costs a few look-ups per segment.
 */
export function compileGlobs(patterns: readonly string[]): (segments: readonly string[]) => boolean {
  const names = new Set<string>();
  const wildNames = new WildNames();
  const anchored = new Map<string, NameTest[][]>();
  const floating: NameTest[][] = [];
  for (const pattern of patterns.flatMap((text) => expandBraces(text.toLowerCase()))) {
    const wanted = pattern.split('/');
    const [first, name, ...rest] = wanted;
    const isName = first === '**' && name !== undefined && name !== '**' && rest.length === 0;
    if (isName && isWild(name)) wildNames.add(name);
    else if (isName) names.add(name);
    else {
      const anchor = wanted.findLast((segment) => !isWild(segment));
      const tests = wanted.map(compileName);
      if (anchor === undefined) floating.push(tests);
      else anchored.set(anchor, [...(anchored.get(anchor) ?? []), tests]);
    }
  }
  return (segments) => {
    const last = segments[segments.length - 1]!;
    if (names.has(last) || wildNames.match(last)) return true;
    for (const wanted of floating) if (matchSegments(wanted, segments)) return true;
    if (anchored.size === 0) return false;
    for (const segment of segments) {
      for (const wanted of anchored.get(segment) ?? NO_TESTS) if (matchSegments(wanted, segments)) return true;
    }
    return false;
  };
}

/** Tests of one segment, by the last character that they ask for, or else the first. */
class WildNames {
  readonly #byLast = new Map<number, NameTest[]>();
  readonly #byFirst = new Map<number, NameTest[]>();
  readonly #others: NameTest[] = [];

  add(wanted: string): void {
    const test = compileName(wanted);
    if (!isWild(wanted.at(-1)!)) put(this.#byLast, wanted.charCodeAt(wanted.length - 1), test);
    else if (!isWild(wanted[0]!)) put(this.#byFirst, wanted.charCodeAt(0), test);
    else this.#others.push(test);
  }

  match(name: string): boolean {
    return (
      anyMatches(this.#byLast.get(name.charCodeAt(name.length - 1)), name) ||
      anyMatches(this.#byFirst.get(name.charCodeAt(0)), name) ||
      anyMatches(this.#others, name)
    );
  }
}

function put(tests: Map<number, NameTest[]>, key: number, test: NameTest): void {
  const known = tests.get(key);
  if (known === undefined) tests.set(key, [test]);
  else known.push(test);
}

function anyMatches(tests: readonly NameTest[] | undefined, name: string): boolean {
  if (tests === undefined) return false;
  for (const test of tests) if (test(name)) return true;
  return false;
}

/** All texts that a pattern with braces stands for. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  const close = pattern.indexOf('}', open);
  if (open === -1 || close === -1) return [pattern];
  const tails = expandBraces(pattern.slice(close + 1));
  const heads = pattern.slice(open + 1, close).split(',');
  if (heads.length * tails.length > MAX_ALTERNATIVES) throw new RangeError('too many alternatives in a path pattern');
  const before = pattern.slice(0, open);
  return heads.flatMap((head) => tails.map((tail) => before + head + tail));
}

type NameTest = (name: string) => boolean;

const NO_TESTS: readonly NameTest[][] = [];

function isWild(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** Stands for any number of segments. */
const ANY_SEGMENTS: NameTest = () => true;

function compileName(wanted: string): NameTest {
  if (wanted === '**') return ANY_SEGMENTS;
  const star = wanted.indexOf('*');
  if (star === -1 && !wanted.includes('?')) return (name) => name === wanted;
  if (wanted.lastIndexOf('*') !== star || star === -1 || wanted.includes('?')) {
    const [longest = ''] = wanted.split(/[*?]+/).toSorted((a, b) => b.length - a.length);
    return (name) => name.includes(longest) && matchName(wanted, name);
  }
  const head = wanted.slice(0, star);
  const tail = wanted.slice(star + 1);
  return (name) => name.length >= head.length + tail.length && name.endsWith(tail) && name.startsWith(head);
}

function matchSegments(wanted: readonly NameTest[], segments: readonly string[]): boolean {
  return walk(
    wanted.length,
    segments.length,
    (w) => wanted[w] === ANY_SEGMENTS,
    (w, s) => wanted[w]!(segments[s]!),
  );
}

function matchName(wanted: string, name: string): boolean {
  return walk(
    wanted.length,
    name.length,
    (w) => wanted[w] === '*',
    (w, n) => wanted[w] === '?' || wanted[w] === name[n],
  );
}

/** Greedy wildcard matching: after a mismatch only the latest wildcard takes one more item, which is enough. */
function walk(
  wanted: number,
  items: number,
  wild: (w: number) => boolean,
  same: (w: number, item: number) => boolean,
): boolean {
  let w = 0;
  let item = 0;
  let retryPattern = -1;
  let retryItem = 0;
  while (item < items) {
    if (w < wanted && wild(w)) {
      retryPattern = ++w;
      retryItem = item;
    } else if (w < wanted && same(w, item)) {
      w++;
      item++;
    } else if (retryPattern !== -1) {
      w = retryPattern;
      item = ++retryItem;
    } else {
      return false;
    }
  }
  while (w < wanted && wild(w)) w++;
  return w === wanted;
}
