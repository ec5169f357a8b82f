/** Reads `name = value` lines as dotenv and rc files write them: tolerant, bounded, one pass. */

export interface Assignment {
  readonly name: string;
  readonly value: string;
  /** From 0, in UTF-16 units of the text. */
  readonly index: number;
}

const LINE = /^[ \t]{0,64}(?:export[ \t]{1,8})?([A-Za-z_][A-Za-z0-9_.-]{0,127})[ \t]{0,8}=[ \t]{0,8}(.*)$/;
/** Longer lines hold no setting that a person wrote. */
const MAX_LINE = 16_384;

export function readAssignments(text: string): Assignment[] {
  const found: Assignment[] = [];
  let index = 0;
  for (const line of text.split('\n')) {
    const match = LINE.exec(line.slice(0, MAX_LINE).replace(/\r$/, ''));
    if (match !== null) found.push({ name: match[1]!, value: unquote(match[2]!), index });
    index += line.length + 1;
  }
  return found;
}

/** Drops quotes, or a comment behind an unquoted value. */
function unquote(value: string): string {
  const quote = value[0];
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = value.indexOf(quote, 1);
    return end === -1 ? value.slice(1) : value.slice(1, end);
  }
  const comment = value.search(/(?:^|[ \t])#/);
  return (comment === -1 ? value : value.slice(0, comment)).trim();
}
