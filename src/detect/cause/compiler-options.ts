/** The options that a tsconfig has in the end, each with the file and the place that sets it. */
import { member, parseJson, type JsonNode } from '../../base/json-positions.ts';
import type { Project } from '../../base/project.ts';

export interface CompilerOption {
  readonly file: string;
  /** Where the key stands. */
  readonly at: number;
  readonly value: JsonNode;
}

/** Options of the file and of all that it extends; the nearest setting counts, as in TypeScript. */
export function compilerOptions(
  file: string,
  { files, extended }: Pick<Project, 'files' | 'extended'>,
): ReadonlyMap<string, CompilerOption> {
  const found = new Map<string, CompilerOption>();
  const visit = (at: string, chain: readonly string[]): void => {
    if (chain.includes(at)) return;
    for (const base of extended.get(at) ?? []) visit(base, [...chain, at]);
    for (const [name, option] of ownOptions(at, files.get(at) ?? '')) found.set(name, option);
  };
  visit(file, []);
  return found;
}

function ownOptions(file: string, text: string): [string, CompilerOption][] {
  const options = optionsNode(text);
  if (options?.kind !== 'object') return [];
  return options.members.map(({ key, at, value }) => [key, { file, at, value }]);
}

/** Null for a text that is no JSON, or has no such member. */
export function optionsNode(text: string): JsonNode | null {
  return member(rootNode(text), 'compilerOptions')?.value ?? null;
}

const NOTHING: JsonNode = { kind: 'null', at: 0, end: 0 };

export function rootNode(text: string): JsonNode {
  try {
    return parseJson(text, { comments: true });
  } catch {
    return NOTHING;
  }
}
