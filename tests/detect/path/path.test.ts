import { describe, expect, it } from 'vitest';
import { detector } from '../../../src/detect/path/index.ts';
import { detect, summary } from '../../support/detect.ts';

const USER = 'mwagner';

function inText(text: string, path = 'dist/index.js'): string[] {
  return summary(detect(detector, [{ path, bytes: text }]));
}

function program(...strings: readonly string[]): Uint8Array {
  return Buffer.from(`\x7fELF\x02\x01\x01${'\0'.repeat(32)}${strings.join('\0')}\0`, 'latin1');
}

const HOME = 'path-home-directory medium/low likely';
const BUILD = 'path-build-directory medium/low likely';

describe('home directories in text', () => {
  it.each([
    `// replace-modules:/Users/${USER}/src/acme/util.js`,
    `// /Users/${USER}/acme/src/index.ts`,
    `"shim:/Users/${USER}/acme/a.js"() {`,
    `"_where": "/home/${USER}/code/acme"`,
    `"at fn (\\n/home/${USER}/code/acme/a.js:1:2)"`,
    `const root = "/home/${USER}/.nvm/versions";`,
    `const root = '/home/${USER}/acme/lib/index.js';`,
    `x = "C:\\\\Users\\\\${USER}\\\\acme\\\\a.js"`,
    `x = String.raw\`c:\\Users\\${USER}\\acme\``,
    `C:\\Users\\${USER}/.cargo/bin`,
    `C:/Users/${USER}/acme/a.js`,
    `?file=%2FUsers%2F${USER}%2Facme%2Fa.js`,
    `?file=C%3A%5CUsers%5C${USER}%5Cacme%5Ca.js`,
  ])('%s', (text) => {
    expect(inText(text)).toEqual([HOME]);
  });

  it.each([
    '/home/web_user/a.js',
    '/home/node/app/a.js',
    '/home/user/project/src/a.js',
    '/Users/Shared/acme/a.js',
    '/Users/username/acme/a.js',
    '/Users/you/project/a.js',
    '/Users/example/code/a.js',
    '/home/runner/code/tmp/a.js',
    'C:\\Users\\username\\acme\\a.js',
    'C:\\Users\\myusername\\a.js',
    'C:\\Users\\foo\\a.js',
    'D:\\Users\\%USERNAME%\\a.js',
    'C:\\Users\\<username>\\.node-gyp\\a',
    '^/Users/[^/]+/\\.colima/',
    "route('/home/tables')",
    "route('/home/web/login')",
    `https://acme.example/home/${USER}/code/a.js`,
    `http://www.acme.example/home/lock-free/queues/a/b/c.js`,
    `\${base}/Users/${USER}/code/a.js`,
    `../../Users/${USER}/code/a.js`,
    '/home/acme/.acme/remote',
    '/home/acme/app/.output/bundle.json',
    'e:\\Users',
    '/Users/',
  ])('nothing: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it.each([
    ` * - \`/Users/${USER}/my-project/pages/foo.js\` -> \`/foo\``,
    `    // form "C:\\Users\\${USER}\\Downloads\\& curl". Use a list`,
    `  call(); // for example /home/${USER}/code/a.js`,
  ])('an example in a comment is low, and info in open source: %s', (text) => {
    expect(inText(`x();\n${text}\n`)).toEqual(['path-home-directory low/info possible']);
  });

  it.each(['README.md', 'index.d.ts', 'docs/api.html'])('so is one in documentation: %s', (path) => {
    expect(inText(`=> '/Users/${USER}/dev/acme'`, path)).toEqual(['path-home-directory low/info likely']);
  });

  it('masks the user wherever the name stands', () => {
    const { found } = detect(detector, [{ path: 'a.js', bytes: `"/Users/${USER}/${USER}-dev/Wagner/a.js"` }]);
    expect(found[0]).toMatchObject({ details: ['/Users/<user>/<user>-dev/Wagner/a.js'], cappedByPath: true });
    const { identity, ...printed } = found[0]!;
    expect(identity).toBe(`/Users/${USER}`);
    expect(JSON.stringify(printed)).not.toContain(USER);
  });

  it('gives equal homes one identity, whatever the separators', () => {
    const text = `C:\\Users\\${USER}\\a\\b C:/Users/${USER}/c/d c:\\\\Users\\\\${USER}\\\\e`;
    const { found } = detect(detector, [{ path: 'a.js', bytes: text }]);
    expect(found.map(({ identity }) => identity)).toEqual(Array(3).fill(`C:/Users/${USER}`));
  });

  it('reads files with NUL bytes that are no programs, and texts of maps', () => {
    expect(inText(`\0\0/Users/${USER}/acme/a.rb\0`, 'cache.bin')).toEqual([HOME]);
    const text = { path: ['a.js.map', 'src/a.ts'] as const, via: 'map-content' as const };
    expect(summary(detect(detector, [{ ...text, bytes: `"/Users/${USER}/acme/a.ts"` }]))).toEqual([HOME]);
  });

  it('keeps the count exact beyond the places that it keeps', () => {
    const { found } = detect(detector, [{ path: 'a.js', bytes: `"/Users/${USER}/acme/a.js"\n`.repeat(1_200) }]);
    expect(found.length).toBe(1_200);
    expect(new Set(found.map(({ location }) => location.offset)).size).toBe(1_200);
  });

  it('finds a home behind any number of routes of a web site', () => {
    const routes = Array.from({ length: 300 }, (_, index) => `"https://acme.dev/home/page${index}/a.js"\n`).join('');
    const { found } = detect(detector, [{ path: 'a.js', bytes: `${routes}"/Users/${USER}/acme/a.js"\n` }]);
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['path-home-directory']);
  });
});

describe('build services', () => {
  it.each([
    '// wasm-embedded:/home/runner/work/acme/acme/release/a.wasm',
    '"embed-worker:/Users/runner/work/acme-sdk/acme-sdk/packages/a.ts"',
    '"D:\\\\a\\\\acme\\\\acme\\\\src\\\\a.ts"',
    'D:\\a\\acme\\acme\\src\\a.ts',
    '"D:\\a\\1\\s\\src\\a.ts"',
    '"/home/vsts/work/1/s/src/a.ts"',
    '"/codebuild/output/src123456/src/a.ts"',
    '"/var/jenkins_home/workspace/acme/src/a.ts"',
    '"/var/lib/jenkins/workspace/acme/src/a.ts"',
    '"/opt/atlassian/pipelines/agent/build/src/a.ts"',
    `"/private/var/folders/m3/${'5574nnhn0yj488ccryqr7tc80000gn'}/T/a.ts"`,
    '"/builds/acme/web-shop/src/a.ts"',
    '"/__w/acme/acme/src/a.ts"',
    '"/opt/actions-runner/_work/acme/acme/src/a.ts"',
  ])('%s', (text) => {
    expect(inText(text)).toEqual([BUILD]);
  });

  it.each([
    '/workspace/a/b.ts',
    '/workspaces/acme/b.ts',
    '"/builds/latest"',
    '"/repos/{owner}/{repo}/pages/builds/latest"',
    '"/builds/acme/web-shop"',
    '/root/blah',
    "'C:\\\\a\\\\b\\\\c\\\\d'",
    'D:\\a\\b',
    'file:///C:/path/to/file.txt',
    'file:///path/to/a.ts',
    'file:///APP/.next/server/a.js',
    '/var/folders/123/abc/T/a.ts',
    'x=a?b:/a/g.test(c)',
  ])('nothing: %s', (text) => {
    expect(inText(text)).toEqual([]);
  });

  it.each([
    `file:///home/${USER}/code/acme/a.js`,
    'file:///home/runner/work/acme/acme/a.js',
    `file:///C:/Users/${USER}/acme/a.js`,
  ])('a URL that was built in stays medium in open packages: %s', (url) => {
    expect(inText(`const here = "${url}";`)).toEqual(['path-build-directory medium/medium likely']);
  });
});

describe('programs', () => {
  it('counts every path, one finding per root, one place per file', () => {
    const home = `/Users/${USER}/acme/src/lib.rs`;
    const files = [
      { path: 'bin/a', bytes: program(home, `x${home}${home}`, '/root/.cargo/registry/src/b.rs') },
      { path: 'bin/b', bytes: program(home, 'D:\\a\\acme\\src\\c.rs', `C:\\Users\\${USER}/.cargo/registry/src/d.rs`) },
    ];
    const { found } = detect(detector, files);
    expect(found.map((one) => [one.location.path[0], one.data?.['strings'], one.severity, one.severityIfOpen])).toEqual(
      [
        ['bin/a', 4, 'low', 'info'],
        ['bin/b', 4, 'low', 'info'],
        ['bin/a', 1, 'info', 'info'],
        ['bin/b', 1, 'info', 'info'],
        ['bin/b', 1, 'info', 'info'],
      ],
    );
    expect(new Set(found.map(({ ruleId }) => ruleId))).toEqual(new Set(['binary-build-path']));
    expect(JSON.stringify(found.map(({ message, details, data }) => [message, details, data]))).not.toContain(USER);
  });

  it('finds the PDB path of a stripped Windows program', () => {
    const record = `RSDS${'\x07'.repeat(20)}C:\\agent\\out\\acme.pdb\0`;
    const bytes = Buffer.from(`MZ${'\0'.repeat(40)}${record}RSDS${'\x07'.repeat(20)}acme.pdb\0`, 'latin1');
    const { found } = detect(detector, [{ path: 'a.exe', bytes }]);
    expect(found).toMatchObject([{ ruleId: 'binary-build-path', identity: 'C:/agent', data: { strings: 1 } }]);
  });

  it('says nothing of a module in base64, but of a text there', () => {
    const path = ['dist/index.js', '<base64 text 1>'] as const;
    const name = '/home/jane/work/acme/src/index.c';
    const module = { path, via: 'base64', bytes: `\0asm\x01\0\0\0${'\0'.repeat(64)}${name}\0` } as const;
    expect(detect(detector, [module]).found).toEqual([]);
    const text = { path, via: 'base64', bytes: `// built in ${name}\n` } as const;
    expect(detect(detector, [text]).found).toHaveLength(1);
  });

  it('leaves the constant home of Emscripten alone', () => {
    const bytes = Buffer.from('\0asm\x01\0\0\0/home/web_user/a/b/c\0', 'latin1');
    expect(detect(detector, [{ path: 'a.wasm', bytes }]).found).toEqual([]);
  });
});

it('is linear on paths that never end', () => {
  const start = performance.now();
  inText('/Users/'.repeat(4_000));
  inText(`/home/${USER}/`.repeat(3_000));
  inText(':\\a\\'.repeat(4_000));
  inText('%2FUsers%2F'.repeat(3_000));
  expect(performance.now() - start).toBeLessThan(4_000);
});
