/** No part of any secret leaves the program: not in a report, not in an error, not in a file, whatever place it stood in. */
import { Buffer } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SECRET_KINDS } from '../src/rules/secret/kinds/index.ts';
import { formSamples } from './support/form-samples.ts';
import { isShaped, samplesOf } from './support/secret-samples.ts';
import { makeTarball } from './support/tarball.ts';

const BIN = resolve('dist/cli.js');
const PIECE = 8;
const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-redaction-')));
afterAll(() => rmSync(base, { recursive: true }));

const samples = SECRET_KINDS.filter(isShaped).map((kind) => samplesOf(kind, 'redaction')[0]!);
const forms = formSamples('redaction');

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

const pieces = randomPieces();

/** Kinds of which a piece stands in the text. */
function leaked(text: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at + PIECE <= text.length; at++) {
    const kind = pieces.get(text.slice(at, at + PIECE));
    if (kind !== undefined) found.add(kind);
  }
  return [...found];
}

/** Runs the program in a folder of its own; everything that it printed and left behind, as one text. */
function traces(name: string, files: Readonly<Record<string, string | Uint8Array>>, args: readonly string[]): string {
  const folder = join(base, name);
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
const LOUD = ['--verbose', '--debug', ...FORMATS.flatMap((file) => ['-o', file])];

/** Values that can be names, and that are known by their own form: 32 hex digits alone are no secret. */
const nameable = samples.filter(
  ({ kind, value }) =>
    /^[\w.~=+-]{8,80}$/.test(value) && kind.context?.role !== 'required' && kind.pair?.required !== true,
);

describe('no piece of a secret is in what the program prints or writes', () => {
  it('has something to look for in every kind', () => {
    expect([...new Set(pieces.values())].toSorted()).toEqual(SECRET_KINDS.map(({ id }) => id).toSorted());
    expect(leaked(samples[0]!.value)).toEqual([samples[0]!.kind.id]);
  });

  it('when it stands in a file', () => {
    const files: Record<string, string | Buffer> = Object.fromEntries(
      samples.map(({ kind, text }) => [`lib/${kind.id}.js`, `x(\`${text}\`);\n`]),
    );
    for (const { path, content } of forms) files[path] = content;
    const target = makeTarball({ 'package.json': '{"name":"a","version":"1.0.0"}', ...files });
    const config = JSON.stringify({ rules: { 'secret-generic-assignment': 'error' } });
    const text = traces('file', { 'a.tgz': target, 'leakcheck.config.json': config }, ['a.tgz', ...LOUD]);
    const told = new Set(Array.from(text.matchAll(/"kind": ?"([a-z0-9-]+)"/g), ([, id]) => id!));
    const missed = SECRET_KINDS.filter(({ id }) => !told.has(id)).map(({ id }) => id);
    expect(missed).toEqual([]);
    expect(leaked(text)).toEqual([]);
  });

  it('when it stands in the name of a file, of a source or of a package field', () => {
    const names = nameable.map(({ value }) => value);
    const map = {
      version: 3,
      sources: names.map((name) => `../src/${name}.ts`),
      sourcesContent: names.map(() => 'export const a = 1;'),
      mappings: '',
    };
    const manifest = {
      name: 'a',
      version: '1.0.0',
      description: names.join(' '),
      homepage: `https://a.example.org/?t=${names[0]!}`,
      main: `${names[1]!}.js`,
      scripts: { postinstall: `curl -H "Authorization: Bearer ${names[2]!}" https://a.example.org`, [names[3]!]: 'x' },
      dependencies: { a: `git+https://x:${names[4]!}@git.example.org/a.git` },
      ...Object.fromEntries(names.map((name) => [name, name])),
    };
    const files = Object.fromEntries(names.map((name) => [`lib/${name}.js`, `x("${name}");\n`]));
    const target = makeTarball({
      'package.json': JSON.stringify(manifest),
      'lib/a.js.map': JSON.stringify(map),
      ...files,
    });
    const text = traces('name', { 'a.tgz': target }, ['a.tgz', ...LOUD]);
    expect(text).toContain('secret-npm-token');
    expect(leaked(text)).toEqual([]);
  });

  it.each([
    ['a rule', (value: string) => JSON.stringify({ rules: { [value]: 'error' } })],
    ['a level', (value: string) => JSON.stringify({ rules: { 'secret-jwt': value } })],
    ['a key', (value: string) => JSON.stringify({ [value]: true })],
    ['broken JSON', (value: string) => `{ "allow": ${value}`],
    ['an allowance', (value: string) => JSON.stringify({ allow: [{ rule: value, path: value, reason: value }] })],
    ['what it extends', (value: string) => JSON.stringify({ extends: value })],
  ])('when it stands in a config as %s', (name, config) => {
    const target = makeTarball({ 'package.json': '{"name":"a","version":"1.0.0"}' });
    const { value } = samples.find(({ kind }) => kind.id === 'secret-npm-token')!;
    const files = { 'a.tgz': target, 'leakcheck.config.json': config(value) };
    expect(leaked(traces(`config ${name}`, files, ['a.tgz', ...LOUD]))).toEqual([]);
  });
});
