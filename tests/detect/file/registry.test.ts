import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/file/index.ts';
import { detect, summary } from '../../support/detect.ts';
import { npmToken, randomText, uuid } from '../../support/tokens.ts';

const token = uuid('registry');
const value = randomText('registry', 24);
const basic = Buffer.from(`alice:${value}`).toString('base64');
const host = '//registry.example.org/:';

const CERTAIN = ['credential-file-registry critical/critical certain'];
const LIKELY = ['credential-file-registry critical/critical likely'];

function run(path: string, bytes: string): string[] {
  return summary(detect(detector, [{ path, bytes }]));
}

describe('npm and yarn lines', () => {
  it.each([
    ['.npmrc', `${host}_authToken=${token}`],
    ['.npmrc', `registry=x\n${host}_authToken = "${value}"\n`],
    ['a/.npmrc', `; ${host}_authToken=${token}`],
    ['.npmrc', `_auth=${basic}`],
    ['.npmrc', `${host}_password=${Buffer.from(value).toString('base64')}`],
    ['.yarnrc.yml', `npmAuthToken: "${value}"`],
    ['.yarnrc.yml', `  npmAuthIdent: alice:${value}`],
    ['.yarnrc.yml', `npmAuthIdent: "${basic}"`],
    ['prod.npmrc', `${host}_authToken=${token}`],
  ])('%s: %s', (path, text) => {
    expect(run(path, text)).toEqual(CERTAIN);
  });

  it.each([
    ['dist/setup.js', `fs.writeFileSync(f, "${host}_authToken=${token}")`],
    ['dist/setup.sh', `echo '${host}_authToken=${value}' > .npmrc`],
    ['dist/setup.sh', `npm config set ${host}_authToken ${token}\n`],
    ['dist/setup.sh', `pnpm config set --location=project "${host}_authToken" "${token}"\n`],
    ['dist/setup.sh', `npm set ${host}_authToken=${token}\n`],
    ['dist/setup.js', `"a=b\\n${host}_authToken=${token}\\n"`],
  ])('outside rc files, %s: %s', (path, text) => {
    expect(run(path, text)).toEqual(LIKELY);
  });

  it('names the form of the credential, and knows any token of any registry by its place', () => {
    const kinds = (path: string, bytes: string): unknown[] =>
      detect(detector, [{ path, bytes }]).found.map(({ data }) => data?.['kind']);
    expect(kinds('.npmrc', `${host}_authToken=${token}`)).toEqual(['secret-npm-legacy-auth-token']);
    expect(kinds('.npmrc', `${host}_authToken=${value}`)).toEqual(['secret-npmrc-file']);
    expect(kinds('dist/setup.sh', `'${host}_authToken=${value}'`)).toEqual(['secret-npm-legacy-auth-token']);
    expect(kinds('.npmrc', `_auth=${basic}`)).toEqual(['secret-npm-basic-auth']);
  });

  it('looks into map contents', () => {
    const file = {
      path: ['a.js.map', '.npmrc'] as const,
      via: 'map-content' as const,
      bytes: `${host}_authToken=${token}`,
    };
    expect(summary(detect(detector, [file]))).toEqual(CERTAIN);
  });

  it.each([
    ['.npmrc', `${host}_authToken=\${NPM_TOKEN}`],
    ['.npmrc', `${host}_authToken=$NPM_TOKEN`],
    ['.npmrc', `${host}_authToken=`],
    ['.npmrc', `${host}_authToken=<token>`],
    ['.npmrc', 'registry=https://registry.example.org/\nalways-auth=true'],
    ['.npmrc', '_auth=notbase64!'],
    ['.yarnrc.yml', 'nodeLinker: node-modules\nnpmAuthToken: "${TOKEN}"'],
    ['.npmrc', `_authTokenHelper${value}`],
    ['lib/client.js', 'opts._authToken=opts.token'],
    ['lib/client.js', 'this._password="correcthorse"'],
    ['lib/client.js', `"${host}_authToken=" + token`],
    ['lib/client.js', '`//${host}/:_authToken=${token}`'],
    ['lib/client.js', '"_authToken=someLongWordWithoutDigits"'],
  ])('nothing: %s with %s', (path, text) => {
    expect(run(path, text)).toEqual([]);
  });

  it.each([
    ['.npmrc', `${host}_authToken=00000000-0000-0000-0000-000000000000`],
    ['.npmrc', `_auth=${Buffer.from('user:password').toString('base64')}`],
    ['.npmrc', `${host}_authToken=your-token-here`],
  ])('counts a placeholder: %s with %s', (path, text) => {
    expect(detect(detector, [{ path, bytes: text }])).toEqual({ found: [], suppressed: 1 });
  });

  it('leaves npm_ tokens to their own rule', () => {
    expect(run('.npmrc', `${host}_authToken=${npmToken('rc')}`)).toEqual([]);
  });

  it('keeps host and value out of the report, and gives one identity to one value', () => {
    const text = `//npm.internal.example.org/:_authToken=${value}`;
    const { found } = detect(detector, [
      { path: '.npmrc', bytes: text },
      { path: 'b/.npmrc', bytes: `\n${text}` },
    ]);
    expect(found[1]?.identity).toBe(found[0]?.identity);
    expect(found[1]?.location).toMatchObject({ line: 2, column: 29 });
    expect(JSON.stringify(found)).not.toMatch(/internal|registry\.example/);
    expect(JSON.stringify(found)).not.toContain(value.slice(0, 8));
  });
});

describe('files of other package managers', () => {
  it.each([
    ['bunfig.toml', `[install]\nregistry = { url = "https://registry.example.org", token = "${value}" }`],
    ['bunfig.toml', `[install.registry]\npassword = "${value}"`],
    ['.pypirc', `[pypi]\nusername = __token__\npassword = ${value}`],
    ['pip.conf', `[global]\nindex-url = https://alice:${value}@pypi.acme.io/simple`],
    ['.cargo/credentials.toml', `[registry]\ntoken = "${value}"`],
    ['.gem/credentials', `---\n:rubygems_api_key: ${value}`],
  ])('%s: %j', (path, text) => {
    expect(run(path, text)).toEqual(CERTAIN);
  });

  it.each([
    ['bunfig.toml', '[install]\nregistry = { url = "https://registry.example.org", token = "$npm_token" }'],
    ['bunfig.toml', 'telemetry = false'],
    ['.pypirc', '[pypi]\npassword = <password>'],
    ['pip.conf', '[global]\nindex-url = https://pypi.example.org/simple'],
    ['tokens.toml', `token = "${value}"`],
  ])('nothing: %s with %j', (path, text) => {
    expect(run(path, text)).toEqual([]);
  });
});
