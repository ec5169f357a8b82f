/** No part of any secret leaves the program: not in a report, not in an error, not in a file, whatever place it stood in. */
import type { Buffer } from 'node:buffer';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SECRET_KINDS } from '../src/rules/secret/kinds/index.ts';
import { forms, leaked, LOUD, pieces, samples, traces } from './support/redaction.ts';
import { makeTarball } from './support/tarball.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-redaction-')));
afterAll(() => rmSync(base, { recursive: true }));

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
    const text = traces(join(base, 'file'), { 'a.tgz': target, 'leakcheck.config.json': config }, ['a.tgz', ...LOUD]);
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
    const text = traces(join(base, 'name'), { 'a.tgz': target }, ['a.tgz', ...LOUD]);
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
    expect(leaked(traces(join(base, `config ${name}`), files, ['a.tgz', ...LOUD]))).toEqual([]);
  });
});
