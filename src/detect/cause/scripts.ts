/** Flags for source maps in the scripts of a package.json. */
import { replaceNode } from '../../base/json-edit.ts';
import { lineColumn, member } from '../../base/json-positions.ts';
import type { Cause } from '../../base/cause.ts';
import { rootNode } from './compiler-options.ts';

export interface BuildCause {
  /** As the texts of the rules name it. */
  readonly tool: string;
  readonly cause: Cause;
}

/** Scripts that make nothing that is published. */
const OTHER = /^(?:pre|post)?(?:dev|start|watch|serve|test|lint|format|storybook|preview|docs|bench)(?:$|[:_-])/;
const COMMANDS = /&&|\|\||[;|&]/;
const TOOLS: ReadonlySet<string> = new Set(
  'esbuild tsup tsdown vite rollup rolldown webpack rspack swc tsc bun microbundle ncc parcel'.split(' '),
);
const LONG =
  /\s--(?:source-?maps?|inlineSourceMap|inlineSources|declarationMap|devtool)(?:(?:=|\s+)(?:"[^"]{0,40}"|true|inline|hidden|external|linked|both|(?:[a-z]{1,12}-){0,4}source-map|eval))?(?=\s|$)/gi;
/** Short names that mean source maps for these tools only. */
const SHORT: Readonly<Record<string, RegExp>> = {
  swc: /\s-s(?:\s+(?:inline|true|both))?(?=\s|$)/g,
  rollup: /\s-m(?:\s+(?:inline|hidden|true))?(?=\s|$)/g,
  rolldown: /\s-s(?:\s+(?:inline|hidden|true))?(?=\s|$)/g,
  ncc: /\s-s(?=\s|$)/g,
  webpack: /\s-d\s+(?:[a-z]{1,12}-){0,4}source-map(?=\s|$)/g,
};

/** One cause for every script that turns maps on. `file` is the path of the package.json. */
export function scriptCauses(file: string, text: string): BuildCause[] {
  const scripts = member(rootNode(text), 'scripts')?.value;
  if (scripts?.kind !== 'object') return [];
  return scripts.members.flatMap(({ key, at, value }): BuildCause[] => {
    if (value.kind !== 'string' || OTHER.test(key) || /\s(?:--watch|-w)(?:\s|$)/.test(value.value)) return [];
    const found = value.value.split(COMMANDS).flatMap(flagsOf);
    const [first] = found;
    if (first === undefined) return [];
    let fixed = value.value;
    for (const { flags } of found) for (const flag of flags) fixed = fixed.replace(flag, '');
    const named = found.flatMap(({ flags }) => flags.map((flag) => flag.trim()));
    return [
      {
        tool: first.tool,
        cause: {
          file,
          line: lineColumn(text, at).line,
          value: named.join(' '),
          edit: `remove ${named.join(' and ')} from "${key}"`,
          changes: [replaceNode(value, JSON.stringify(fixed))],
        },
      },
    ];
  });
}

function flagsOf(command: string): { readonly tool: string; readonly flags: readonly string[] }[] {
  const tool = command
    .split(/\s+/)
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .find((word) => TOOLS.has(word));
  if (tool === undefined) return [];
  const short = SHORT[tool];
  const flags = [...(command.match(LONG) ?? []), ...(short === undefined ? [] : (command.match(short) ?? []))];
  return flags.length === 0 ? [] : [{ tool, flags }];
}

/** The tsconfig files that scripts compile with: `tsc -p tsconfig.build.json`, `tsc --build packages/a`. */
export function compiledProjects(text: string): readonly string[] {
  const scripts = member(rootNode(text), 'scripts')?.value;
  if (scripts?.kind !== 'object') return [];
  return scripts.members.flatMap(({ key, value }) => {
    if (value.kind !== 'string' || OTHER.test(key)) return [];
    return value.value.split(COMMANDS).flatMap((command) => {
      if (!/(?:^|[\s/])tsc(?:\s|$)/.test(command)) return [];
      const named = /\s(?:-p|--project|-b|--build)\s+(?:\.\/)?([^\s-]\S{0,200})/.exec(command)?.[1];
      if (named === undefined) return ['tsconfig.json'];
      return [named.endsWith('.json') ? named : `${named.replace(/\/$/, '')}/tsconfig.json`];
    });
  });
}
