/** Source maps in the configuration of bundlers and in build scripts that are code. */
import { lineColumn } from '../../base/json-positions.ts';
import { compareText } from '../../base/sort.ts';
import type { BuildCause } from './scripts.ts';
import { findSettings, type Setting } from './settings.ts';

interface Tool {
  readonly name: string;
  /** What its configuration is called. */
  readonly file: RegExp;
  /** What a script of one's own says when it uses the tool. */
  readonly use: RegExp;
  readonly keys: readonly string[];
  /** What turns its maps off. */
  readonly off: string;
}

const SOURCEMAP = ['sourcemap'];

/** A wrapper comes before what it wraps. */
const TOOLS: readonly Tool[] = [
  tool('next', /^next\.config\./, /(?!)/, ['productionBrowserSourceMaps']),
  tool('tsdown', /^tsdown\.config\./, /['"]tsdown['"]/),
  tool('tsup', /^tsup\.config\./, /['"]tsup['"]/),
  tool('vite', /^vite\.config\./, /['"]vite['"]/),
  tool('rolldown', /^rolldown[\w.-]*\./, /['"]rolldown['"]/),
  tool('rollup', /^rollup[\w.-]*\./, /['"]rollup['"]/),
  tool('webpack', /^(?:webpack|rspack)[\w.-]*\./, /['"](?:webpack|@rspack\/core)['"]/, ['devtool']),
  tool('swc', /^\.swcrc$/, /['"]@swc\/core['"]/, ['sourceMaps']),
  tool('esbuild', /^esbuild[\w.-]*\./, /['"]esbuild['"]/),
  { ...tool('bun', /^bun[\w.-]*\./, /\bBun\.build\b/), off: "'none'" },
];

function tool(name: string, file: RegExp, use: RegExp, keys: readonly string[] = SOURCEMAP): Tool {
  return { name, file, use, keys, off: 'false' };
}

const CODE = /(?:\.[cm]?[jt]s|\.config\.json|\.swcrc)$/;
/** Builds for work, not for publishing. */
const FOR_WORK = /[._-](?:dev|development|test)\./;
const OFF = /^(?:false|null|undefined|none|0|)$/;

/** What turns maps on, in the order of the files' names, computed settings last. */
export function configCauses(files: ReadonlyMap<string, string>): BuildCause[] {
  const found = [...files]
    .filter(([file]) => CODE.test(file) && !FOR_WORK.test(file) && !file.includes('node_modules/'))
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([file, text]) => ofFile(file, text));
  const isRead = ({ cause }: BuildCause): boolean => cause.changes !== undefined;
  return [...found.filter(isRead), ...found.filter((one) => !isRead(one))];
}

function ofFile(file: string, text: string): BuildCause[] {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const used =
    TOOLS.find((one) => one.file.test(name)) ??
    (/\.config\./.test(name) ? undefined : TOOLS.find((one) => one.use.test(text)));
  if (used === undefined) return [];
  const settings = findSettings(text, new Set(used.keys)).filter(
    ({ value }) => value === null || !OFF.test(value.text),
  );
  const literal = settings.filter(({ value }) => value !== null);
  const computed = settings.filter(({ value }) => value === null);
  return [
    ...together(literal, used, file, text),
    ...computed.slice(0, 1).map((one) => unreadable(one, used, file, text)),
  ];
}

/** One cause for all literals of a file: turning off one of two outputs would not do. */
function together([first, ...others]: readonly Setting[], used: Tool, file: string, text: string): BuildCause[] {
  if (first === undefined || first.value === null) return [];
  const lines = others.map(({ at }) => lineColumn(text, at).line);
  const also = lines.length === 0 ? '' : `, also in line ${lines.join(' and ')}`;
  const values = [first, ...others].flatMap(({ value }) => value ?? []);
  return [
    {
      tool: used.name,
      cause: {
        file,
        line: lineColumn(text, first.at).line,
        value: text.slice(first.value.at, first.value.end),
        edit: `set ${first.key}: ${used.off}${also}`,
        changes: values.map(({ at, end }) => ({ offset: at, length: end - at, text: used.off })),
      },
    },
  ];
}

function unreadable({ key, at }: Setting, used: Tool, file: string, text: string): BuildCause {
  const { line } = lineColumn(text, at);
  const edit = `${key} is computed here and could not be read: make it ${used.off} for what is published`;
  return { tool: used.name, cause: { file, line, edit } };
}
