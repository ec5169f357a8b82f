/** Archives of Electron: a JSON directory, then the files without compression. */
import { isJsonObject } from '../../base/loose-json.ts';
import type { JsonObject, JsonValue } from '../../base/types.ts';
import { Coverage, isZero, pieces } from './coverage.ts';
import { memberName } from '../tar/name.ts';
import type { Nest } from './nest.ts';

/** Four numbers of four bytes: sizes of the pickles around the JSON, and of the JSON. */
const PREAMBLE = 16;
const MAX_DIRECTORY = 64 * 1024 * 1024;

interface AsarFile {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function parse(nest: Nest): JsonObject | null {
  const size = nest.stored.read(0, PREAMBLE).readUInt32LE(12);
  if (size > MAX_DIRECTORY) return null;
  try {
    const value = JSON.parse(nest.stored.read(PREAMBLE, size).toString('utf8')) as JsonValue;
    return isJsonObject(value) && isJsonObject(value['files']) ? value['files'] : null;
  } catch {
    return null;
  }
}

/** Files whose bytes lie in the archive, in their order there. Links and files beside the archive have none. */
function listFiles(root: JsonObject, dataAt: number): AsarFile[] {
  const found: AsarFile[] = [];
  const open: { readonly prefix: string; readonly files: JsonObject }[] = [{ prefix: '', files: root }];
  for (let folder = open.pop(); folder; folder = open.pop()) {
    for (const [key, node] of Object.entries(folder.files)) {
      if (!isJsonObject(node)) continue;
      const name = folder.prefix + key;
      const { files, offset, size } = node;
      if (isJsonObject(files)) open.push({ prefix: `${name}/`, files });
      else if (typeof offset === 'string' && typeof size === 'number') {
        const from = dataAt + Number(offset);
        if (from >= dataAt && size >= 0) found.push({ name, from, to: from + size });
      }
    }
  }
  return found.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** False, after saying so, when a limit of the run was passed. */
async function copy(nest: Nest, { name, from, to }: AsarFile): Promise<boolean> {
  const writer = nest.open(memberName(name), { type: 'file', via: 'archive', size: to - from });
  let whole = true;
  await nest.pace.step(0);
  for (const piece of pieces(nest, from, to)) {
    await nest.pace.step(piece.length);
    writer.push(piece);
    whole = nest.charge(piece.length, { inflated: 0 }, piece.length, name);
    if (!whole) break;
  }
  writer.end();
  return whole && !nest.mustStop();
}

export async function readAsar(nest: Nest): Promise<void> {
  const { stored, oddities } = nest;
  const root = parse(nest);
  nest.is('asar', true);
  const coverage = new Coverage(nest);
  const dataAt = 8 + stored.read(0, PREAMBLE).readUInt32LE(4);
  if (!root) nest.gap('corrupt', 'the directory of the archive is no JSON, or too large');
  let at = dataAt;
  let last: AsarFile | null = null;
  const odd = (detail: string, offset: number): void =>
    oddities.report('archive-ambiguous-entry', ['<archive>'], detail, offset, false);
  for (const file of root ? listFiles(root, dataAt) : []) {
    if (file.to > stored.size) nest.gap('truncated', 'the archive ends inside this file', memberName(file.name));
    // Packers may store equal files once.
    if (last && file.from === last.from && file.to === last.to) continue;
    if (file.from < at && file.to > file.from) {
      odd('files that lie in each other', file.from);
      continue;
    }
    if (!isZero(nest, at, file.from)) odd('bytes that the directory does not name', at);
    if (!(await copy(nest, file))) break;
    coverage.take(file.from, file.to);
    at = Math.max(at, file.to);
    last = file;
  }
  if (root && !isZero(nest, at, stored.size)) odd('bytes that the directory does not name', at);
  await coverage.searchRest('<asar structure>');
}
