/** Secrets in every place where a package has a name: none of them is in an output, also where the name is cut. */
import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { makeAsar } from './support/asar.ts';
import { forms, leaked, LOUD, samples, traces } from './support/redaction.ts';
import { gnuLong, member, pax, tar } from './support/tar-blocks.ts';
import { makeZip } from './support/zip.ts';

const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-names-')));
afterAll(() => rmSync(base, { recursive: true }));

/** Known by a setting, by the name of a file, or by bytes that are no text: nothing tells them in a name. */
const UNNAMED = new Set([
  'secret-dotenv-file',
  'secret-generic-assignment',
  'secret-kubernetes-secret-manifest',
  'secret-npmrc-file',
  'secret-private-key-store-file',
]);
const text = (content: string | Buffer): string => (typeof content === 'string' ? content : content.toString('base64'));
const named = forms.filter(({ id }) => !UNNAMED.has(id)).map((form) => ({ ...form, content: text(form.content) }));
const keys = named.filter(({ id }) => /private-key|service-account/.test(id)).map(({ content }) => content);
/** As tools and settings write keys, whole and cut behind. */
const inOneLine = keys.flatMap((key) => [
  key,
  key.replaceAll('\n', String.raw`\n`),
  key.replaceAll('\n', ' '),
  encodeURIComponent(key),
  key.slice(0, 700),
]);
const inBase64 = keys.filter((key) => key.startsWith('-----')).map((key) => Buffer.from(key).toString('base64'));
/** The end of a key in a folder. */
const ends = keys.filter((key) => key.endsWith('-----\n')).map((key) => `x/${key.slice(40)}`);
/** With the words that tell what they are. Half of a pair is no secret. */
const tokens = [
  ...samples.filter(({ kind }) => kind.pair?.required !== true && !UNNAMED.has(kind.id)).map((sample) => sample.text),
  ...named.map(({ content }) => content),
];
const names = [...tokens, ...inOneLine, ...inBase64, ...ends].map((name) => name.replaceAll('\0', ''));
/** What tells itself. */
const shown = [
  ...samples
    .filter(({ kind, value }) => /^[\w.~=+-]{8,80}$/.test(value) && kind.context?.role !== 'required' && !kind.pair)
    .map(({ value }) => value),
  ...inOneLine,
  ...inBase64,
];
/** For fields of that many bytes: whole names, and keys that are cut. */
const within = (bytes: number): string[] => [
  ...tokens.filter((name) => Buffer.byteLength(name) <= bytes),
  ...inOneLine.map((name) => Buffer.from(name).toString('utf8', 0, bytes)),
];

const MANIFEST = JSON.stringify({ name: 'a', version: '1.0.0', license: 'UNLICENSED' });
const packageOf = (...parts: readonly Buffer[]): Buffer =>
  gzipSync(tar(member(MANIFEST, { name: 'package/package.json' }), ...parts));
const fileOf = (path: string, content: string | Buffer): Buffer =>
  packageOf(member(content, { name: `package/${path}` }));
const manifestOf = (fields: object): Buffer =>
  gzipSync(tar(member(JSON.stringify({ name: 'a', version: '1.0.0', ...fields }), { name: 'package/package.json' })));
const each = (make: (name: string, index: number) => Buffer, list: readonly string[] = names): Buffer =>
  packageOf(...list.map(make));
const numbered = <T>(value: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, value(name)]));
const mapOf = (fields: object): string => JSON.stringify({ version: 3, names: [], mappings: '', ...fields });
const texts = names.map((_, index) => `export const a = ${index};`);

function gzipNamed(bytes: Buffer, name: string): Buffer {
  const plain = Buffer.from(bytes);
  plain[3] = 8 | 16;
  const label = Buffer.from(`${name}\0`);
  return Buffer.concat([plain.subarray(0, 10), label, label, plain.subarray(10)]);
}

const PLACES: Readonly<Record<string, () => Buffer>> = {
  'a tar name': () => each((name) => member('x', { name: `package/${name}` }), within(92)),
  'a tar name without a folder': () => each((name) => member('x', { name }), within(100)),
  'a tar name with its prefix': () =>
    each((name) => member('x', { prefix: name.slice(0, 155), name: name.slice(155, 255) }), inOneLine),
  'a GNU long name': () => each((name) => Buffer.concat([gnuLong(`package/${name}`), member('x')])),
  'a GNU long name without a folder': () => each((name) => Buffer.concat([gnuLong(name), member('x')])),
  'a pax path': () => each((name) => Buffer.concat([pax({ path: `package/${name}` }), member('x')])),
  'a pax path without a folder': () => each((name) => Buffer.concat([pax({ path: name }), member('x')])),
  'a pax comment': () => each((name) => Buffer.concat([pax({ comment: name, [name]: 'x' }), member('x')])),
  'the target of a link': () =>
    each((link, index) => member('', { name: `package/l${index}`, type: '2', link }), within(100)),
  'a long target of a link': () =>
    each((name, index) => Buffer.concat([gnuLong(name, 'K'), member('', { name: `package/l${index}`, type: '2' })])),
  'an owner': () =>
    each((owner, index) => member('x', { name: `package/${index}`, owner, raw: [[297, owner]] }), within(32)),
  'a zip entry': () => fileOf('a.zip', makeZip(names.map((name) => ({ name, content: 'x' })))),
  'a zip entry with two names': () =>
    fileOf('a.zip', makeZip(names.map((name) => ({ name, content: 'x', localName: `other/${name}` })))),
  'an entry of a tar in the package': () =>
    fileOf('a.tar', tar(...names.map((name) => Buffer.concat([gnuLong(name), member('x')])))),
  'an entry of an asar': () => fileOf('app.asar', makeAsar({ files: numbered(() => ({ offset: '0', size: 1 })) }, 'x')),
  'sources of a map': () => fileOf('a.js.map', mapOf({ sources: names, sourcesContent: texts, file: names[0] })),
  'the root of a map': () => fileOf('a.js.map', mapOf({ sources: ['a.ts'], sourceRoot: names.at(-1) })),
  'files of maps': () =>
    packageOf(
      ...names.map((file, index) => member(mapOf({ sources: ['a.ts'], file }), { name: `package/${index}.js.map` })),
    ),
  'the name of a package': () => manifestOf({ name: shown.join(' '), version: shown.join(' ') }),
  'paths of a manifest': () =>
    manifestOf({
      main: names[0],
      bin: numbered((name) => name),
      exports: numbered((name) => `./${name}`),
      files: names,
      workspaces: names,
      scripts: { postinstall: names.join(' '), ...numbered((name) => name) },
      dependencies: numbered((name) => name),
      repository: { url: names.join(' ') },
    }),
  'the header of gzip': () => gzipNamed(fileOf('a.txt', 'x'), names.join(' ')),
};

describe('no piece of a secret is in an output when it stands in', () => {
  it.each(Object.keys(PLACES))('%s', (place) => {
    const folder = join(base, place.replaceAll(' ', '-'));
    const target = PLACES[place]!();
    expect(leaked(traces(folder, { 'a.tgz': target }, ['a.tgz', ...LOUD]))).toEqual([]);
  });

  it('a name that a slash in a line of a key cuts where letters alone are left', () => {
    const letters = 'QWgzzCSFUXKQ';
    const lines = [`${'aB3d'.repeat(12)}fg1/${letters}`, 'hJ7k'.repeat(16), 'Zq=='];
    const key = ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join(String.raw`\n`);
    const target = packageOf(gnuLong(key), member('x'));
    const said = traces(join(base, 'letters'), { 'a.tgz': target }, ['a.tgz', ...LOUD]);
    expect(said.includes('archive-deceptive-name')).toBe(true);
    expect(said.includes(letters.slice(0, 8))).toBe(false);
  });

  it('the list of what a map holds, and the file beside it', () => {
    const sources = shown.map((name) => name.replaceAll('\0', ''));
    const target = fileOf(
      'a.js.map',
      mapOf({ sources, sourcesContent: sources.map((_, at) => `export const a = ${at};`) }),
    );
    const folder = join(base, 'list');
    expect(leaked(traces(folder, { 'a.tgz': target }, ['extract', 'a.tgz', '--list', '--json']))).toEqual([]);
    expect(leaked(traces(`${folder}-tree`, { 'a.tgz': target }, ['extract', 'a.tgz', '--list', '--verbose']))).toEqual(
      [],
    );
    expect(
      leaked(traces(`${folder}-out`, { 'a.tgz': target }, ['extract', 'a.tgz', '--out', join(base, 'out')])),
    ).toEqual([]);
    const files = readdirSync(join(base, 'out'), { recursive: true, encoding: 'utf8' });
    expect(leaked([...files, readFileSync(join(base, 'out', 'leakcheck-extract.json'), 'utf8')].join('\n'))).toEqual(
      [],
    );
  });
});
