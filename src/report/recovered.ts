/** What `leakcheck extract` recovered: as a tree for people, as JSON for programs. */
import { plural, size, thousands } from '../base/numbers.ts';
import { compareText } from '../base/sort.ts';
import type { RecoveredText } from '../base/recovered.ts';
import { escapeJson } from './escape.ts';
import { inert } from './github-command.ts';
import { createLook, type Look, type LookOptions } from './pretty/look.ts';

interface Counts {
  files: number;
  bytes: number;
  lines: number;
  firstParty: number;
  novel: number;
}

interface Folder extends Counts {
  readonly folders: Map<string, Folder>;
  readonly texts: Map<string, Counts>;
}

function newFolder(): Folder {
  return { files: 0, bytes: 0, lines: 0, firstParty: 0, novel: 0, folders: new Map(), texts: new Map() };
}

/** Each file once: texts of several maps that share one are one. What is the author's by any of them is the author's. */
function distinctFiles(texts: readonly RecoveredText[]): RecoveredText[] {
  const files = new Map<string, RecoveredText>();
  for (const text of texts) {
    const known = files.get(text.file);
    const firstParty = text.firstParty || known?.firstParty === true;
    const novel = text.novel || known?.novel === true;
    files.set(text.file, { ...text, firstParty, novel });
  }
  return [...files.values()];
}

function toTree(texts: readonly RecoveredText[]): Folder {
  const root = newFolder();
  for (const { file, bytes, lines, firstParty, novel } of texts) {
    const counts = { files: 1, bytes, lines, firstParty: Number(firstParty), novel: Number(novel) };
    const parts = file.split('/');
    let folder = root;
    add(folder, counts);
    for (const part of parts.slice(0, -1)) {
      const next = folder.folders.get(part) ?? newFolder();
      folder.folders.set(part, next);
      folder = next;
      add(folder, counts);
    }
    folder.texts.set(parts.at(-1)!, counts);
  }
  return root;
}

function add(total: Counts, { files, bytes, lines, firstParty, novel }: Counts): void {
  total.files += files;
  total.bytes += bytes;
  total.lines += lines;
  total.firstParty += firstParty;
  total.novel += novel;
}

type Row = readonly [name: string, ...cells: string[]];

const HEAD: Row = ['', 'files', 'bytes', 'lines', 'first-party', 'third-party', 'novel'];

function row(name: string, { files, bytes, lines, firstParty, novel }: Counts): Row {
  return [name, ...[files, bytes, lines, firstParty, files - firstParty, novel].map(thousands)];
}

function* rows(folder: Folder, indent: string, withFiles: boolean, look: Look): Generator<Row> {
  const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].toSorted(([a], [b]) => compareText(a, b));
  for (const [name, inner] of inOrder(folder.folders)) {
    yield row(`${indent}${look.name(name)}/`, inner);
    yield* rows(inner, `${indent}  `, withFiles, look);
  }
  if (!withFiles) return;
  for (const [name, counts] of inOrder(folder.texts)) yield row(`${indent}${look.name(name)}`, counts);
}

export interface TreeOptions extends LookOptions {
  /** Lists the files, too. */
  readonly verbose: boolean;
}

/** One line per folder, numbers of all that lies below it; the total last. */
export function recoveredTree(texts: readonly RecoveredText[], options: TreeOptions): string {
  const look = createLook(options);
  const root = toTree(distinctFiles(texts));
  const table = [HEAD, ...rows(root, '', options.verbose, look), row('total', root)];
  const widths = HEAD.map((_, column) => table.reduce((width, cells) => Math.max(width, cells[column]!.length), 0));
  const lines = table.map(([name, ...cells]) => {
    const numbers = cells.map((cell, at) => cell.padStart(widths[at + 1]!)).join('  ');
    return `${numbers}  ${name}`.trimEnd();
  });
  const maps = new Set(texts.map(({ map }) => map.join('\0'))).size;
  const from = `${plural(root.files, 'file')}, ${size(root.bytes)}, can be rebuilt from ${plural(maps, 'source map')}`;
  const legend = look.dim('novel: first-party text that no file of the package holds');
  return inert(`${[...lines, '', from, legend].join('\n')}\n`);
}

/** The list as JSON. */
export function recoveredJson(texts: readonly RecoveredText[]): string {
  return toJson(texts.map((text) => ({ ...manifestEntry(text), lines: text.lines, novel: text.novel })));
}

/** The list that lies beside the extracted files. */
export function recoveredManifest(texts: readonly RecoveredText[]): string {
  return toJson(texts.map(manifestEntry));
}

function manifestEntry({ file, source, map, bytes, sha256, firstParty }: RecoveredText): object {
  return { file, source, map, bytes, sha256, party: firstParty ? 'first' : 'third' };
}

function toJson(list: readonly object[]): string {
  return `${escapeJson(JSON.stringify(list, null, 2))}\n`;
}
