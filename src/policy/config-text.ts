/** A configuration text and its name: what every message about it is made of. */
import { LeakcheckError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { JsonSyntaxError, lineColumn, member, parseJson, type JsonNode } from '../base/json-positions.ts';

export interface ConfigText {
  /** As messages and reports show it: relative to the working directory, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly form: 'json' | 'jsonc' | 'package.json';
}

/** A mistake at an offset of a configuration text, as an error with exit code 2. */
export function mistake(config: ConfigText, at: number, message: string, hint?: string): LeakcheckError {
  const { line, column } = lineColumn(config.text, at);
  const place = `${config.name}:${line}:${column}`;
  return new LeakcheckError('ECONFIG', `${message} in ${place}`, hint === undefined ? {} : { hint });
}

/** `did you mean "x"?`, or all candidates if none is near. */
export function suggest(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? `allowed are ${candidates.join(', ')}` : `did you mean "${near}"?`;
}

/** The configuration as a tree: the whole text, or the `leakcheck` member of package.json; null if there is none. */
export function readConfigText(config: ConfigText): JsonNode | null {
  const root = readJson(config);
  if (config.form !== 'package.json') return withoutDuplicates(config, root);
  const own = root.kind === 'object' ? root.members.filter(({ key }) => key === 'leakcheck') : [];
  if (own[1] !== undefined) throw mistake(config, own[1].at, 'a second "leakcheck"', 'keep one of them');
  const found = member(root, 'leakcheck');
  return found === undefined ? null : withoutDuplicates(config, found.value);
}

function readJson(config: ConfigText): JsonNode {
  try {
    return parseJson(config.text, { comments: config.form === 'jsonc' });
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw mistake(config, error.at, `${error.message}: no valid JSON`);
  }
}

/** Of two equal keys a reader sees one and a parser takes the other. */
function withoutDuplicates(config: ConfigText, node: JsonNode): JsonNode {
  if (node.kind === 'array') for (const item of node.items) withoutDuplicates(config, item);
  if (node.kind !== 'object') return node;
  const seen = new Set<string>();
  for (const { key, at, value } of node.members) {
    if (seen.has(key)) throw mistake(config, at, `"${key}" is there twice`, 'keep one of them');
    seen.add(key);
    withoutDuplicates(config, value);
  }
  return node;
}
