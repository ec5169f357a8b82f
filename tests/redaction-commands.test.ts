/** Commands that write what they saw, or compare it with a release before: no secret is in what they leave. */
import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { forms, leaked, LOUD, samples } from './support/redaction.ts';
import { startRegistry } from './support/registry.ts';
import { gnuLong, member, tar } from './support/tar-blocks.ts';

const BIN = resolve('dist/cli.js');
const base = realpathSync(mkdtempSync(join(tmpdir(), 'leakcheck-commands-')));
afterAll(() => rmSync(base, { recursive: true }));

/** Values that may be names of files, and that tell themselves. */
const names = samples
  .filter(({ kind, value }) => /^[\w.~=+-]{8,80}$/.test(value) && kind.context?.role !== 'required' && !kind.pair)
  .map(({ value }) => value);
/** The longest name that fits behind `package/`, with the slash between two. */
const MOST_NAME = 91;
const keys = forms
  .filter(({ id, content }) => /private-key/.test(id) && typeof content === 'string')
  .map((form) => String(form.content));
const contents = samples.map(({ text }) => `x(\`${text}\`);\n`).join('');
const manifest = (version: string, folder: string): string =>
  JSON.stringify({
    name: 'a',
    version,
    license: 'UNLICENSED',
    description: names.join(' '),
    scripts: { postinstall: `echo ${names.join(' ')}`, [folder]: keys[0] },
  });
const map = JSON.stringify({
  version: 3,
  sources: names.map((name) => `../src/${name}.ts`),
  sourcesContent: names.map((_, at) => `export const a = ${at};`),
  mappings: '',
});

/** Names in a folder of that name, keys as names, a map, and every token in a file. */
function release(version: string, folder: string): Buffer {
  const short = names.filter((name) => name.length <= MOST_NAME - folder.length);
  const files = short.map((name) => member('x', { name: `package/${folder}/${name}` }));
  const cut = keys.map((key) => Buffer.concat([gnuLong(`package/${folder}/${key}`), member('x')]));
  return gzipSync(
    tar(
      member(manifest(version, folder), { name: 'package/package.json' }),
      member(map, { name: `package/${folder}.js.map` }),
      member(contents, { name: `package/${folder}.js` }),
      ...files,
      ...cut,
    ),
  );
}

interface Run {
  readonly text: string;
  readonly code: number;
}

/** What a run in `folder` prints, and all that is new there. */
async function run(folder: string, args: readonly string[], inputs: ReadonlySet<string>): Promise<Run> {
  const temporary = join(folder, '.tmp');
  mkdirSync(temporary, { recursive: true });
  const env = { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary };
  const printed = await new Promise<Run>((done) => {
    execFile(process.execPath, [BIN, ...args], { cwd: folder, env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      done({ text: stdout + stderr, code: error === null ? 0 : Number(error.code) });
    });
  });
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !inputs.has(path) && statSync(join(folder, path)).isFile())
    .map((path) => `${path}\n${readFileSync(join(folder, path), 'utf8')}`);
  return { text: [printed.text, ...written].join('\n'), code: printed.code };
}

function inFolder(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  const folder = join(base, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

describe('no piece of a secret is in what is left behind by', () => {
  it('a baseline', async () => {
    const folder = inFolder('baseline', { 'a.tgz': release('1.0.0', 'lib') });
    const written = await run(folder, ['baseline', 'a.tgz'], new Set(['a.tgz']));
    expect(written.text).toContain('"fingerprint"');
    expect(leaked(written.text)).toEqual([]);
  });

  it('an exception', async () => {
    const files = { 'package.json': manifest('1.0.0', 'lib'), 'index.js': contents, 'index.js.map': map };
    const folder = inFolder('allow', files);
    const inputs = new Set(Object.keys(files));
    const first = await run(folder, ['-f', 'json'], inputs);
    const id = /lc1:secret-[a-z-]+:[0-9a-f]{16}/.exec(first.text)![0];
    const allowed = await run(
      folder,
      ['allow', id, '--reason', 'only for this test', '--expires', '30d', '--accept-critical'],
      inputs,
    );
    expect(allowed.text).toContain(`"fingerprint": "${id}"`);
    expect(leaked(first.text + allowed.text)).toEqual([]);
  });

  it('a comparison', async () => {
    const registry = await startRegistry();
    try {
      registry.publish('a', '1.0.0', release('1.0.0', 'lib'));
      registry.publish('a', '1.1.0', release('1.1.0', names[0]!));
      const folder = inFolder('compare', { '.npmrc': `registry=${registry.url}\n` });
      const args = ['a@1.1.0', '--compare', '1.0.0', '--registry', registry.url, ...LOUD];
      const compared = await run(folder, args, new Set(['.npmrc']));
      expect(compared.text).toContain('release-new-top-level-entry');
      expect(leaked(compared.text)).toEqual([]);
    } finally {
      await registry.close();
    }
  });
});
