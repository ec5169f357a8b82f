/** Changes one script of a package.json and leaves every other character as it is: indentation, line ends, order. */
import { LeakcheckError } from '../../base/errors.ts';
import { member, parseJson, type JsonNode } from '../../policy/json-positions.ts';

/**
 * What the script `name` becomes: `change` gets what is there, or undefined. Throws EUSAGE for scripts of a wrong type,
 * JsonSyntaxError for no JSON.
 */
export function editScript(text: string, name: string, change: (now: string | undefined) => string): string {
  const root = parseJson(text, { comments: false });
  const scripts = member(root, 'scripts')?.value;
  const script = scripts && member(scripts, name)?.value;
  if (scripts && scripts.kind !== 'object') throw unusable('"scripts" is no object');
  if (script && script.kind !== 'string') throw unusable(`"${name}" is no text`);
  if (script) {
    const value = JSON.stringify(change(script.value));
    return text.slice(0, script.at) + value + text.slice(script.end);
  }
  const value = JSON.stringify(change(undefined));
  if (scripts) return insert(text, scripts, name, value);
  return insert(text, root, 'scripts', objectOf(text, root, `"${name}": ${value}`));
}

function unusable(what: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', `${what} in package.json`, { hint: 'npm could not run it either' });
}

/** Adds a member behind the last one, laid out like it. */
function insert(text: string, node: JsonNode, key: string, value: string): string {
  const last = node.kind === 'object' ? node.members.at(-1) : undefined;
  const added = `"${key}": ${value}`;
  if (last === undefined) {
    const own = lineIndent(text, node.at);
    const inner = `${lineEnd(text)}${own}${indentUnit(text)}${added}${lineEnd(text)}${own}`;
    return `${text.slice(0, node.at)}{${inner}}${text.slice(node.end)}`;
  }
  const { end } = last.value;
  const gap = startsLine(text, last.at) ? lineEnd(text) + lineIndent(text, last.at) : ' ';
  return `${text.slice(0, end)},${gap}${added}${text.slice(end)}`;
}

/** An object with one member, as a member of the root. */
function objectOf(text: string, root: JsonNode, inner: string): string {
  const first = root.kind === 'object' ? root.members[0] : undefined;
  if (first !== undefined && !startsLine(text, first.at)) return `{ ${inner} }`;
  const unit = indentUnit(text);
  return `{${lineEnd(text)}${unit}${unit}${inner}${lineEnd(text)}${unit}}`;
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function startsLine(text: string, at: number): boolean {
  return /[\r\n][ \t]*$/.test(text.slice(Math.max(0, at - 200), at));
}

function lineIndent(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

/** The indentation of the first member that starts a line; two blanks if none does. */
function indentUnit(text: string): string {
  return /\n([ \t]{1,16})"/.exec(text)?.[1] ?? '  ';
}
