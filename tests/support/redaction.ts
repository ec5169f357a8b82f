/** Looks for pieces of generated secrets in whatever a run of the program printed and left behind. */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { SECRET_KINDS } from '../../src/rules/secret/kinds/index.ts';
import { formSamples, type FormSample } from './form-samples.ts';
import { isShaped, samplesOf, type Sample } from './secret-samples.ts';

const BIN = resolve('dist/cli.js');
const PIECE = 8;
/** One per kind with shapes, and one for each of the others. */
export const samples: readonly Sample[] = SECRET_KINDS.filter(isShaped).map((kind) => samplesOf(kind, 'redaction')[0]!);
export const forms: readonly FormSample[] = formSamples('redaction');

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE));
}

/** The ways in which programs write a value, and its base64 for each of the three positions that it can have. */
function writings(value: string): string[] {
  const encoded = [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${' '.repeat(shift)}${value}`).toString('base64');
    return text.slice(shift === 0 ? 0 : 4, -4);
  });
  return [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1), ...encoded];
}

/** Adds piece -> kind. What other values of the kind have too is its fixed text. */
function addPieces(found: Map<string, string>, id: string, value: string, others: readonly string[]): void {
  const fixed = new Set(others.flatMap(writings).flatMap(piecesOf));
  for (const piece of writings(value).flatMap(piecesOf)) if (!fixed.has(piece)) found.set(piece, id);
}

function randomPieces(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, value } of samples) {
    const others = ['other', 'third'].map((seed) => samplesOf(kind, seed)[0]!.value);
    addPieces(found, kind.id, value, others);
  }
  const others = ['other', 'third'].map(formSamples);
  for (const [at, { id, secret }] of forms.entries()) {
    addPieces(
      found,
      id,
      secret,
      others.map((list) => list[at]!.secret),
    );
  }
  return found;
}

export const pieces: ReadonlyMap<string, string> = randomPieces();

/** Kinds of which a piece stands in the text. */
export function leaked(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at + PIECE <= text.length; at++) {
    const kind = pieces.get(text.slice(at, at + PIECE));
    if (kind !== undefined) found.add(kind);
  }
  return [...found];
}

/** Runs the program in `folder`, which it makes; everything that it printed and left behind, as one text. */
export function traces(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  args: readonly string[],
): string {
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary, { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  const { stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
  });
  expect(stdout + stderr).not.toBe('');
  expect(readdirSync(temporary)).toEqual([]);
  const written = readdirSync(folder).filter((file) => !Object.hasOwn(files, file) && file !== 'tmp');
  return [stdout, stderr, ...written.map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`)].join('\n');
}

const FORMATS = [
  'json=a.json',
  'sarif=b.sarif',
  'markdown=c.md',
  'github=d.txt',
  'summary=e.md',
  'junit=f.xml',
  'pretty=g.txt',
];
/** All that the program can say, in every format. */
export const LOUD: readonly string[] = ['--verbose', '--debug', ...FORMATS.flatMap((file) => ['-o', file])];
