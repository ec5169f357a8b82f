/** Which line of which tsconfig makes the compiler write maps. */
import { addMember, objectText, replaceNode } from '../../base/json-edit.ts';
import { lineColumn } from '../../base/json-positions.ts';
import type { Project } from '../../base/project.ts';
import type { Cause, Change } from '../../base/cause.ts';
import { compilerOptions, optionsNode, rootNode, type CompilerOption } from './compiler-options.ts';
import { compiledProjects } from './scripts.ts';

/** `wanted` are the options that matter. One cause for every tsconfig that a script compiles, else for tsconfig.json. */
export function tsconfigCauses(project: Project, wanted: readonly string[]): Cause[] {
  const named = compiledProjects(project.files.get('package.json') ?? '').filter((file) => project.files.has(file));
  const files = named.length > 0 ? named : ['tsconfig.json'];
  const found = [...new Set(files)].flatMap((file) => ofFile(file, project, wanted) ?? []);
  return found.filter(
    (cause, index) => found.findIndex(({ file, line }) => file === cause.file && line === cause.line) === index,
  );
}

type Named = readonly [name: string, option: CompilerOption];

function ofFile(file: string, project: Project, wanted: readonly string[]): Cause | null {
  const options = compilerOptions(file, project);
  const on = wanted.flatMap((name): Named[] => {
    const option = options.get(name);
    return option?.value.kind === 'boolean' && option.value.value ? [[name, option]] : [];
  });
  const [first] = on;
  if (first === undefined) return null;
  const [, { file: origin, at }] = first;
  const line = lineColumn(project.files.get(origin) ?? '', at).line;
  const shared = on.every(([, option]) => option.file === origin) && !origin.includes('node_modules/');
  return shared ? inPlace(on, origin, line) : overridden(on, file, { origin, line }, project);
}

function inPlace(on: readonly Named[], file: string, line: number): Cause {
  return {
    file,
    line,
    value: 'true',
    edit: `set ${settings(on)}`,
    changes: on.map(([, { value }]) => replaceNode(value, 'false')),
  };
}

/** What comes from a package, or from several files, is overridden where it is used. */
function overridden(
  on: readonly Named[],
  file: string,
  { origin, line }: { readonly origin: string; readonly line: number },
  project: Project,
): Cause {
  const text = project.files.get(file) ?? '';
  const node = optionsNode(text) ?? rootNode(text);
  return {
    file,
    line: lineColumn(text, node.at).line,
    value: `true, from ${origin}:${line}`,
    edit: `set ${settings(on)}: they are true in ${origin}:${line}`,
    changes: overrides(on, file, text),
  };
}

function overrides(on: readonly Named[], file: string, text: string): Change[] {
  const node = optionsNode(text);
  const own = on.filter(([, option]) => option.file === file);
  const others = on.filter(([, option]) => option.file !== file);
  const replaced = own.map(([, { value }]) => replaceNode(value, 'false'));
  const members = others.map(([name]) => [name, 'false'] as const);
  if (node?.kind === 'object') return [...replaced, ...members.map(([name, off]) => addMember(text, node, name, off))];
  const root = rootNode(text);
  return root.kind === 'object' ? [addMember(text, root, 'compilerOptions', objectText(text, 1, members))] : [];
}

function settings(on: readonly Named[]): string {
  return on.map(([name]) => `"${name}": false`).join(' and ');
}
