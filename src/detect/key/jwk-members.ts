/** Members of JSON Web Keys in a text, whatever notation writes them: JSON, YAML, literals and calls of programming languages. */

/** A quote in a program, in strings in strings, and in a page. */
const QUOTE = String.raw`(?:\\{0,7}["'\x60]|&quot;|&#34;)`;
/** `name: value`, `"name": "value"`, `name="value"`, `'name' => 'value'`, `key["name"] = "value"`. */
const MEMBER = new RegExp(
  String.raw`(?<![\w$-])(kty|crv|x|y|d|n|e|p|q|dp|dq|qi)${QUOTE}?\]?\s{0,8}(?::|=>?)\s{0,8}${QUOTE}?([\w-]{1,1400})(?![\w-])`,
  'g',
);
const ESCAPE = /\\{1,4}(?:u00|x)([2-7][0-9a-f])/gi;

export type Members = ReadonlyMap<string, string>;

interface Member {
  readonly name: string;
  readonly value: string;
  readonly index: number;
  readonly end: number;
}

/** Names may be spelled in escapes. Moves what follows, so that places must be looked for again. */
export function unescaped(text: string): string {
  return text.replaceAll(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** All in that text: of two with one name the later one. */
export function allMembers(text: string): Members {
  return new Map([...text.matchAll(MEMBER)].map(([, name = '', value = '']) => [name, value]));
}

/** Those from the beginning of the text on, up to the first name that comes again. */
export function firstMembers(text: string): Members {
  const members = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(MEMBER)) {
    if (members.has(name)) break;
    members.set(name, value);
  }
  return members;
}

/**
 * Where nothing shows the ends of the key whose `kty` stands at that index: the members around it up to names that come again,
 * first those on the side that is nearer to it, and the other way round.
 */
export function membersAround(text: string, at: number): readonly Members[] {
  const found = [...text.matchAll(MEMBER)].map(({ index, 0: { length }, 1: name = '', 2: value = '' }): Member => ({
    name,
    value,
    index,
    end: index + length,
  }));
  const own = found.findLastIndex(({ index }) => index <= at);
  const type = found[own];
  if (type?.name !== 'kty') return [];
  const behind = found.slice(own + 1);
  const before = found.slice(0, own).toReversed();
  const isLast = distance(text, before[0]?.end, type.index) < distance(text, type.end, behind[0]?.index);
  const sides = isLast ? [before, behind] : [behind, before];
  return [sides, sides.toReversed()].map((order) => {
    const members = new Map([['kty', type.value]]);
    for (const side of order) {
      for (const { name, value } of side) {
        if (members.has(name)) break;
        members.set(name, value);
      }
    }
    return members;
  });
}

/** Signs and line ends between two members; those that separate all members count less than a dash or an empty line. */
function distance(text: string, from: number | undefined, to: number | undefined): number {
  if (from === undefined || to === undefined) return Number.POSITIVE_INFINITY;
  return text.slice(from, to).replaceAll(/[ \t"'`,]/g, '').length;
}
