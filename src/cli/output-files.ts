/** Reports in files: checked before the scan, written whole or not at all. */
import { constants } from 'node:fs';
import { access, realpath, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { LeakcheckError } from '../base/errors.ts';
import { systemReason } from '../base/system-reason.ts';
import { FORMATS, type Format } from '../report/index.ts';
import { hideSecrets } from './hide-secrets.ts';
import { replaceFile } from './write-files.ts';

export interface OutputFile {
  readonly format: Format;
  /** As the user typed it. */
  readonly name: string;
  /** Absolute, links resolved. */
  readonly path: string;
  /** A pipe or device: nothing that could be replaced. */
  readonly special: boolean;
}

const FORMAT_OF_EXTENSION: ReadonlyMap<string, Format> = new Map([
  ['.json', 'json'],
  ['.txt', 'pretty'],
  ['.sarif', 'sarif'],
  ['.md', 'markdown'],
  ['.xml', 'junit'],
]);

/** Reads `[format=]file` options. Throws EUSAGE for an unknown format, EWRITE for a place that cannot be written. */
export async function openOutputs(options: readonly string[], cwd: string): Promise<readonly OutputFile[]> {
  const outputs = await Promise.all(options.map((option) => openOutput(option, cwd)));
  const twice = outputs.find(({ path }, index) => outputs.findIndex((other) => other.path === path) < index);
  if (twice !== undefined) throw usage(`two reports would be written to ${twice.name}`, 'give each its own file');
  return outputs;
}

async function openOutput(option: string, cwd: string): Promise<OutputFile> {
  const mark = option.indexOf('=');
  const named = FORMATS.find((format) => format === option.slice(0, Math.max(mark, 0)));
  const name = named === undefined ? option : option.slice(mark + 1);
  const format = named ?? FORMAT_OF_EXTENSION.get(extname(name).toLowerCase());
  if (format === undefined) throw usage(`no format for ${name}`, `say which: -o json=${name}`);
  if (name === '') throw usage(`no file in -o ${option}`, `name one: -o ${option}report.${format}`);
  return { format, name, ...(await checkWritable(resolve(cwd, name), name)) };
}

async function checkWritable(path: string, name: string): Promise<Pick<OutputFile, 'path' | 'special'>> {
  try {
    const existing = await stat(path).catch(ifMissing);
    if (existing === null) {
      await access(dirname(path), constants.W_OK);
      return { path, special: false };
    }
    if (existing.isDirectory()) throw cannotWrite(name, 'it is a folder');
    const real = await realpath(path);
    await access(real, constants.W_OK);
    if (existing.isFile()) await access(dirname(real), constants.W_OK);
    return { path: real, special: !existing.isFile() };
  } catch (error) {
    throw error instanceof LeakcheckError ? error : cannotWrite(name, systemReason(error), error);
  }
}

/** Whole or not at all; devices and pipes are written to as they are. Throws EWRITE. */
export async function writeOutput({ path, name, special }: OutputFile, text: string): Promise<void> {
  try {
    const shown = await hideSecrets(text);
    await (special ? writeFile(path, shown) : replaceFile(path, shown));
  } catch (error) {
    throw cannotWrite(name, systemReason(error), error);
  }
}

/** The file itself, or for a number above 1 its neighbour `name.2.ext`. */
export function numbered(output: OutputFile, number: number): OutputFile {
  if (number === 1) return output;
  const insert = (path: string): string => path.replace(/(\.[^./\\]*)?$/, (extension) => `.${number}${extension}`);
  return { ...output, name: insert(output.name), path: insert(output.path) };
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function cannotWrite(name: string, why: string, cause?: unknown): LeakcheckError {
  return new LeakcheckError('EWRITE', `cannot write ${name}: ${why}`, { hint: 'choose another file for -o', cause });
}

function usage(message: string, hint: string): LeakcheckError {
  return new LeakcheckError('EUSAGE', message, { hint });
}
