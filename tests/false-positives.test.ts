/**
 * What naive searches take for leaks in published packages, through all detectors at once. A list names everything that is
 * said about the files, `severity rule`; most of them are empty.
 */
import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { PACKAGE, said } from './support/all-detectors.ts';
import { expand } from './support/fixture-values.ts';
import { makeMap, withLink } from './support/map-package.ts';

/** One line of code per case, in a product file. */
function lines(cases: readonly string[]): void {
  it.each(cases.map((text) => [text]))('%s', (text) => expect(said({ 'dist/index.js': `${text}\n` })).toEqual([]));
}

describe('1, 2: comments that name no map', () => {
  lines([
    'const comment = "//{{link}}data:application/json;base64," + encode(map);',
    "const comment = '//{{link}}data:application/json;base64,';",
    '//{{link}}data:application/json;base64,',
    '//{{link}}${file}.map',
    '//{{link}}[file].map',
    '//{{link}}{url}.map',
    '//{{link}}<name>.js.map',
    '//{{link}}*.map',
    '//{{link}}...',
  ]);
});

describe('3, 4, 5: maps', () => {
  it('are one finding per cause', () => {
    const files = ['a', 'b', 'c'].map((name) => withLink(`dist/${name}.js`, makeMap({ [`../src/${name}.ts`]: null })));
    expect(said(Object.assign({}, ...files))).toEqual(['low source-map-paths-only']);
  });

  it('with names that only look absolute', () => {
    const names = { 'webpack://app/./src/a.ts': null, 'turbopack:///[project]/b.ts': null, '\0virtual:c': null };
    expect(said(withLink('dist/a.js', makeMap(names)))).toEqual(['low source-map-paths-only']);
  });

  it('with texts that ship anyway, or that third parties wrote', () => {
    const shipped = makeMap({
      '../src/a.js': 'export const a = 1;\n',
      '../node_modules/b/index.js': 'module.exports = b;',
    });
    const files = { 'src/a.js': 'export const a = 1;\r\n', ...withLink('dist/a.js', shipped) };
    expect(said(files)).toEqual(['info source-map-embedded-source']);
  });
});

describe('6, 12 to 16: values that are no secrets', () => {
  lines([
    'const id = "AKIAIOSFODNN7EXAMPLE";',
    'const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";',
    'connect("mongodb://user:password@host/db");',
    'connect("https://username:pass@localhost/");',
    'connect("ftp://anonymous:***@127.0.0.1/");',
    'connect("https://use%21r:pas%2As@my.proxy:1234/foo");',
    'connect(`postgres://${user}:${password}@${host}/`);',
    'connect("postgres://{user}:{password}@{host}/");',
    'const sample = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.{{old-claims:1516239022}}.{{random:43}}";',
    'const expired = "eyJhbGciOiJSUzI1NiJ9.{{claims:2020}}.{{random:86}}";',
    'const kinds = { PASSWORD: "PASSWORD", TOKEN: "token", secret: "your_token" };',
    'const labels = { password: "Enter your password", "auth.token": "Your access token" };',
    'const selector = "[type=password]";',
    'const token = { keyword: "true false null", tokens: ["punctuation", "string"] };',
    'const revision = "{{hex:32}}";',
    'const password = "s00pers3cret";',
  ]);

  it('demonstrations of percent-encoding are low at most', () => {
    expect(said({ 'dist/index.js': 'parse("http://a%40b:c%3Ad@example.com/");\n' })).toEqual([
      'low secret-url-credentials',
    ]);
  });

  it('a legacy address of an error tracker is an identifier', () => {
    const files = { 'dist/index.js': 'init("https://{{hex:32}}:{{hex:32}}@sentry.example-tracker.net/42");\n' };
    expect(said(files)).toEqual(['info internal-cloud-identifier']);
  });

  it('what browsers must know is info, one finding for all chunks', () => {
    const config = 'const dsn = "https://{{hex:32}}@o1.ingest.sentry.io/42";\n'.replaceAll(
      '{{hex:32}}',
      expand('{{hex:32}}', 'dsn'),
    );
    const [first, ...others] = said({ 'dist/a.js': config, 'dist/b.js': config });
    expect([first, others]).toEqual(['info internal-cloud-identifier', []]);
  });
});

describe('7, 8: markers without a key', () => {
  lines([
    'const begin = "-----BEGIN RSA PRIVATE KEY-----";',
    'const pattern = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\\s\\S]+?-----END (?:RSA )?PRIVATE KEY-----/;',
    'const pem = "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----";',
    'const pem = "-----BEGIN PRIVATE KEY-----\\n<your key>\\n-----END PRIVATE KEY-----";',
    'const header = "PuTTY-User-Key-File-3: ssh-rsa";',
    'const armour = "-----BEGIN PGP PRIVATE KEY BLOCK-----\\n" + body + "\\n-----END PGP PRIVATE KEY BLOCK-----";',
  ]);
});

describe('10, 11: paths that tell tests and documents from products', () => {
  const key = { text: '{{key}}\n' };

  it.each([
    'test/server.key',
    'spec/a.pem',
    'fixtures/a.pem',
    'examples/a.pem',
    'docs/a.pem',
    'lib/a.test.js',
    'README.md',
  ])('a key is low in %s', (path) => expect(said({ [path]: key.text })).toContain('low key-private-key'));

  it('but not in a product file whose name looks like one', () => {
    expect(said({ 'modules/contest/a.pem': key.text })).toEqual(['critical key-private-key']);
  });

  it('and a token whose checksum is right is grave everywhere', () => {
    expect(said({ 'docs/usage.md': '{{secret:secret-npm-token}}\n' })).toEqual(['critical secret-npm-token']);
  });
});

describe('17, 18: files of settings', () => {
  it.each([
    ['.env', ''],
    ['.env', '# nothing\n\n# here\n'],
  ])('%s with %j is info', (path, text) => expect(said({ [path]: text })).toEqual(['info credential-file-dotenv']));

  it.each([
    ['.env.example', 'API_KEY=change-me\n'],
    ['.env.sample', 'API_KEY=\n'],
    ['ios/.xcode.env', 'export NODE_BINARY=$(command -v node)\n'],
    ['templates/app/react.env', 'PORT=3000\nPUBLIC_URL=/\n'],
    ['android/gradle.properties', 'org.gradle.jvmargs=-Xmx2048m\nandroid.useAndroidX=true\n'],
  ])('%s is nothing', (path, text) => expect(said({ [path]: text })).toEqual([]));

  it('accounts of development chains are info at most', () => {
    const words = 'test test test test test test test test test test test junk';
    expect(said({ 'dist/chain.js': `const mnemonic = "${words}";\n` })).toEqual(['info key-crypto-wallet']);
  });
});

describe('19 to 23: paths of nobody', () => {
  lines([
    ...[
      '/home/web_user',
      '/home/node',
      '/home/user',
      '/Users/Shared',
      '/Users/username',
      '/Users/you',
      '/Users/example',
    ].map((home) => `const file = "${home}/project/src/index.js";`),
    'const cache = "/home/runner/.cache/index.js";',
    ...['username', 'myusername', 'foo', 'bar'].map(
      (name) => `const file = "C:\\\\Users\\\\${name}\\\\project\\\\index.js";`,
    ),
    'route("/home/tables"); route("/home/web/login");',
    'open("https://shop.example.net/home/marta/orders/list.html");',
    'const roots = ["/workspace/", "/workspaces/", "/builds/", "/root/", "/workspace/src/index.ts"];',
    'parse("C:\\\\a"); parse("D:\\\\a\\\\b"); parse("D:\\\\a\\\\b\\\\c.txt");',
  ]);

  it('examples in comments are low', () => {
    const comment = '/**\n * @param dir for example `/Users/mkowalski/projects/app/src/pages`\n */\n';
    expect(said({ 'dist/index.d.ts': comment })).toEqual(['low path-home-directory']);
  });
});

describe('24: module ids of bundlers are real', () => {
  it.each([
    ['// replace-modules:/Users/mkowalski/src/app/util.js', 'medium path-home-directory'],
    ['// wasm-embedded:/home/runner/work/orbix/orbix/release/parser.wasm', 'medium path-build-directory'],
    ['// embed-worker:/Users/runner/work/orbix/orbix/src/worker.ts', 'medium path-build-directory'],
  ])('%s', (line, expected) => expect(said({ 'dist/index.js': `${line}\n` })).toEqual([expected]));
});

describe('25, 26: hosts that everybody has', () => {
  it.each([
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://host.docker.internal:3000/',
    'https://kubernetes.docker.internal:6443/',
    'http://printer.local/',
    'https://mymirror.local/',
    'https://mcp.corp/sse',
    'https://registry.corp/',
  ])('%s', (url) => {
    const [finding, ...others] = said({ 'dist/index.js': `const url = "${url}";\n` });
    expect(['info internal-hostname', undefined]).toContain(finding);
    expect(others).toEqual([]);
  });

  it.each(['https://npm.jsr.io/@std%2fpath/1.tgz', 'https://npm.pkg.github.com/download/@a/b/1/c'])(
    '%s',
    (resolved) => {
      const lock = JSON.stringify({
        lockfileVersion: 3,
        packages: { 'node_modules/a': { version: '1.0.0', resolved } },
      });
      expect(said({ 'npm-shrinkwrap.json': lock })).toEqual([]);
    },
  );
});

describe('27 to 31: files', () => {
  it.each([
    ['dist/cli.js', 'const { mcpServers = {} } = JSON.parse(text);\n'],
    ['docs/mcp.txt', '{ "mcpServers": { "db": { "command": "npx" } } }\n'],
    ['lib/core', 'export default 1;\n'],
    ['core.1', 'text\n'],
    ['lib/dockerfile.js', 'export default {};\n'],
    ['lib/todos.md', '# Todo lists\n'],
    ['changelog.log', '1.0.0\n'],
    ['.github/FUNDING.yml', 'github: sample\n'],
  ])('%s is nothing', (path, text) => expect(said({ [path]: text })).toEqual([]));

  it('node_modules inside of a test fixture is a fixture', () => {
    const said31 = said({
      'test/fixtures/app/node_modules/a/package.json': '{"name":"a"}',
      'test/fixtures/app/node_modules/a/.travis.yml': 'a: 1\n',
    });
    expect(said31).not.toContainEqual(expect.stringContaining('package-bundled-residue'));
  });

  it('development files of a declared bundle are one finding', () => {
    const bundle = ['a', 'b'].flatMap((name) => [
      [`node_modules/${name}/package.json`, `{"name":"${name}"}`],
      [`node_modules/${name}/.travis.yml`, 'language: node_js\n'],
      [`node_modules/${name}/.idea/workspace.xml`, '<project/>\n'],
    ]);
    expect(said(Object.fromEntries(bundle), { ...PACKAGE, bundleDependencies: ['a', 'b'] })).toEqual([
      'low package-bundled-residue',
    ]);
  });

  it('scripts that npm does not run, and a large data file', () => {
    const scripts = { 'dev-install': 'node setup.js', 'install:local': 'node setup.js' };
    expect(said({ 'data/geo.dat': Buffer.alloc(300_000, 3) }, { ...PACKAGE, scripts })).toEqual([]);
  });
});
