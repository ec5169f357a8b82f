/** Causes of a leak through a source map in a project of literal files. */
import type { Cause } from '../../src/base/cause.ts';
import type { Project } from '../../src/base/project.ts';
import { explainCauses } from '../../src/detect/cause/index.ts';
import { judged } from './findings.ts';

type Extended = Readonly<Record<string, readonly string[]>>;

function projectOf(files: Readonly<Record<string, string>>, extended: Extended = {}): Project {
  return {
    client: 'npm',
    files: new Map(Object.entries(files)),
    names: [],
    extended: new Map(Object.entries(extended)),
    git: null,
  };
}

/** package.json with a list of files in several lines. */
export const MANIFEST = '{\n  "name": "a",\n  "main": "dist/index.js",\n  "files": [\n    "dist"\n  ]\n}\n';

/** All causes, that of "files" first. */
export function causesOf(
  files: Readonly<Record<string, string>>,
  tool: string | null = null,
  extended: Extended = {},
): Cause[] {
  const leak = judged('source-map-embedded-source', 'critical', 'failing', {
    locations: [{ path: ['dist/index.js.map'] }],
    data: tool === null ? {} : { tool },
  });
  const project = projectOf({ 'package.json': MANIFEST, ...files }, extended);
  const [explained] = explainCauses([leak], project, ['package.json', 'dist/index.js', 'dist/index.js.map']);
  return [...(explained?.causes ?? [])];
}

/** Those of the build. */
export function buildOf(
  files: Readonly<Record<string, string>>,
  tool: string | null = null,
  extended: Extended = {},
): Cause[] {
  return causesOf(files, tool, extended).slice(1);
}

/** `file:line link value -> edit` */
export function line({ file, line: number, link, value, edit }: Cause): string {
  return `${file}:${number} ${link ?? ''} ${value ?? '?'} -> ${edit}`;
}
